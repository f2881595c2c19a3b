import { changedSince, type NetChange, netChanges } from '#domain/journal/net-change.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { Refused } from '../../refused.ts'
import { deriveContacts, deriveCustomers } from '../customers/commands.ts'
import { deriveLeads, recomputeStatuses } from '../leads/commands.ts'
import { indexKeys } from '../matching/commands.ts'
import { deriveOpportunities } from '../opportunities/commands.ts'
import { keepAdministrator } from '../people/commands.ts'
import { mayTakeBack } from './policy.ts'
import { findChanges, findLaterChanges, findLeadsOf, findLinkedLeads, findReferences, findReferring, findRows, lockOperation, markUndone, takeBack } from './store.ts'

export type UndoConflict = { table: string; rowId: string; fields: string[]; by: { id: string; name: string } | null; at: string | null }
export type Undone = { undone: boolean; operationId: string | null; conflicts: UndoConflict[] }

class Conflicted extends Error {
  readonly conflicts: UndoConflict[]
  constructor(conflicts: UndoConflict[]) {
    super('conflicts')
    this.conflicts = conflicts
  }
}

/**
 * Undoes an operation, whole or not at all; with `keep: 'theirs'` everything but what others have changed since. It is
 * an operation itself, so it can be undone. Refuses what is not one's own (a manager: anything), what only a higher role
 * may change (forbidden), already_undone, and
 * not_undoable naming the compensation.
 */
export async function undoOperation(ctx: Context, actor: Actor, id: string, keepTheirs: boolean): Promise<Undone> {
  try {
    const done = await operation(ctx, actor, 'undo', async (work) => {
      const target = await lockOperation(work.trx, id)
      if (!target || (target.actor_id !== actor.userId && actor.role === 'salesperson')) throw new Refused('not_found')
      if (target.compensation) throw new Refused('not_undoable', { details: { compensation: target.compensation } })
      if (target.undone_by) throw new Refused('already_undone')
      const changes = await findChanges(work.trx, id)
      const net = netChanges(changes)
      if (!mayTakeBack(actor, net)) throw new Refused('forbidden')
      const since = changes.at(-1)?.id ?? 0
      const { keep, conflicts, trimmed } = await findConflicts(work, net, since, id)
      if (conflicts.length > 0 && !keepTheirs) throw new Conflicted(conflicts)
      await takeBackAll(work, net.filter((one) => !keep.has(keyOf(one))).map((one) => trimmed.get(keyOf(one)) ?? one))
      if (net.some((one) => one.table === 'app_user')) await keepAdministrator(work.trx)
      await markUndone(work.trx, id, work.operationId)
      await rederive(work, net)
      return { undone: true, conflicts }
    })
    return done
  } catch (error) {
    if (error instanceof Conflicted) return { undone: false, operationId: null, conflicts: error.conflicts }
    // What would come back has a successor of the same name since.
    if (error instanceof Error && 'code' in error && error.code === '23505') throw new Refused('undo_conflict')
    throw error
  }
}

const keyOf = (one: NetChange) => `${one.table} ${one.rowId}`

function byTable(net: NetChange[]): Map<string, NetChange[]> {
  const tables = new Map<string, NetChange[]>()
  for (const one of net) {
    const group = tables.get(one.table)
    if (group) group.push(one)
    else tables.set(one.table, [one])
  }
  return tables
}

/** What has moved since: rows to leave alone, and updates trimmed to the columns nobody has touched. */
async function findConflicts(work: Work, net: NetChange[], since: number, operationId: string) {
  const keep = new Set<string>()
  const trimmed = new Map<string, NetChange>()
  const conflicts: UndoConflict[] = []
  for (const [table, group] of byTable(net)) {
    const ids = group.map((one) => one.rowId)
    const current = await findRows(work.trx, table, ids)
    const later = await findLaterChanges(work.trx, ids, since, operationId)
    for (const one of group) {
      const row = current.get(one.rowId)
      const who = later.get(one.rowId)
      const report = (fields: string[]) => conflicts.push({ table, rowId: one.rowId, fields, by: who?.actor_id ? { id: who.actor_id, name: who.name ?? '' } : null, at: who?.at.toISOString() ?? null })
      if (one.kind === 'delete') {
        if (row) { keep.add(keyOf(one)); report(['id']) }
      } else if (!row) {
        // A row the operation made and somebody has removed since needs no taking back.
        keep.add(keyOf(one))
        if (one.kind === 'update') report(Object.keys(one.after))
      } else if (one.kind === 'insert') {
        if (who) { keep.add(keyOf(one)); report(who.columns ?? []) }
      } else {
        const moved = changedSince(one.after, row)
        if (moved.length === 0) continue
        report(moved)
        const rest = Object.fromEntries(Object.entries(one.before).filter(([column]) => !moved.includes(column)))
        if (Object.keys(rest).length === 0) keep.add(keyOf(one))
        else trimmed.set(keyOf(one), { ...one, before: rest })
      }
    }
  }
  await keepReferred(work, net, keep, conflicts)
  return { keep, conflicts, trimmed }
}

