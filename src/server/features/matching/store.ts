import { type Insertable, sql } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export type IndexedRecord = { kind: 'lead' | 'customer' | 'contact'; id: string; keys: { kind: string; value: string }[] }

/** Makes the match keys of these records what is given, in two statements however many they are. */
export async function replaceKeys(trx: Tx, records: IndexedRecord[]): Promise<void> {
  if (records.length === 0) return
  await sql`delete from match_key where record_id = any(${records.map((one) => one.id)}::uuid[])`.execute(trx)
  await insertKeys(trx, records)
}

/** The match keys of records that have none yet. */
export async function insertKeys(trx: Tx, records: IndexedRecord[]): Promise<void> {
  const rows = records.flatMap((one) => one.keys.map((key) => ({ record_kind: one.kind, record_id: one.id, kind: key.kind, value: key.value.slice(0, 500) })))
  if (rows.length === 0) return
  await sql`insert into match_key (record_kind, record_id, kind, value)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(record_kind text, record_id uuid, kind text, value text)
    on conflict do nothing`.execute(trx)
}

export async function insertNotDuplicate(trx: Tx, values: { id: string; first_id: string; second_id: string; created_at: Date }): Promise<void> {
  await trx.insertInto('not_duplicate').values(values as Insertable<DB['not_duplicate']>).onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing()).execute()
}
