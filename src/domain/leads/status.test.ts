import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canSetStatus, planStatusRemoval, resolveStatus, STATUS_KINDS, statusKind, type StatusFacts, type StatusKind, type StatusRow } from './status.ts'

const nothing: StatusFacts = { manual: null, customerCreated: false, opportunities: [], quotations: [], orders: [] }
const kindOf = (facts: Partial<StatusFacts>) => statusKind({ ...nothing, ...facts })
const open = { state: 'open', openedAt: 10 } as const
const lost = { state: 'lost', openedAt: 10 } as const
const won = { state: 'won', openedAt: 10 } as const
const closed = { statusId: 'closed', kind: 'closed' } as const
const working = { statusId: 'working', kind: 'working' } as const

describe('the status of a lead', () => {
  it.each<[string, Partial<StatusFacts>, StatusKind]>([
    ['is open as long as nothing has happened', {}, 'open'],
    ['is what a person has chosen', { manual: working }, 'working'],
    ['is opportunity with an open opportunity, whatever was chosen', { manual: working, opportunities: [open] }, 'opportunity'],
    ['goes back to the choice when the opportunity is lost', { manual: working, opportunities: [lost] }, 'working'],
    ['is quotation once one has been sent', { opportunities: [open], quotations: [{ state: 'validated', decidedAt: 20 }] }, 'quotation'],
    ['ignores a draft quotation', { opportunities: [open], quotations: [{ state: 'draft', decidedAt: 20 }] }, 'opportunity'],
    ['does not take an expired quotation for a live or a lost one', { opportunities: [open], quotations: [{ state: 'expired', decidedAt: 20 }] }, 'opportunity'],
    ['is lost quotation when the latest one is lost', { opportunities: [open], quotations: [{ state: 'lost', decidedAt: 20 }] }, 'lost_quotation'],
    ['is lost quotation even without an opportunity', { quotations: [{ state: 'lost', decidedAt: 20 }] }, 'lost_quotation'],
    ['is no lost quotation when one sent later has expired', { opportunities: [open], quotations: [{ state: 'lost', decidedAt: 20 }, { state: 'expired', decidedAt: 30 }] }, 'opportunity'],
    ['stays lost quotation when a later one was cancelled', { opportunities: [open], quotations: [{ state: 'lost', decidedAt: 20 }, { state: 'cancelled', decidedAt: 30 }] }, 'lost_quotation'],
    ['is opportunity again when one is opened or restored after the loss', { opportunities: [lost, { state: 'open', openedAt: 30 }], quotations: [{ state: 'lost', decidedAt: 20 }] }, 'opportunity'],
    ['is quotation when one is live and another lost', { quotations: [{ state: 'lost', decidedAt: 30 }, { state: 'validated', decidedAt: 20 }] }, 'quotation'],
    ['is converted by a won opportunity', { opportunities: [lost, won], quotations: [{ state: 'validated', decidedAt: 20 }] }, 'converted'],
    ['is converted by an order', { opportunities: [open], orders: [{ state: 'confirmed' }] }, 'converted'],
    ['is not converted by a cancelled order', { opportunities: [open], orders: [{ state: 'cancelled' }] }, 'opportunity'],
    ['is converted by Create › Customer', { customerCreated: true, manual: working }, 'converted'],
    ['stays closed whatever happens, until a person reopens it', { manual: closed, customerCreated: true, opportunities: [won, open], orders: [{ state: 'confirmed' }] }, 'closed'],
  ])('%s', (_, facts, kind) => expect(kindOf(facts)).toBe(kind))
})

it('open, working and closed are set by hand; the others follow', () => {
  for (const kind of ['open', 'working', 'closed'] as const) expect(canSetStatus(kind)).toEqual({ ok: true })
  for (const kind of ['opportunity', 'quotation', 'lost_quotation', 'converted'] as const) expect(canSetStatus(kind)).toEqual({ refused: 'status_is_automatic' })
})

const rows: StatusRow[] = [
  { id: 'open', kind: 'open', isDefault: true }, { id: 'replied', kind: 'working', isDefault: true }, { id: 'interested', kind: 'working', isDefault: false }, { id: 'spare', kind: 'working', isDefault: false },
]

