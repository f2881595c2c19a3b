import { expect, it } from 'vitest'
import { type Entry, sittings } from './group.ts'

const entry = (id: string, minute: number, more: Partial<Entry> = {}): Entry => ({
  id, kind: 'change', at: new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString(), author: { id: 'ada', name: 'Ada' }, body: '', from: null, changes: [], version: null,
  operation: { id, kind: 'lead.change', isUndo: false, undone: false, undoable: true }, ...more,
})
const ids = (entries: Entry[]) => sittings(entries).map((group) => group.map((one) => one.id).join('+'))

it('puts the edits of one sitting together', () => {
  expect(ids([entry('c', 30), entry('b', 20), entry('a', 6)])).toEqual(['c+b+a'])
  expect(ids([entry('c', 50), entry('b', 20), entry('a', 6)])).toEqual(['c', 'b+a'])
})

it('keeps apart what others did, what happened to another record, notes and undos', () => {
  const note = entry('n', 21, { kind: 'note', operation: null })
  const undo = entry('u', 22, { operation: { id: 'u', kind: 'lead.change', isUndo: true, undone: false, undoable: false } })
  const other = entry('o', 23, { author: { id: 'bob', name: 'Bob' } })
  const elsewhere = entry('e', 24, { from: { kind: 'lead', id: '1', label: 'Bertin', openable: true } })
  expect(ids([elsewhere, other, undo, note, entry('a', 20)])).toEqual(['e', 'o', 'u', 'n', 'a'])
})
