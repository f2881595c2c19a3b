import { createReadStream, existsSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { PassThrough, type Writable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { FileStore } from '../../adapters/files/port.ts'
import { tarWriter } from './tar.ts'

export const FORMAT = 1
const SCHEMAS = ['public', 'journal', 'auth']
/** Nobody's data: who is signed in, what is on its way, what has been tried. After a restore everybody signs in again and no old mail leaves. */
const LEFT_OUT = ['public.migration', 'public.mail_outbox', 'auth.session', 'auth.verification', 'auth.rateLimit']
/** Rows of a table are cut into entries of about this size, which is what is held in memory. */
const PART_BYTES = 8 * 1024 * 1024
const ROWS_AT_ONCE = 2000

export type Manifest = {
  format: number
  piste: string
  at: string
  migrations: string[]
  /** `public.lead` → its columns, in the order of the schema. */
  tables: Record<string, string[]>
  sequences: { name: string; value: string }[]
}
/** The last entry: an archive without it is not whole. */
export type Totals = { rows: Record<string, number>; files: number; missingFiles: string[] }

const quoted = (table: string) => table.split('.').map((part) => `"${part}"`).join('.')

async function describe(client: pg.ClientBase, version: string, at: Date): Promise<Manifest> {
  const { rows: columns } = await client.query<{ table: string; columns: string[] }>(
    `select n.nspname || '.' || c.relname as table, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relkind = 'r' and n.nspname = any($1) and not n.nspname || '.' || c.relname = any($2) group by 1 order by 1`, [SCHEMAS, LEFT_OUT])
  const { rows: sequences } = await client.query<{ name: string; value: string }>(`select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences where schemaname = any($1) and last_value is not null`, [SCHEMAS])
  const { rows: migrations } = await client.query<{ name: string }>('select name from migration order by name')
  return { format: FORMAT, piste: version, at: at.toISOString(), migrations: migrations.map((row) => row.name), tables: Object.fromEntries(columns.map((row) => [row.table, row.columns])), sequences }
}

/**
 * Writes everything of value as one gzipped tar: each table as lines of JSON as of one moment, the files they name, the
 * secret. The same on both engines, so that either restores the other's. Nothing in it depends on the machine.
 */
export async function writeBackup(source: { client: pg.ClientBase; files: FileStore; secret: string; version: string }, out: Writable, at: Date): Promise<Totals> {
  const { client, files, secret, version } = source
  const plain = new PassThrough()
  const written = pipeline(plain, createGzip({ level: 4 }), out)
  written.catch(() => undefined)
  const tar = tarWriter(plain, at)
  const totals: Totals = { rows: {}, files: 0, missingFiles: [] }
  await client.query('begin isolation level repeatable read read only')
  try {
    const manifest = await describe(client, version, at)
    await tar.add('backup.json', Buffer.from(JSON.stringify(manifest, null, 1)))
    await tar.add('secret', Buffer.from(secret))
    for (const table of Object.keys(manifest.tables)) totals.rows[table] = await writeTable(client, table, tar.add)
    const { rows } = await client.query<{ sha256: string }>("select sha256 from stored_file union select content_sha256 from import_run where file_id is not null and content_sha256 <> '' order by 1")
    for (const { sha256 } of rows) {
      const path = fileOf(files, sha256)
      if (!path) totals.missingFiles.push(sha256)
      else {
        await tar.add(`files/${sha256}`, { size: statSync(path).size, chunks: createReadStream(path) as AsyncIterable<Buffer> })
        totals.files += 1
      }
    }
    await tar.add('end.json', Buffer.from(JSON.stringify(totals)))
    await tar.end()
  } catch (error) {
    plain.destroy(error as Error)
    throw error
  } finally {
    await client.query('rollback').catch(() => undefined)
  }
  plain.end()
  await written
  return totals
}

function fileOf(files: FileStore, sha256: string): string | null {
  try {
    const path = files.path(sha256)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

async function writeTable(client: pg.ClientBase, table: string, add: (name: string, content: Buffer) => Promise<void>): Promise<number> {
  // As text from the database to the archive: no number passes through a float on the way.
  await client.query(`declare piste_backup no scroll cursor for select row_to_json(t)::text as line from ${quoted(table)} t`)
  let [count, part, held] = [0, 0, 0]
  let lines: string[] = []
  const flush = async () => {
    if (lines.length === 0) return
    part += 1
    await add(`tables/${table}/${String(part).padStart(6, '0')}.ndjson`, Buffer.from(`${lines.join('\n')}\n`))
    lines = []
    held = 0
  }
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${ROWS_AT_ONCE} from piste_backup`)
    if (rows.length === 0) break
    for (const { line } of rows) {
      lines.push(line)
      held += line.length
      count += 1
      if (held > PART_BYTES) await flush()
    }
  }
  await flush()
  await client.query('close piste_backup')
  return count
}