describe('removing a status', () => {
  it('moves its leads to the replacement', () => expect(planStatusRemoval(rows, 'interested', 'replied', true)).toEqual({ replacementId: 'replied', promote: false }))
  it('makes the replacement the default where it was', () => expect(planStatusRemoval(rows, 'replied', 'interested', true)).toEqual({ replacementId: 'interested', promote: true }))
  it('needs nothing when nobody has it', () => expect(planStatusRemoval(rows, 'interested', null, false)).toEqual({ replacementId: null, promote: false }))
  it('asks for a replacement when it is in use or the default', () => {
    expect(planStatusRemoval(rows, 'interested', null, true)).toEqual({ refused: 'replacement_required' })
    expect(planStatusRemoval(rows, 'replied', null, false)).toEqual({ refused: 'replacement_required' })
  })
  it('refuses a replacement of another kind, or itself', () => {
    expect(planStatusRemoval(rows, 'interested', 'open', true)).toEqual({ refused: 'replacement_not_found' })
    expect(planStatusRemoval(rows, 'interested', 'interested', true)).toEqual({ refused: 'replacement_not_found' })
  })
  it('refuses to leave a kind without a status', () => expect(planStatusRemoval(rows, 'open', null, false)).toEqual({ refused: 'status_kind_needs_default' }))
})

const instant = fc.integer({ min: 0, max: 5 })
const facts: fc.Arbitrary<StatusFacts> = fc.record({
  manual: fc.option(fc.record({ statusId: fc.constantFrom(...STATUS_KINDS, 'gone', 'extra0', 'extra1'), kind: fc.constantFrom('working', 'closed') })),
  customerCreated: fc.boolean(),
  opportunities: fc.array(fc.record({ state: fc.constantFrom('open', 'won', 'lost'), openedAt: instant }), { maxLength: 3 }),
  quotations: fc.array(fc.record({ state: fc.constantFrom('draft', 'validated', 'accepted', 'lost', 'expired', 'cancelled'), decidedAt: instant }), { maxLength: 4 }),
  orders: fc.array(fc.record({ state: fc.constantFrom('confirmed', 'cancelled') }), { maxLength: 2 }),
})

it('whatever an administrator does to the statuses, each kind keeps one default and every lead has a status of its kind', () => {
  const edit = fc.record({ what: fc.constantFrom('add', 'remove', 'default'), kind: fc.constantFrom(...STATUS_KINDS), pick: fc.nat(20), other: fc.option(fc.nat(20)), inUse: fc.boolean() })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), facts, (edits, known) => {
      let statuses: StatusRow[] = STATUS_KINDS.map((kind) => ({ id: kind, kind, isDefault: true }))
      for (const [at, { what, kind, pick, other, inUse }] of edits.entries()) {
        const row = statuses[pick % statuses.length] as StatusRow
        if (what === 'add') statuses.push({ id: `extra${at}`, kind, isDefault: false })
        if (what === 'default') statuses = statuses.map((one) => (one.kind === row.kind ? { ...one, isDefault: one.id === row.id } : one))
        if (what !== 'remove') continue
        const plan = planStatusRemoval(statuses, row.id, other === null ? null : (statuses[other % statuses.length] as StatusRow).id, inUse)
        if ('refused' in plan) continue
        statuses = statuses.filter((one) => one.id !== row.id).map((one) => (plan.promote && one.id === plan.replacementId ? { ...one, isDefault: true } : one))
      }
      for (const kind of STATUS_KINDS) expect(statuses.filter((one) => one.kind === kind && one.isDefault)).toHaveLength(1)
      const id = resolveStatus(known, statuses)
      expect(statuses.find((one) => one.id === id)?.kind).toBe(statusKind(known))
    }), { numRuns: 500 },
  )
})

it('does not depend on the order in which facts are read', () => {
  fc.assert(fc.property(facts, (known) => {
    const turned = { ...known, opportunities: [...known.opportunities].reverse(), quotations: [...known.quotations].reverse(), orders: [...known.orders].reverse() }
    expect(statusKind(turned)).toBe(statusKind(known))
  }), { numRuns: 1000 })
})
