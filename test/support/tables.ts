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
