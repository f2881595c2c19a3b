import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export type StatusRecord = Selectable<DB['lead_status']>

/** All of them, held: the rules are about the set. */
export function lockStatuses(trx: Tx): Promise<StatusRecord[]> {
  return trx.selectFrom('lead_status').selectAll().orderBy('position').orderBy('id').forUpdate().execute()
}
export async function insertStatus(trx: Tx, values: object): Promise<void> {
  await trx.insertInto('lead_status').values(values as Insertable<DB['lead_status']>).execute()
}
export async function updateStatus(trx: Tx, id: string, values: Updateable<DB['lead_status']>): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('lead_status').set(values).where('id', '=', id).execute()
}
export async function deleteStatus(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom('lead_status').where('id', '=', id).execute()
}
export async function findLeadsWith(trx: Tx, id: string): Promise<string[]> {
  return (await sql<{ id: string }>`select id from lead where status_id = ${id} or manual_status_id = ${id}`.execute(trx)).rows.map((row) => row.id)
}
