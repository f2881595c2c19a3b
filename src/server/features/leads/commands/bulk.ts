import { createHash } from 'node:crypto'
import type { BulkLeadChange } from '#contract/leads.ts'
import type { Actor, Context } from '../../../context.ts'
import type { Tx } from '../../../db/client.ts'
import { operation, summarise } from '../../../db/operation.ts'
import { Refused } from '../../../refused.ts'
import { lockLeads, type LeadRow, type LeadValues, updateLeads } from '../store.ts'
import { refuseUnknownTags } from '../../lists/commands.ts'
import { refuseAssignment } from '../../teams/commands.ts'
import { deriveLeads, recomputeStatuses } from './derive.ts'
import { leadColumns, manualStatus } from './save-lead.ts'

/** One bulk change touches at most this many, so that its transaction stays short on one session. */
const BULK_LIMIT = 5000

export type BulkPlan = { planVersion: string; changed: number; unchanged: number; notAllowed: number }
type Chosen = { visible: string[]; asked: number }
type Changing = { row: LeadRow; values: LeadValues }

function valuesFor(row: LeadRow, action: BulkLeadChange['action'], columns: LeadValues, changes: BulkLeadChange['changes'], at: Date): LeadValues {
  if (action === 'archive') return row.archived_at ? {} : { archived_at: at }
  if (action === 'unarchive') return row.archived_at ? { archived_at: null } : {}
  if (action === 'trash') return row.deleted_at ? {} : { deleted_at: at }
  if (action === 'restore') return row.deleted_at || row.archived_at ? { deleted_at: null, archived_at: null } : {}
  const wanted: Record<string, unknown> = { ...columns }
  if (changes?.addTagIds || changes?.removeTagIds) {
    wanted.tag_ids = [...new Set([...row.tag_ids, ...(changes.addTagIds ?? [])])].filter((one) => !changes.removeTagIds?.includes(one))
  }
  return Object.fromEntries(Object.entries(wanted).filter(([column, value]) => JSON.stringify(row[column as keyof LeadRow] ?? null) !== JSON.stringify(value ?? null))) as LeadValues
}

function plan(chosen: Chosen, held: LeadRow[], change: BulkLeadChange, columns: LeadValues, at: Date) {
  // What is in the trash is changed only by taking it out.
  const inReach = (row: LeadRow) => !row.merged_into_id && (!row.deleted_at || change.action === 'restore' || change.action === 'trash')
  const rows = held.filter(inReach)
  const todo = rows.map((row) => ({ row, values: valuesFor(row, change.action, columns, change.changes, at) }))
  const changing = todo.filter(({ values }) => Object.keys(values).length > 0)
  const ground = JSON.stringify([change.action, change.changes ?? null, rows.map((row) => [row.id, row.version]).sort()])
  return {
    changing,
    summary: {
      planVersion: createHash('sha256').update(ground).digest('hex').slice(0, 32),
      changed: changing.length,
      unchanged: todo.length - changing.length,
      notAllowed: chosen.asked - rows.length,
    },
  }
}

/** One statement for all that change alike, which is nearly always everything. */
async function write(trx: Tx, changing: Changing[]): Promise<void> {
  const alike = new Map<string, { ids: string[]; values: LeadValues }>()
  for (const { row, values } of changing) {
    const key = JSON.stringify(values)
    const group = alike.get(key)
    if (group) group.ids.push(row.id)
    else alike.set(key, { ids: [row.id], values })
  }
  for (const { ids, values } of alike.values()) await updateLeads(trx, ids, values)
}

class DryRun extends Error {
  readonly plan: BulkPlan
  constructor(plan: BulkPlan) {
    super('dry run')
    this.plan = plan
  }
}

/**
 * Changes many leads in one operation, or with `dryRun` tells what it would do. `choose` finds those the actor may see, and
 * one more than the limit where there are more. Refuses plan_changed when a given plan no longer holds, too_many_records
 * rather than change a part.
 */
export async function changeLeads(ctx: Context, actor: Actor, change: BulkLeadChange, choose: (trx: Tx, limit: number) => Promise<Chosen>, dryRun: boolean): Promise<BulkPlan & { operationId: string | null }> {
  const { addTagIds: _add, removeTagIds: _remove, statusId, ...fields } = change.changes ?? {}
  try {
    return await operation(ctx, actor, `lead.bulk.${change.action}`, async (work) => {
      const chosen = await choose(work.trx, BULK_LIMIT + 1)
      if (chosen.visible.length > BULK_LIMIT) throw new Refused('too_many_records', { details: { limit: BULK_LIMIT } })
      const columns = await leadColumns(work, fields)
      await refuseAssignment(work, fields)
      await refuseUnknownTags(work, change.changes?.addTagIds ?? [])
      if (statusId !== undefined) columns.manual_status_id = await manualStatus(work, statusId)
      const { changing, summary } = plan(chosen, await lockLeads(work.trx, chosen.visible), change, columns, work.at)
      if (dryRun) throw new DryRun(summary)
      if (change.planVersion !== undefined && change.planVersion !== summary.planVersion) throw new Refused('plan_changed', { details: { plan: summary } })
      await write(work.trx, changing)
      const ids = changing.map(({ row }) => row.id)
      // Match keys leave with what goes to the trash and come back with it; nothing else changed here is searched by.
      if (change.action === 'trash' || change.action === 'restore') await deriveLeads(work.trx, ids)
      if (statusId !== undefined) await recomputeStatuses(work, ids, `lead.bulk.${change.action}`)
      await summarise(work, { count: ids.length })
      return summary
    })
  } catch (error) {
    if (error instanceof DryRun) return { ...error.plan, operationId: null }
    throw error
  }
}
