import { sql } from 'kysely'
import type { OperationView } from '#contract/records.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { iso } from '../../db/wire.ts'
import { Refused } from '../../refused.ts'

type Row = Record<string, any>

/** Operations one may undo, newest first: one's own, for managers everybody's. */
export async function listOperations(db: Db, actor: Actor, query: { limit: number; cursor?: string | undefined }): Promise<{ items: OperationView[]; nextCursor: string | null }> {
  if (query.cursor && !/^\d{1,18}$/.test(query.cursor)) throw new Refused('cursor_invalid')
  const { rows } = await sql<Row>`select o.*, u.name as actor_name from journal.operation o left join app_user u on u.id = o.actor_id
    where o.door <> 'system' and ${actor.role === 'salesperson' ? sql`o.actor_id = ${actor.userId}` : sql`true`} and ${query.cursor ? sql`o.seq < ${query.cursor}::bigint` : sql`true`}
    order by o.seq desc limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  return {
    items: page.map((row) => ({
      id: row.id, kind: row.kind, actor: row.actor_id ? { id: row.actor_id, name: row.actor_name ?? '' } : null, door: row.door, at: iso(row.at), summary: row.summary,
      undoable: row.compensation === null && row.undone_by === null, undone: row.undone_by !== null, isUndo: row.undo_of !== null,
    })),
    nextCursor: rows.length > query.limit ? String(page.at(-1)?.seq) : null,
  }
}
