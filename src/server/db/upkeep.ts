import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Db } from './client.ts'

/** Log written before the engine is looked after again; about twenty thousand changed rows. */
const DUE_BYTES = 128 * 1024 * 1024
const LOOK_EVERY_MS = 15_000
/** Without much written, after this long all the same: a day's typing is worth fresh statistics too. */
const AT_LEAST_EVERY_MS = 6 * 3600 * 1000

/**
 * What a PostgreSQL server does in processes of its own and the embedded engine, having none, never does: forget dead rows,
 * refresh the planner's statistics, and shorten the write-ahead log, which would otherwise grow for ever. One table a
 * statement, so that requests come in between.
 */
export async function lookAfter(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'journal', 'auth', 'jobs') order by c.relname`.execute(db)
  for (const { name } of rows) await sql`vacuum (analyze) ${sql.raw(name)}`.execute(db)
  await sql`checkpoint`.execute(db)
}

const written = async (db: Db): Promise<number> => Number((await sql<{ bytes: string }>`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as bytes`.execute(db)).rows[0]?.bytes ?? 0)

/** Looks after the embedded engine whenever enough has been written since the last time, until stopped. */
export function startUpkeep(db: Db, log: Logger): { stop: () => Promise<void> } {
  let since: { bytes: number; at: number } | null = null
  let underWay: Promise<void> = Promise.resolve()
  const look = async () => {
    const bytes = await written(db)
    since ??= { bytes, at: Date.now() }
    if (bytes - since.bytes < DUE_BYTES && !(bytes > since.bytes && Date.now() - since.at > AT_LEAST_EVERY_MS)) return
    const from = performance.now()
    await lookAfter(db)
    since = { bytes: await written(db), at: Date.now() }
    log.info({ milliseconds: Math.round(performance.now() - from) }, 'embedded engine looked after')
  }
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    underWay = look().catch((error: unknown) => log.error({ err: error }, 'upkeep')).finally(() => {
      busy = false
    })
  }, LOOK_EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await underWay
    },
  }
}
