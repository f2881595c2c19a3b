import { sql } from 'kysely'
import type { Db, Tx } from '../../db/client.ts'

export type Channel = 'email' | 'phone' | 'post'
export type ConsentRow = { id: string; channel: Channel; address: string; list_id: string | null; state: 'subscribed' | 'unsubscribed'; at: Date; how: string; wording: string | null; actor_id: string | null; operation_id: string | null }
export type SuppressionRow = { id: string; channel: Channel; hash: string; state: 'suppressed' | 'lifted'; reason: string; at: Date; actor_id: string | null }

/** What holds for an address and a list; undefined where nothing has been said. */
export function newestConsent(trx: Tx, channel: string, address: string, listId: string | null) {
  return trx.selectFrom('consent').select(['state', 'at']).where('channel', '=', channel).where('address', '=', address)
    .where('list_id', listId === null ? 'is' : '=', listId).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
}
/** False where the row is there already. */
export async function insertConsent(trx: Tx, row: ConsentRow): Promise<boolean> {
  return (await trx.insertInto('consent').values(row).onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst()) !== undefined
}
export async function insertSuppression(trx: Tx, row: SuppressionRow): Promise<boolean> {
  return (await trx.insertInto('suppression').values(row).onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst()) !== undefined
}
/** Two administrators at once must not write what the other has just said. */
export async function lockHash(trx: Tx, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`suppression ${hash}`}, 0))`.execute(trx)
}
/** Those of these hashes whose newest row suppresses. */
export async function suppressedHashes(db: Db | Tx, hashes: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`select hash from (select distinct on (channel, hash) hash, state from suppression where hash = any(${hashes}::text[]) order by channel, hash, at desc, id desc) newest where state = 'suppressed'`.execute(db)
  return new Set(rows.map((row) => row.hash))
}

export async function insertUnsaved(trx: Tx, id: string, line: object): Promise<void> {
  await trx.insertInto('opt_out_unsaved').values({ id, line: JSON.stringify(line) }).onConflict((conflict) => conflict.column('id').doNothing()).execute()
}
export async function findUnsaved(db: Db): Promise<{ id: string; line: unknown }[]> {
  return db.selectFrom('opt_out_unsaved').select(['id', 'line']).orderBy('id').limit(1000).execute()
}
export async function deleteUnsaved(db: Db, ids: string[]): Promise<void> {
  await db.deleteFrom('opt_out_unsaved').where('id', 'in', ids).execute()
}

/** Every address anybody is kept under, whoever's feature it is: a hash read from the file is matched against these. */
export async function findAddresses(trx: Tx, after: { channel: string; address: string } | null, limit: number): Promise<{ channel: Channel; address: string }[]> {
  const { rows } = await sql<{ channel: Channel; address: string }>`select channel, address from (
      select 'email' as channel, email as address from lead union select 'phone', phone from lead union select 'phone', mobile from lead
      union select 'email', email from lead_contact union select 'phone', phone from lead_contact
      union select 'email', email from customer union select 'phone', phone from customer union select 'phone', mobile from customer
      union select 'email', email from contact union select 'phone', phone from contact union select 'phone', mobile from contact
      union select channel, address from consent
    ) known where address is not null and ${after ? sql`(channel, address) > (${after.channel}, ${after.address})` : sql`true`} order by channel, address limit ${limit}`.execute(trx)
  return rows
}
