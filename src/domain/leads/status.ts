export type StatusKind = 'open' | 'working' | 'opportunity' | 'quotation' | 'lost_quotation' | 'converted' | 'closed'
export const STATUS_KINDS = ['open', 'working', 'opportunity', 'quotation', 'lost_quotation', 'converted', 'closed'] as const satisfies StatusKind[]

/** Kinds of leads one still works on; the others have an open opportunity, are converted or closed, and leave the list. */
export const WORKED_ON_KINDS: StatusKind[] = ['open', 'working', 'quotation', 'lost_quotation']

/** Everything the status follows from; instants in milliseconds. */
export type StatusFacts = {
  /** The person's choice, one fact among the others. */
  manual: { statusId: string; kind: 'working' | 'closed' } | null
  /** An explicit Create › Customer; a customer linked in the conversion dialog is not this fact. */
  customerCreated: boolean
  opportunities: { state: 'open' | 'won' | 'lost'; openedAt: number }[]
  quotations: { state: 'draft' | 'validated' | 'accepted' | 'lost' | 'expired' | 'cancelled'; decidedAt: number }[]
  orders: { state: 'confirmed' | 'cancelled' }[]
}

export type StatusRow = { id: string; kind: StatusKind; isDefault: boolean }

/** The kind a lead has, by the precedence closed > converted > quotation > lost quotation > opportunity > working > open. */
export function statusKind(facts: StatusFacts): StatusKind {
  if (facts.manual?.kind === 'closed') return 'closed'
  if (facts.customerCreated || facts.opportunities.some((one) => one.state === 'won') || facts.orders.some((one) => one.state === 'confirmed')) return 'converted'
  if (facts.quotations.some((one) => one.state === 'validated')) return 'quotation'
  // A cancelled quotation is void; an expired one is neither live nor lost, and yet the latest that was sent.
  const sent = facts.quotations.filter((one) => one.state !== 'draft' && one.state !== 'cancelled')
  const latest = sent.reduce<(typeof sent)[number] | null>((best, one) => (best === null || later(one, best) ? one : best), null)
  const openedSince = (at: number) => facts.opportunities.some((one) => one.openedAt > at)
  if (latest?.state === 'lost' && !openedSince(latest.decidedAt)) return 'lost_quotation'
  if (facts.opportunities.some((one) => one.state === 'open')) return 'opportunity'
  return facts.manual?.kind === 'working' ? 'working' : 'open'
}

/** Decided in the same instant, the lost one counts: the order of the facts must not. */
function later(one: StatusFacts['quotations'][number], other: StatusFacts['quotations'][number]): boolean {
  return one.decidedAt > other.decidedAt || (one.decidedAt === other.decidedAt && one.state === 'lost')
}

/** The row a lead shows: the one chosen by hand where its kind holds, else the kind's default. */
export function resolveStatus(facts: StatusFacts, statuses: StatusRow[]): string {
  const kind = statusKind(facts)
  if (facts.manual && facts.manual.kind === kind && statuses.some((row) => row.id === facts.manual?.statusId && row.kind === kind)) return facts.manual.statusId
  const row = statuses.find((one) => one.kind === kind && one.isDefault) ?? statuses.find((one) => one.kind === kind)
  if (!row) throw new Error(`no status of kind ${kind}: each kind keeps one default`)
  return row.id
}

/** Open (which clears the choice), working and closed are set by hand; the others follow from what happens. */
export function canSetStatus(kind: StatusKind): { ok: true } | { refused: 'status_is_automatic' } {
  return kind === 'open' || kind === 'working' || kind === 'closed' ? { ok: true } : { refused: 'status_is_automatic' }
}

export type StatusRemoval = { replacementId: string | null; promote: boolean } | { refused: 'replacement_required' | 'replacement_not_found' | 'status_kind_needs_default' }

/**
 * How a status goes: its records move to a replacement of the same kind, which becomes the kind's default where the
 * removed one was. Refuses to leave a kind without a row, and a status in use without a replacement.
 */
export function planStatusRemoval(statuses: StatusRow[], id: string, replacementId: string | null, inUse: boolean): StatusRemoval {
  const row = statuses.find((one) => one.id === id)
  const peers = statuses.filter((one) => one.kind === row?.kind && one.id !== id)
  if (!row || peers.length === 0) return { refused: 'status_kind_needs_default' }
  if (replacementId !== null && !peers.some((one) => one.id === replacementId)) return { refused: 'replacement_not_found' }
  if (replacementId === null && (inUse || row.isDefault)) return { refused: 'replacement_required' }
  return { replacementId, promote: row.isDefault }
}
