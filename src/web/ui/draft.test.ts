import { expect, it } from 'vitest'
import { conflictOf, edited, withoutFields } from './draft.ts'

const base = { title: 'Aspiration', amount: '100.00', tagIds: ['a'], version: '1' }

it('does not count a field put back to what it was', () => {
  expect(edited(base, { title: 'Aspiration', amount: '120.00', tagIds: ['a'] })).toEqual({ amount: '120.00' })
})

it('asks only about fields that both changed, and differently', () => {
  const theirs = { ...base, title: 'Aspiration du bois', amount: '150.00', tagIds: ['a', 'b'], version: '2' }
  expect(conflictOf(base, theirs, { amount: '120.00', tagIds: ['a', 'b'] }).fields).toEqual(['amount'])
  expect(conflictOf(base, { ...base, title: 'Autre', version: '2' }, { amount: '120.00' }).fields).toEqual([])
})

it('lets theirs win where one chooses so', () => {
  expect(withoutFields<typeof base>({ amount: '120.00', title: 'Mien' }, ['amount'])).toEqual({ title: 'Mien' })
})
