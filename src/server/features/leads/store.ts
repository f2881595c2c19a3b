import { sql } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'
import type { Insertable, Selectable, Updateable } from 'kysely'

export type LeadRow = Selectable<DB['lead']>
export type LeadValues = Updateable<DB['lead']>
export type LeadContactRow = Selectable<DB['lead_contact']>

/** The lead, held until the transaction ends; undefined when there is none. */
export function lockLead(trx: Tx, id: string): Promise<LeadRow | undefined> {
  return trx.selectFrom('lead').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}


export async function updateLead(trx: Tx, id: string, values: LeadValues): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('lead').set(values).where('id', '=', id).execute()
}

/** The leads, held until the transaction ends, always in the same order so that two batches never wait for each other in a ring. */
export function lockLeads(trx: Tx, ids: string[]): Promise<LeadRow[]> {
  return trx.selectFrom('lead').selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).orderBy('id').forUpdate().execute()
}

/** The same values into many leads, in one statement. */
export async function updateLeads(trx: Tx, ids: string[], values: LeadValues): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('lead').set(values).where(sql<boolean>`id = any(${ids}::uuid[])`).execute()
}

export function findLeads(trx: Tx, ids: string[]): Promise<LeadRow[]> {
  return trx.selectFrom('lead').selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).execute()
}

export function findLeadContacts(trx: Tx, leadIds: string[]): Promise<LeadContactRow[]> {
  return trx.selectFrom('lead_contact').selectAll().where(sql<boolean>`lead_id = any(${leadIds}::uuid[])`).orderBy('position').execute()
}

export function findPlaces(trx: Tx, leadIds: string[]) {
  return trx.selectFrom('address').select(['lead_id', 'is_primary', 'city', 'postal_code', 'country']).where(sql<boolean>`lead_id = any(${leadIds}::uuid[])`).execute()
}

export async function insertLeadContact(trx: Tx, values: Insertable<DB['lead_contact']>): Promise<void> {
  await trx.insertInto('lead_contact').values(values).execute()
}
export async function updateLeadContact(trx: Tx, id: string, values: Updateable<DB['lead_contact']>): Promise<void> {
  await trx.updateTable('lead_contact').set(values).where('id', '=', id).execute()
}
export async function deleteLeadContacts(trx: Tx, ids: string[]): Promise<void> {
  await trx.deleteFrom('lead_contact').where('id', 'in', ids).execute()
}

export type DerivedTexts = { sort_name: string; search_text: string; city: string | null; postal_code: string | null; country: string | null }

/** Derived columns, which are not journaled. */
export async function writeDerived(trx: Tx, rows: ({ id: string } & DerivedTexts)[]): Promise<void> {
  await sql`update lead set sort_name = d.sort_name, search_text = d.search_text, city = d.city, postal_code = d.postal_code, country = d.country
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, sort_name text, search_text text, city text, postal_code text, country text)
    where lead.id = d.id and (lead.sort_name, lead.search_text, lead.city, lead.postal_code, lead.country) is distinct from (d.sort_name, d.search_text, d.city, d.postal_code, d.country)`.execute(trx)
}

export type FactRow = {
  id: string
  status_id: string | null
  manual_status_id: string | null
  manual_kind: 'working' | 'closed' | null
  customer_created: boolean
  opportunities: { state: 'open' | 'won' | 'lost'; opened_at: string }[]
}

/** What the status of these leads follows from. */
export async function findFacts(trx: Tx, leadIds: string[]): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select l.id, l.status_id, l.manual_status_id, s.kind as manual_kind, l.customer_created,
      coalesce((select jsonb_agg(jsonb_build_object('state', o.state, 'opened_at', o.opened_at)) from lead_opportunity lo
        join opportunity o on o.id = lo.opportunity_id and o.deleted_at is null where lo.lead_id = l.id), '[]') as opportunities
    from lead l left join lead_status s on s.id = l.manual_status_id where l.id = any(${leadIds}::uuid[])`.execute(trx)
  return rows
}

export async function writeStatuses(trx: Tx, rows: { id: string; status_id: string; status_kind: string }[]): Promise<void> {
  await sql`update lead set status_id = d.status_id, status_kind = d.status_kind
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, status_id uuid, status_kind text) where lead.id = d.id`.execute(trx)
}

export async function logStatuses(trx: Tx, rows: { lead_id: string; status_id: string; kind: string }[], at: Date, cause: string, operationId: string): Promise<void> {
  await sql`insert into status_log (lead_id, status_id, kind, at, cause, operation_id)
    select d.lead_id, d.status_id, d.kind, ${at.toISOString()}::timestamptz, ${cause}, ${operationId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(lead_id uuid, status_id uuid, kind text)`.execute(trx)
}

export function findStatuses(trx: Tx) {
  return trx.selectFrom('lead_status').select(['id', 'kind', 'is_default']).execute()
}

export async function replaceManualStatus(trx: Tx, from: string, to: string): Promise<void> {
  await trx.updateTable('lead').set({ manual_status_id: to }).where('manual_status_id', '=', from).execute()
}
