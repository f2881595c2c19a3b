import { join } from 'node:path'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { type EmbeddedDatabase, openEmbedded } from './embedded.ts'
import type { DB } from './types.gen.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

// A day stays a day: node-postgres would make it midnight in the machine's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type OpenDatabase = {
  db: Db
  pool: pg.Pool
  /** Null on a PostgreSQL server. */
  embedded: EmbeddedDatabase | null
  close: () => Promise<void>
}

function wrap(pool: pg.Pool, embedded: EmbeddedDatabase | null): OpenDatabase {
  pool.on('error', () => undefined)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    db,
    pool,
    embedded,
    close: async () => {
      await db.destroy()
      // Kysely ends only a pool it has used.
      if (!pool.ended) await pool.end()
      await embedded?.close()
    },
  }
}

/** The planner is told of disks that do not turn, and that the queries are many and short. */
export function openServer(url: string): OpenDatabase {
  return wrap(new pg.Pool({ connectionString: url, max: 10, application_name: 'piste', options: '-c random_page_cost=1.1 -c jit=off' }), null)
}

/** One session only: a transaction that waits on anything but the database stops everybody. */
export async function openFolder(dataDir: string | null, options: { durable: boolean; image?: ArrayBuffer | null }): Promise<OpenDatabase> {
  const embedded = await openEmbedded({ folder: dataDir === null ? null : join(dataDir, 'db'), ...options })
  return wrap(new pg.Pool({ stream: embedded.stream as never, max: 1, user: 'postgres', database: 'postgres', ssl: false }), embedded)
}
