import { sql } from 'kysely'
import type { Db } from '../../../db/client.ts'

/** The name behind an id, in the reader's language; nothing for none. */
export type Names = (id: string | null) => string

const LISTS = ['source', 'medium', 'campaign', 'tag', 'lost_reason', 'industry', 'market_segment', 'territory']

/** Everything records refer to by id, read once. */
export async function readNames(db: Db, language: 'fr' | 'en'): Promise<Names> {
  const lists = LISTS.map((table) => sql`select id, name, name_en from ${sql.table(table)}`)
  const { rows } = await sql<{ id: string; name: string; name_en: string | null }>`select id, name, null as name_en from app_user union all select id, name, null from sales_team union all ${sql.join(lists, sql` union all `)}`.execute(db)
  const names = new Map(rows.map((row) => [row.id, (language === 'en' && row.name_en) || row.name]))
  return (id) => (id ? (names.get(id) ?? '') : '')
}
