import { sql } from 'kysely'
import type { Db } from '#server/db/client.ts'

const REVERSIBLE = ['app_user', 'setting', 'sales_team', 'team_member', 'source', 'tag', 'lead_status', 'stage', 'timeline', 'timeline_entry', 'customer', 'contact', 'lead', 'lead_contact', 'address', 'opportunity', 'lead_opportunity', 'not_duplicate', 'saved_view', 'currency_rate']

/** Every reversible and derived row, without what a write stamps: two equal answers are two equal databases. */
export async function contents(db: Db): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const table of REVERSIBLE) {
    const { rows } = await sql<{ row: unknown }>`select to_jsonb(t) - 'version' - 'updated_at' as row from ${sql.table(table)} t order by id`.execute(db)
    all[table] = rows.map((one) => one.row)
  }
  const { rows } = await sql<{ row: unknown }>`select to_jsonb(k) as row from match_key k order by record_id, kind, value`.execute(db)
  return { ...all, match_key: rows.map((one) => one.row) }
}
