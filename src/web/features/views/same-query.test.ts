import { expect, it } from 'vitest'
import { sameQuery } from './same-query.ts'

it('takes what is empty and what is absent for the same, in any order', () => {
  expect(sameQuery({ q: '', filter: {}, sort: 'name' }, { sort: 'name', filter: { all: [] } })).toBe(true)
})
it('sees every change: words, filter, order, columns', () => {
  const query = { q: 'a', filter: { all: [{ field: 'city', op: 'is' as const, value: 'Nantes' }] }, sort: 'name', columns: ['name', 'city'] }
  for (const change of [{ q: 'b' }, { filter: {} }, { sort: '-name' }, { columns: ['name'] }, { shelf: 'trash' as const }]) expect(sameQuery(query, { ...query, ...change })).toBe(false)
})
