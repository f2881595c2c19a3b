import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planRemoval, type Reference } from './removal.ts'

const names = (from: string, to: string, releasable = false): Reference => ({ from, to, releasable })

describe('removing sample data', () => {
  it('takes everything where nothing else needs it', () => {
    const { goes, kept } = planRemoval({ rows: ['lead', 'note', 'seller'], parts: [{ child: 'note', parent: 'lead' }], references: [names('lead', 'seller', true)] })
    expect([...goes].sort()).toEqual(['lead', 'note', 'seller'])
    expect(kept.size).toBe(0)
  })
  it('keeps a customer that a real opportunity names, with its address, and lets its salesperson go', () => {
    const { goes, kept, released } = planRemoval({
      rows: ['customer', 'address', 'seller'], parts: [{ child: 'address', parent: 'customer' }],
      references: [names('real opportunity', 'customer'), names('customer', 'seller', true)],
    })
    expect([...goes]).toEqual(['seller'])
    expect(kept.get('customer')).toBe('real opportunity')
    expect(kept.has('address')).toBe(true)
    expect(released).toEqual([names('customer', 'seller', true)])
  })
  it('keeps a salesperson whom a real lead has', () => {
    expect([...planRemoval({ rows: ['seller'], parts: [], references: [names('real lead', 'seller', true)] }).goes]).toEqual([])
  })
  it('takes a membership when either the team or the person goes', () => {
    const parts = [{ child: 'member', parent: 'team' }, { child: 'member', parent: 'seller' }]
    const { goes } = planRemoval({ rows: ['team', 'seller', 'member'], parts, references: [names('real lead', 'seller', true)] })
    expect([...goes].sort()).toEqual(['member', 'team'])
  })
  it('never leaves a remaining row naming one that went, and takes nothing that is not sample data', () => {
    const id = fc.integer({ min: 0, max: 15 }).map(String)
    fc.assert(fc.property(fc.array(id), fc.array(fc.record({ child: id, parent: id })), fc.array(fc.record({ from: id, to: id, releasable: fc.boolean() })), (rows, parts, references) => {
      const { goes, released } = planRemoval({ rows, parts: parts.filter((one) => rows.includes(one.child)), references })
      for (const one of goes) expect(rows).toContain(one)
      for (const one of references) if (goes.has(one.to) && !goes.has(one.from)) expect(released).toContainEqual(one)
      for (const one of released) expect(rows).toContain(one.from)
    }))
  })
})
