import { sql } from 'kysely'
import type { LeadInput } from '#contract/leads.ts'
import type { Actor, Context } from '../../../context.ts'
import { operation, type Work } from '../../../db/operation.ts'
import { visibleLead } from '../../../db/visibility.ts'
import { Refused } from '../../../refused.ts'
import { refuseAssignment } from '../../teams/commands.ts'
import { type LeadRow, lockLead, lockLeads, updateLead } from '../store.ts'
import { deriveLeads, recomputeStatuses } from './derive.ts'
import { changeLeadIn } from './save-lead.ts'

type Saved = { id: string; operationId: string }

/** The lead, locked, if the actor sees it and it is as they have read it. Refuses not_found, merged, changed_meanwhile. */
export async function takeLead(work: Work, id: string, ifMatch: string | null): Promise<LeadRow> {
  const row = await lockLead(work.trx, id)
  const { rows } = row ? await sql<{ seen: boolean }>`select ${visibleLead(work.actor)} as seen from lead where id = ${id}`.execute(work.trx) : { rows: [] }
  if (!row || !rows[0]?.seen) throw new Refused('not_found')
  if (row.merged_into_id) throw new Refused('merged', { details: { survivorId: row.merged_into_id } })
  if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
  return row
}

/** These leads, locked until the operation ends; the caller has already looked whether the actor sees them. */
export function takeLeads(work: Work, ids: string[]): Promise<LeadRow[]> {
  return lockLeads(work.trx, ids)
}

/** Merge-patch of a lead. */
export function changeLead(ctx: Context, actor: Actor, id: string, input: LeadInput, ifMatch: string | null): Promise<Saved> {
  return operation(ctx, actor, 'lead.change', async (work) => {
    const row = await takeLead(work, id, ifMatch)
    if (row.deleted_at) throw new Refused('lead_in_trash')
    await refuseAssignment(work, input, row)
    await changeLeadIn(work, row, input)
    return { id }
  })
}

function shelve(kind: string, columns: (work: Work) => { archived_at?: Date | null; deleted_at?: Date | null }) {
  return (ctx: Context, actor: Actor, id: string, ifMatch: string | null): Promise<Saved> =>
    operation(ctx, actor, kind, async (work) => {
      await takeLead(work, id, ifMatch)
      await updateLead(work.trx, id, columns(work))
      await deriveLeads(work.trx, [id])
      await recomputeStatuses(work, [id], kind)
      return { id }
    })
}
/** Into the trash: out of every list, search and duplicate check, until restored. */
export const trashLead = shelve('lead.trash', (work) => ({ deleted_at: work.at }))
export const archiveLead = shelve('lead.archive', (work) => ({ archived_at: work.at }))
export const restoreLead = shelve('lead.restore', () => ({ archived_at: null, deleted_at: null }))
