import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nameIsTaken, placed } from './order.ts'

it('puts one where it belongs and lets the others make room', () => {
  expect(placed(['a', 'b', 'c', 'd'], 'd', 1)).toEqual(['a', 'd', 'b', 'c'])
  expect(placed(['a', 'b', 'c', 'd'], 'a', 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(placed(['a', 'b'], 'a', 99)).toEqual(['b', 'a'])
})
it('loses nobody and keeps the order of the others', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.nat(40), (ids, pick, position) => {
    const id = ids[pick % ids.length] as string
    const after = placed(ids, id, position)
    expect(after.indexOf(id)).toBe(Math.min(position, ids.length - 1))
    expect(after.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id))
  }))
})
it('finds a name again in another case, but not its own', () => {
  const rows = [{ id: '1', name: 'Étape' }]
  expect([nameIsTaken(rows, ' étape ', null), nameIsTaken(rows, 'étape', '1'), nameIsTaken(rows, 'Autre', null)]).toEqual([true, false, false])
})
