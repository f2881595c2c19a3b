import { describe, expect, it } from 'vitest'
import { matchingCommands, stepInList } from './palette.ts'
import { placeOf } from './places.ts'

const commands = ['Nouvelle piste', 'Nouvelle opportunité', 'Aller aux pistes', 'Équipes commerciales'].map((label) => ({ id: label, label }))
const found = (typed: string) => matchingCommands(commands, typed).map((one) => one.label)

describe('commands', () => {
  it('are found by the beginnings of their words, accents aside', () => {
    expect(found('nouv op')).toEqual(['Nouvelle opportunité'])
    expect(found('equipes')).toEqual(['Équipes commerciales'])
    expect(found('iste')).toEqual([])
    expect(found('')).toHaveLength(4)
  })

  it('whose label begins so come first', () => {
    expect(matchingCommands([{ id: 'a', label: 'Aller aux pistes' }, { id: 'b', label: 'Pistes' }], 'pis').map((one) => one.id)).toEqual(['b', 'a'])
  })
})

describe('the list', () => {
  it('starts again past its end', () => {
    expect(stepInList(2, 'ArrowDown', 3)).toBe(0)
    expect(stepInList(0, 'ArrowUp', 3)).toBe(2)
    expect(stepInList(1, 'PageDown', 3)).toBe(2)
    expect(stepInList(0, 'ArrowDown', 0)).toBeNull()
    expect(stepInList(0, 'a', 3)).toBeNull()
  })
})

describe('where one is', () => {
  it('an opportunity is in the pipeline, a lead among the leads', () => {
    expect(placeOf('/opportunities/1')?.to).toBe('/pipeline')
    expect(placeOf('/leads/1')?.to).toBe('/leads')
    expect(placeOf('/settings/users')?.to).toBe('/settings')
    expect(placeOf('/leadsheet')).toBeUndefined()
  })
})
