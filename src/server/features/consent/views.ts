import { sql } from 'kysely'
import type { SuppressionView } from '#contract/consent.ts'
import type { Db } from '../../db/client.ts'
import { iso } from '../../db/wire.ts'

type Row = { id: string; channel: SuppressionView['channel']; reason: string; at: Date; actor_id: string | null; name: string | null }

/** What is suppressed now, newest first; a lifted one is not. */
export async function listSuppressions(db: Db, query: { limit: number; cursor?: string | undefined }): Promise<{ items: SuppressionView[]; nextCursor: string | null }> {
  const { rows } = await sql<Row>`select s.id, s.channel, s.reason, s.at, s.actor_id, u.name from suppression s left join app_user u on u.id = s.actor_id
    where s.state = 'suppressed' and not exists (select 1 from suppression later where later.channel = s.channel and later.hash = s.hash and (later.at, later.id) > (s.at, s.id))
      and ${query.cursor ? sql`(s.at, s.id) < (select at, id from suppression where id = ${query.cursor})` : sql`true`}
    order by s.at desc, s.id desc limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  return {
    items: page.map((row) => ({ id: row.id, channel: row.channel, reason: row.reason, at: iso(row.at), by: row.actor_id ? { id: row.actor_id, name: row.name ?? '' } : null })),
    nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  }
}
