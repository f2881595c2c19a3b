import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '#server/db/client.ts'
import { migrationFiles } from '#server/db/migrate.ts'

type Class = 'reversible' | 'append-only' | 'derived' | 'technical'

/** The class each table declares in its migration, above its `create table`. */
export function tableClasses(): Map<string, Class> {
  const classes = new Map<string, Class>()
  for (const file of migrationFiles()) {
    const text = readFileSync(new URL(`../../src/server/db/migrations/${file}`, import.meta.url), 'utf8')
    for (const [, kind, table] of text.matchAll(/^-- class: ([a-z-]+)\ncreate table ([\w."]+)/gm)) classes.set(String(table).replaceAll('"', ''), kind as Class)
  }
  return classes
}

/** Every reversible and derived row, without what a write stamps: two equal answers are two equal databases. */
export async function contents(db: Db): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const [table, kind] of tableClasses()) {
    if (kind !== 'reversible' && kind !== 'derived') continue
    const { rows } = await sql<{ row: unknown }>`select to_jsonb(t) - 'version' - 'updated_at' as row from ${sql.table(table)} t order by to_jsonb(t) ->> 'id', to_jsonb(t)::text`.execute(db)
    all[table] = rows.map((one) => one.row)
  }
  return all
}

/** What an import leaves behind, without ids and times: two equal answers are two equal imports. */
export async function leadFacts(db: Db): Promise<string[]> {
  const { rows } = await sql<{ fact: string }>`
    select (to_jsonb(l) - array['id', 'timeline_id', 'import_id', 'version', 'created_at', 'updated_at', 'origin_at', 'created_by', 'status_id', 'source_id', 'industry_id', 'salutation_id', 'owner_id', 'team_id', 'tag_ids']
      || jsonb_build_object('source', (select s.name from source s where s.id = l.source_id), 'tags', (select jsonb_agg(t.name order by t.name) from tag t where t.id = any(l.tag_ids)),
        'day', to_char(l.created_at at time zone 'UTC', 'YYYY-MM-DD'),
        'addresses', (select jsonb_agg(jsonb_build_array(a.line1, a.postal_code, a.city, a.is_primary)) from address a where a.lead_id = l.id),
        'contacts', (select jsonb_agg(jsonb_build_array(c.first_name, c.last_name, c.email) order by c.position) from lead_contact c where c.lead_id = l.id),
        'keys', (select jsonb_agg(jsonb_build_array(k.kind, k.value) order by k.kind, k.value) from match_key k where k.record_id = l.id),
        'timelines', (select count(*) from timeline t where t.id = l.timeline_id), 'log', (select count(*) from status_log g where g.lead_id = l.id), 'journal', (select count(*) from journal.change c where c.row_id = l.id)))::text as fact
    from lead l order by l.registry_number, l.email, l.company_name`.execute(db)
  return rows.map((one) => one.fact)
}
