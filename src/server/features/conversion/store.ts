import { type RawBuilder, sql, type Selectable } from 'kysely'
import type { Actor } from '../../context.ts'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'
import { visibleCustomer } from '../../db/visibility.ts'

/** Open opportunities this lead already has. */
export async function findOpenOpportunities(trx: Tx, leadId: string): Promise<{ id: string; version: string }[]> {
  const { rows } = await sql<{ id: string; version: string }>`select o.id, o.version from lead_opportunity lo join opportunity o on o.id = lo.opportunity_id
    where lo.lead_id = ${leadId} and o.state = 'open' and o.deleted_at is null order by o.created_at`.execute(trx)
  return rows
}

/** Customers the actor sees that are the same company by registry number or by name, the oldest first. */
export async function findSameCompany(trx: Tx, actor: Actor, keys: { kind: string; value: string }[]): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct customer.id, customer.name, customer.created_at from match_key m
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w(kind text, value text) on w.kind = m.kind and w.value = m.value
    join customer on customer.id = m.record_id and m.record_kind = 'customer' and customer.is_organisation and customer.deleted_at is null
    where ${visibleCustomer(actor)} order by customer.created_at limit 5`.execute(trx)
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
  const { rows } = await sql<{ team_id: string }>`select m.team_id from team_member m join sales_team t on t.id = m.team_id where m.user_id = ${userId} and (t.archived_at is null or t.id = ${preferred}::uuid)
    order by m.team_id is distinct from ${preferred}::uuid, m.created_at, m.id limit 1`.execute(trx)
  return rows[0]?.team_id ?? preferred
}
/** Whether a salesperson belongs to a team or leads it. */
export async function worksIn(trx: Tx, userId: string, teamId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from team_member where user_id = ${userId} and team_id = ${teamId} union all select 1 from sales_team where id = ${teamId} and leader_id = ${userId}`.execute(trx)
  return rows.length > 0
}
/** The customer a lead is linked with, unless it is in the trash. */
export async function findLinkedCustomer(trx: Tx, customerId: string): Promise<{ id: string; name: string } | undefined> {
  return trx.selectFrom('customer').select(['id', 'name']).where('id', '=', customerId).where('deleted_at', 'is', null).executeTakeFirst()
}
/** Addresses and contacts a customer has already, by what would make another one a repetition. */
export function findCustomerPeople(trx: Tx, customerId: string) {
  return trx.selectFrom('contact').select(['id', 'first_name', 'last_name', 'email']).where('customer_id', '=', customerId).where('deleted_at', 'is', null).execute()
}
