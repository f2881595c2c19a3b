import { sql } from 'kysely'
import type { Tx } from './client.ts'

/** Numbers the rows of a list from 0 in the order given; only those whose place changes are written. `table` is a name of ours. */
export async function writeOrder(trx: Tx, table: string, ids: string[]): Promise<void> {
  await sql`update ${sql.table(table)} t set position = o.place - 1 from unnest(${ids}::uuid[]) with ordinality as o(id, place)
    where t.id = o.id and t.position <> o.place - 1`.execute(trx)
}
