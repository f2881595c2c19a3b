import { sql } from 'kysely'
import type { Db } from './client.ts'

const BATCH = 500

/**
 * Forgets operations from before a moment, with their changes: they can no longer be undone. What was undone lately stays
 * with its undo; what loaded the sample data stays, since removing it is undoing it. In short transactions.
 */
export async function removeOldOperations(db: Db, before: Date): Promise<void> {
  const moment = before.toISOString()
  for (let removed = BATCH; removed === BATCH; ) {
    removed = await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`select o.id from journal.operation o where o.at < ${moment}::timestamptz and o.kind not like 'sample%'
        and not exists (select 1 from journal.operation other where (other.undo_of = o.id or other.undone_by = o.id) and (other.at >= ${moment}::timestamptz or other.kind like 'sample%'))
        order by o.seq limit ${BATCH}`.execute(trx)
      const ids = rows.map((row) => row.id)
      if (ids.length === 0) return 0
      // An undo comes after what it undid, so the reference goes with the older of the two.
      await sql`update journal.operation set undo_of = null where undo_of = any(${ids}::uuid[])`.execute(trx)
      await sql`delete from journal.operation where id = any(${ids}::uuid[])`.execute(trx)
      return ids.length
    })
  }
}
