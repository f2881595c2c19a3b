import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db, Tx } from './client.ts'

const FOLDER = new URL('./migrations/', import.meta.url)

/** Whoever changes the schema holds it. */
export const MIGRATION_LOCK = 727102

/** Numbered, forward only, never edited once released. */
export function migrationFiles(): string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.sql')).sort()
}

async function appliedNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass('public.migration') is not null as exists`.execute(db)
  if (!rows[0]?.exists) return []
  return (await sql<{ name: string }>`select name from migration order by name`.execute(db)).rows.map((row) => row.name)
}

/** What an upgrade would do: how many are applied, which remain; a name the program does not know means a newer Piste wrote the data. */
export async function migrationState(db: Db): Promise<{ applied: number; pending: string[]; unknown: string[] }> {
  const applied = await appliedNames(db)
  const files = migrationFiles()
  return { applied: applied.length, pending: files.filter((name) => !applied.includes(name)), unknown: applied.filter((name) => !files.includes(name)) }
}

/** Applies what is pending, each file in its transaction, one process at a time. */
export async function migrate(db: Db): Promise<string[]> {
  // class: technical — the table of migrations is made here because it exists before the first file.
  await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`.execute(db)
  const done: string[] = []
  for (const name of migrationFiles()) {
    await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx)
      const { rows } = await sql`select 1 from migration where name = ${name}`.execute(trx)
      if (rows.length > 0) return
      await applyMigration(trx, name)
      done.push(name)
    })
  }
  return done
}

/** One file, in the transaction under way. */
export async function applyMigration(trx: Tx, name: string): Promise<void> {
  await sql.raw(readFileSync(new URL(name, FOLDER), 'utf8')).execute(trx)
  await sql`insert into migration (name) values (${name})`.execute(trx)
}
