import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Db } from './client.ts'

/** Log written before it is shortened; the same as the engine's max_wal_size would be, had it a process to see to it. */
const LOG_BYTES = 128 * 1024 * 1024
const LOOK_EVERY_MS = 15_000

/** Tables that have grown by a third since they were last looked through, or of which a third has changed; small ones can wait. */
async function neglected(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'journal', 'auth', 'jobs')
      and (pg_relation_size(c.oid) > c.relpages::bigint * 8192 * 4 / 3 + 1048576 or (c.relpages > 200 and c.relallvisible < c.relpages * 2 / 3)) order by c.relname`.execute(db)
  return rows.map((row) => row.name)
}

/**
 * What a PostgreSQL server does in processes of its own and the embedded engine, having none, never does: forgets dead rows
 * and refreshes the planner's statistics, one table a statement so that requests come in between. Answers which tables.
 */
export async function lookAfter(db: Db): Promise<string[]> {
  const tables = await neglected(db)
  for (const name of tables) await sql`vacuum (analyze) ${sql.raw(name)}`.execute(db)
  return tables
}

const written = async (db: Db): Promise<number> => Number((await sql<{ bytes: string }>`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as bytes`.execute(db)).rows[0]?.bytes ?? 0)

/** Looks after the embedded engine every few seconds, and shortens its write-ahead log, which would grow for ever; until stopped. */
export function startUpkeep(db: Db, log: Logger): { stop: () => Promise<void> } {
  let shortenedAt: number | null = null
  let busy: Promise<void> | null = null
  const look = async () => {
    const began = performance.now()
    const tables = await lookAfter(db)
    const bytes = await written(db)
    shortenedAt ??= bytes
    const long = bytes - shortenedAt > LOG_BYTES
    if (long) {
      await sql`checkpoint`.execute(db)
      shortenedAt = bytes
    }
    if (tables.length > 0 || long) log.info({ tables, shortened: long, milliseconds: Math.round(performance.now() - began) }, 'embedded engine looked after')
  }
  const timer = setInterval(() => {
    busy ??= look().catch((error: unknown) => log.error({ err: error }, 'upkeep')).finally(() => {
      busy = null
    })
  }, LOOK_EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await busy
    },
  }
}