/** What others have come to refer to stays, and so does, in turn, what that refers to. */
async function keepReferred(work: Work, net: NetChange[], keep: Set<string>, conflicts: UndoConflict[]): Promise<void> {
  const inserted = net.filter((one) => one.kind === 'insert')
  if (inserted.length === 0) return
  const references = await findReferences(work.trx)
  const restored = new Map(net.flatMap((one) => (one.kind === 'update' && !keep.has(keyOf(one)) ? [[keyOf(one), one.before] as const] : [])))
  const touched = new Set(net.map(keyOf))
  for (let settled = false; !settled; ) {
    settled = true
    const going = inserted.filter((one) => !keep.has(keyOf(one)))
    const goes = byTable(going)
    const goingKeys = new Set(going.map(keyOf))
    for (const reference of references) {
      const targets = goes.get(reference.target)
      if (!targets) continue
      for (const referring of await findReferring(work.trx, reference, targets.map((one) => one.rowId))) {
        const key = `${reference.table} ${referring.id}`
        const goesToo = goingKeys.has(key)
        const letsGo = restored.get(key)
        if (goesToo || (letsGo && reference.column in letsGo)) continue
        const targetKey = `${reference.target} ${referring.target}`
        if (keep.has(targetKey)) continue
        keep.add(targetKey)
        settled = false
        const own = touched.has(key)
        if (!own) conflicts.push({ table: reference.table, rowId: referring.id, fields: [reference.column], by: null, at: null })
      }
    }
  }
}

/** Latest first; neighbours of one kind, table and set of columns in one statement. */
async function takeBackAll(work: Work, net: NetChange[]): Promise<void> {
  const shape = (one: NetChange) => `${one.kind} ${one.table} ${one.kind === 'insert' ? '' : Object.keys(one.before).sort().join()}`
  let group: NetChange[] = []
  for (const one of net) {
    const first = group[0]
    if (first && shape(first) !== shape(one)) {
      await takeBack(work.trx, first.table, group)
      group = []
    }
    group.push(one)
  }
  if (group[0]) await takeBack(work.trx, group[0].table, group)
}

/** Brings everything derived from the touched rows up to date. */
async function rederive(work: Work, net: NetChange[]): Promise<void> {
  const touched = { lead: new Set<string>(), customer: new Set<string>(), contact: new Set<string>(), opportunity: new Set<string>(), lead_status: new Set<string>() }
  const tables = byTable(net)
  for (const [table, group] of tables) {
    if (table in touched) for (const one of group) touched[table as keyof typeof touched].add(one.rowId)
    if (!['address', 'lead_contact', 'lead_opportunity'].includes(table)) continue
    const current = await findRows(work.trx, table, group.map((one) => one.rowId))
    for (const one of group) {
      const row = { ...(current.get(one.rowId) ?? {}), ...(one.kind === 'insert' ? {} : one.before) }
      for (const [column, kind] of [['lead_id', 'lead'], ['customer_id', 'customer'], ['opportunity_id', 'opportunity']] as const) if (typeof row[column] === 'string') touched[kind].add(row[column])
    }
  }
  const { trx } = work
  // Leads whose link has just been taken away are named by the journal alone.
  for (const id of await findLinkedLeads(trx, (tables.get('lead_opportunity') ?? []).map((one) => one.rowId))) touched.lead.add(id)
  await indexKeys(trx, (['lead', 'customer', 'contact'] as const).flatMap((kind) => [...touched[kind]].map((id) => ({ kind, id, keys: [] }))))
  await deriveCustomers(trx, [...touched.customer])
  await deriveContacts(trx, [...touched.contact])
  await deriveOpportunities(trx, [...touched.opportunity])
  const leads = [...new Set([...touched.lead, ...(await findLeadsOf(trx, [...touched.opportunity], [...touched.lead_status]))])]
  await deriveLeads(trx, leads)
  await recomputeStatuses(work, leads, 'undo')
}
