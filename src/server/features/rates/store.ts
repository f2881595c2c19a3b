import type { Insertable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export function lockRate(trx: Tx, currency: string) {
  return trx.selectFrom('currency_rate').selectAll().where('currency', '=', currency).forUpdate().executeTakeFirst()
}
export async function insertRate(trx: Tx, values: { id: string; currency: string; rate: string; created_at: Date }): Promise<void> {
  await trx.insertInto('currency_rate').values(values as Insertable<DB['currency_rate']>).execute()
}
export async function updateRate(trx: Tx, id: string, rate: string): Promise<void> {
  await trx.updateTable('currency_rate').set({ rate }).where('id', '=', id).execute()
}
/** One of them; all where `id` is null. */
export async function deleteRates(trx: Tx, id: string | null): Promise<void> {
  const all = trx.deleteFrom('currency_rate')
  await (id === null ? all : all.where('id', '=', id)).execute()
}
