import { sql } from 'kysely'
import { leadLabel } from '#domain/leads/lead.ts'
import type { Actor } from '../../../context.ts'
import type { Db } from '../../../db/client.ts'
import { visibleCustomer, visibleLead, visibleOpportunity } from '../../../db/visibility.ts'

type Row = Record<string, any>
export type Kind = 'lead' | 'opportunity' | 'customer'
/** `openable`: the reader may open the record itself, not only read its timeline. */
export type Subject = { kind: Kind; id: string; timelineId: string; label: string; openable: boolean }

const leadName = (row: Row) => leadLabel({ isOrganisation: row.is_organisation, title: row.title, firstName: row.first_name, lastName: row.last_name, companyName: row.company_name, email: row.email })
const leadSubject = (row: Row): Subject => ({ kind: 'lead', id: row.id, timelineId: row.timeline_id, label: leadName(row), openable: row.openable ?? true })

/** The record and what its page shows besides: an opportunity its leads, a customer its visible leads and opportunities. */
export async function subjectsOf(db: Db, actor: Actor, kind: Kind, id: string): Promise<Subject[]> {
  if (kind === 'lead') {
    const { rows } = await sql<Row>`select * from lead where id = ${id} and ${visibleLead(actor)}`.execute(db)
    return rows.map(leadSubject)
  }
  if (kind === 'opportunity') {
    const { rows } = await sql<Row>`select * from opportunity where id = ${id} and ${visibleOpportunity(actor)}`.execute(db)
    // Seeing an opportunity grants reading the timelines of the leads it came from.
    const { rows: leads } = rows.length > 0 ? await sql<Row>`select lead.*, ${visibleLead(actor)} as openable from lead_opportunity lo join lead on lead.id = lo.lead_id where lo.opportunity_id = ${id}`.execute(db) : { rows: [] }
    return [...rows.map((row) => ({ kind, id: row.id, timelineId: row.timeline_id, label: row.title, openable: true })), ...leads.map(leadSubject)]
  }
  const { rows } = await sql<Row>`select * from customer where id = ${id} and ${visibleCustomer(actor)}`.execute(db)
  if (rows.length === 0) return []
  const { rows: leads } = await sql<Row>`select * from lead where customer_id = ${id} and deleted_at is null and ${visibleLead(actor)}`.execute(db)
  const { rows: opportunities } = await sql<Row>`select * from opportunity where customer_id = ${id} and deleted_at is null and ${visibleOpportunity(actor)}`.execute(db)
  return [...rows.map((row) => ({ kind, id: row.id, timelineId: row.timeline_id, label: row.name, openable: true })), ...leads.map(leadSubject), ...opportunities.map((row) => ({ kind: 'opportunity' as const, id: row.id, timelineId: row.timeline_id, label: row.title, openable: true }))]
}
