import { expect, it } from 'vitest'
import { conflictOf, edited, stillEdited, withoutFields } from './draft.ts'

const base = { title: 'Aspiration', amount: '100.00', tagIds: ['a'], version: '1' }
type Address = { id?: string; isPrimary: boolean; type: string; city: string | null }
const lille: Address = { id: '1', isPrimary: true, type: 'billing', city: 'Lille' }
const blank: Address = { isPrimary: false, type: 'shipping', city: null }

it('does not count a field put back to what it was', () => {
  expect(edited(base, { title: 'Aspiration', amount: '120.00', tagIds: ['a'] })).toEqual({ amount: '120.00' })
})

it('does not save an address added and left blank', () => {
  const record = { addresses: [lille], version: '1' }
  expect(edited(record, { addresses: [lille, blank] })).toEqual({})
  expect(edited(record, { addresses: [lille, { ...blank, city: 'Roubaix' }, blank] })).toEqual({ addresses: [lille, { ...blank, city: 'Roubaix' }] })
})

it('asks only about fields that both changed, and differently', () => {
  const theirs = { ...base, title: 'Aspiration du bois', amount: '150.00', tagIds: ['a', 'b'], version: '2' }
  expect(conflictOf(base, theirs, { amount: '120.00', tagIds: ['a', 'b'] }).fields).toEqual(['amount'])
  expect(conflictOf(base, { ...base, title: 'Autre', version: '2' }, { amount: '120.00' }).fields).toEqual([])
})

it('lets theirs win where one chooses so', () => {
  expect(withoutFields<typeof base>({ amount: '120.00', title: 'Mien' }, ['amount'])).toEqual({ title: 'Mien' })
})

it('keeps what was typed while saving, on the item that was saved meanwhile', () => {
  const sent = { title: 'Un', addresses: [{ ...blank, city: 'Roubaix' }] }
  const now = { title: 'Un', addresses: [{ ...blank, city: 'Roubaix', type: 'billing' }], notes: 'suite' }
  const saved = { title: 'Un', notes: null as string | null, addresses: [{ ...blank, id: '9', city: 'Roubaix' }] as Address[], version: '2' }
  expect(stillEdited<typeof saved>(now, sent, saved)).toEqual({ notes: 'suite', addresses: [{ ...blank, id: '9', city: 'Roubaix', type: 'billing' }] })
})
