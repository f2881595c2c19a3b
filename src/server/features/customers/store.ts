import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export type CustomerRow = Selectable<DB['customer']>
export type ContactRow = Selectable<DB['contact']>
export type CustomerValues = Omit<Updateable<DB['customer']>, 'id' | 'sort_name' | 'search_text' | 'timeline_id'> & { name: string }
export type ContactValues = Omit<Updateable<DB['contact']>, 'id' | 'sort_name' | 'search_text'> & { customer_id: string }

export async function insertCustomer(trx: Tx, values: object): Promise<void> {
  await trx.insertInto('customer').values(values as Insertable<DB['customer']>).execute()
}
export async function insertContact(trx: Tx, values: object): Promise<void> {
  await trx.insertInto('contact').values(values as Insertable<DB['contact']>).execute()
}
export function lockCustomer(trx: Tx, id: string): Promise<CustomerRow | undefined> {
  return trx.selectFrom('customer').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
export function lockContact(trx: Tx, id: string): Promise<ContactRow | undefined> {
  return trx.selectFrom('contact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
export async function updateCustomer(trx: Tx, id: string, values: Updateable<DB['customer']>): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('customer').set(values).where('id', '=', id).execute()
}
export async function updateContact(trx: Tx, id: string, values: Updateable<DB['contact']>): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('contact').set(values).where('id', '=', id).execute()
}
/** Whether `id` is `ancestorId` or belongs to it, through however many companies. */
export async function isBelow(trx: Tx, id: string, ancestorId: string): Promise<boolean> {
  const { rows } = await sql`with recursive up as (select id, parent_id from customer where id = ${id} union select c.id, c.parent_id from up join customer c on c.id = up.parent_id)
    select 1 from up where id = ${ancestorId}`.execute(trx)
  return rows.length > 0
}
export function findCustomers(trx: Tx, ids: string[]): Promise<CustomerRow[]> {
  return trx.selectFrom('customer').selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).execute()
}
export function findContacts(trx: Tx, ids: string[]): Promise<ContactRow[]> {
  return trx.selectFrom('contact').selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).execute()
}
export function findCustomerPlaces(trx: Tx, ids: string[]) {
  return trx.selectFrom('address').select(['customer_id', 'city', 'postal_code']).where(sql<boolean>`customer_id = any(${ids}::uuid[])`).execute()
}

/** Derived columns, which are not journaled. */
export async function writeDerived(trx: Tx, table: 'customer' | 'contact', rows: { id: string; sort_name: string; search_text: string }[]): Promise<void> {
  await sql`update ${sql.table(table)} t set sort_name = d.sort_name, search_text = d.search_text
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, sort_name text, search_text text) where t.id = d.id`.execute(trx)
}
