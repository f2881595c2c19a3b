import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export type ViewRow = Selectable<DB['saved_view']>

export function lockView(trx: Tx, id: string): Promise<ViewRow | undefined> {
  return trx.selectFrom('saved_view').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
export async function insertView(trx: Tx, values: Omit<Insertable<DB['saved_view']>, 'version' | 'updated_at'>): Promise<void> {
  await trx.insertInto('saved_view').values(values as Insertable<DB['saved_view']>).execute()
}
export async function updateView(trx: Tx, id: string, values: Updateable<DB['saved_view']>): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('saved_view').set(values).where('id', '=', id).execute()
}
export async function deleteView(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom('saved_view').where('id', '=', id).execute()
}
/** After the last of a list's views. */
export async function nextPosition(trx: Tx, resource: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(max(position), -1) + 1 as n from saved_view where resource = ${resource}`.execute(trx)
  return rows[0]?.n ?? 0
}
export async function teamExists(trx: Tx, id: string): Promise<boolean> {
  return (await trx.selectFrom('sales_team').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
