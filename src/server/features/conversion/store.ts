import { type RawBuilder, sql, type Selectable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

/** Open opportunities this lead already has. */
export async function findOpenOpportunities(trx: Tx, leadId: string): Promise<{ id: string; version: string }[]> {
  const { rows } = await sql<{ id: string; version: string }>`select o.id, o.version from lead_opportunity lo join opportunity o on o.id = lo.opportunity_id
    where lo.lead_id = ${leadId} and o.state = 'open' and o.deleted_at is null order by o.created_at`.execute(trx)
  return rows
}

/** Customers that are the same company by registry number or by name, the oldest first. */
export async function findSameCompany(trx: Tx, keys: { kind: string; value: string }[]): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct c.id, c.name, c.created_at from match_key m
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w(kind text, value text) on w.kind = m.kind and w.value = m.value
    join customer c on c.id = m.record_id and m.record_kind = 'customer' and c.is_organisation and c.deleted_at is null order by c.created_at limit 5`.execute(trx)
  return rows
}

/** A customer, and whether it is `seen` by a predicate. */
export async function findCustomer(trx: Tx, id: string, seen: RawBuilder<boolean>): Promise<(Selectable<DB['customer']> & { seen: boolean }) | undefined> {
  const { rows } = await sql<Selectable<DB['customer']> & { seen: boolean }>`select customer.*, ${seen} as seen from customer where id = ${id}`.execute(trx)
  return rows[0]
}

export function findLeadAddresses(trx: Tx, leadId: string) {
  return trx.selectFrom('address').selectAll().where('lead_id', '=', leadId).orderBy('position').execute()
}
export function findLeadPeople(trx: Tx, leadId: string) {
  return trx.selectFrom('lead_contact').selectAll().where('lead_id', '=', leadId).orderBy('position').execute()
}
export async function findTeamOf(trx: Tx, userId: string, preferred: string | null): Promise<string | null> {
  const { rows } = await sql<{ team_id: string }>`select team_id from team_member where user_id = ${userId} order by team_id is distinct from ${preferred}::uuid, created_at, id limit 1`.execute(trx)
  return rows[0]?.team_id ?? preferred
}
/** Addresses and contacts a customer has already, by what would make another one a repetition. */
export function findCustomerPeople(trx: Tx, customerId: string) {
  return trx.selectFrom('contact').select(['id', 'first_name', 'last_name', 'email']).where('customer_id', '=', customerId).where('deleted_at', 'is', null).execute()
}
