import { sql } from 'kysely'
import type { BulkLeadChange } from '#contract/leads.ts'
import type { Actor } from '../../../context.ts'
import type { Tx } from '../../../db/client.ts'
import { leadSpec, leadWhere } from './lead-list.ts'
import { visibleLead } from '../../../db/visibility.ts'
import { Refused } from '../../../refused.ts'

/** The leads a bulk change is about, as far as the actor sees them: those named, or what the list query finds, up to `limit`. */
export const chooseLeads = (actor: Actor, change: BulkLeadChange) => async (trx: Tx, limit: number) => {
  if (change.ids) {
    const ids = [...new Set(change.ids)]
    const { rows } = await sql<{ id: string }>`select lead.id from lead where lead.id = any(${ids}::uuid[]) and ${visibleLead(actor)}`.execute(trx)
    return { visible: rows.map((row) => row.id), asked: ids.length }
  }
  // Neither named nor asked for must not mean all there is.
  if (!change.query) throw new Refused('invalid_input', { fields: [{ field: 'ids', code: 'invalid_input' }] })
  const where = leadWhere(actor, { q: change.query.q, filter: change.query.filter ?? {}, shelf: change.query.shelf ?? 'active' })
  const { rows } = await sql<{ id: string }>`select lead.id ${leadSpec.from} where ${where} order by lead.created_at desc, lead.id desc limit ${limit}`.execute(trx)
  return { visible: rows.map((row) => row.id), asked: rows.length }
}
