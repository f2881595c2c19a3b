import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export async function insertTimelines(trx: Tx, rows: { id: string; kind: string; created_at: Date }[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('timeline').values(rows as Insertable<DB['timeline']>[]).execute()
}
export async function insertEntries(trx: Tx, rows: Omit<Insertable<DB['timeline_entry']>, 'version' | 'updated_at'>[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('timeline_entry').values(rows as Insertable<DB['timeline_entry']>[]).execute()
}
export function lockEntry(trx: Tx, id: string) {
  return trx.selectFrom('timeline_entry').selectAll().where('id', '=', id).where('deleted_at', 'is', null).forUpdate().executeTakeFirst()
}
export async function updateEntry(trx: Tx, id: string, values: { body?: string; deleted_at?: Date }): Promise<void> {
  await trx.updateTable('timeline_entry').set(values).where('id', '=', id).execute()
}
