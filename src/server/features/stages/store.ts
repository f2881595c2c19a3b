import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db, Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export type StageRecord = Selectable<DB['stage']>

export function lockStages(trx: Tx): Promise<StageRecord[]> {
  return trx.selectFrom('stage').selectAll().orderBy('position').orderBy('id').forUpdate().execute()
}
export async function insertStage(trx: Tx, values: object): Promise<void> {
  await trx.insertInto('stage').values(values as Insertable<DB['stage']>).execute()
}
export async function updateStage(trx: Tx, id: string, values: Updateable<DB['stage']>): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('stage').set(values).where('id', '=', id).execute()
}
export async function deleteStage(trx: Tx, id: string): Promise<void> {
  await trx.deleteFrom('stage').where('id', '=', id).execute()
}
export async function countCards(trx: Db, id: string): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from opportunity where stage_id = ${id}`.execute(trx)).rows[0]?.n ?? 0
}
export async function teamExists(trx: Tx, id: string): Promise<boolean> {
  return (await trx.selectFrom('sales_team').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
