import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { sql } from 'kysely'
import type { FileStore } from '../../adapters/files/port.ts'
import type { Db, Tx } from '../client.ts'
import { applyMigration, MIGRATION_LOCK, migrationFiles } from '../migrate.ts'
import { readTar, type TarEntry } from './tar.ts'
import { FORMAT, type Manifest, type Totals } from './write.ts'

export class BackupRefused extends Error {}

async function* entriesOf(path: string): AsyncGenerator<TarEntry> {
  const file = createReadStream(path)
  const plain = createGunzip()
  file.on('error', (error) => plain.destroy(error))
  file.pipe(plain)
  yield* readTar(plain as AsyncIterable<Buffer>)
  // Reads to the very end, where gzip keeps its checksum.
  for await (const _ of plain);
}

/** Reads a backup from end to end before anything is touched. Throws BackupRefused for one that is damaged, or from a newer Piste. */
export async function checkBackup(path: string): Promise<{ manifest: Manifest; secret: string; totals: Totals }> {
  let manifest: Manifest | null = null
  let totals: Totals | null = null
  let secret = ''
  const rows: Record<string, number> = {}
  let files = 0
  try {
    for await (const entry of entriesOf(path)) {
      if (entry.name === 'backup.json') manifest = JSON.parse((await entry.bytes()).toString('utf8')) as Manifest
      else if (entry.name === 'end.json') totals = JSON.parse((await entry.bytes()).toString('utf8')) as Totals
      else if (entry.name === 'secret') secret = (await entry.bytes()).toString('utf8')
      else if (entry.name.startsWith('files/')) files += 1
      else {
        const table = entry.name.split('/')[1] ?? ''
        for await (const chunk of entry.chunks()) for (const byte of chunk) if (byte === 10) rows[table] = (rows[table] ?? 0) + 1
      }
    }
  } catch (error) {
    throw new BackupRefused(`${path} is not a whole backup (${(error as Error).message})`)
  }
  if (!manifest || !totals || !secret) throw new BackupRefused(`${path} is not a whole backup of Piste`)
  for (const [table, count] of Object.entries(totals.rows)) if ((rows[table] ?? 0) !== count) throw new BackupRefused(`${path} is damaged: ${table} has ${rows[table] ?? 0} rows instead of ${count}`)
  if (files !== totals.files) throw new BackupRefused(`${path} is damaged: ${files} files instead of ${totals.files}`)
  const unknown = manifest.migrations.filter((name) => !migrationFiles().includes(name))
  if (manifest.format > FORMAT || unknown.length > 0) throw new BackupRefused(`${path} was written by a newer Piste (${manifest.piste}); install that version, or a later one`)
  return { manifest, secret, totals }
}

/** Puts the files of a backup beside those that are there; contents are named by their hash, so none replaces another. */
export async function restoreFiles(path: string, files: FileStore): Promise<void> {
  for await (const entry of entriesOf(path)) {
    if (!entry.name.startsWith('files/')) continue
    const { sha256 } = await files.put(Readable.from(entry.chunks()), Number.MAX_SAFE_INTEGER)
    if (sha256 !== entry.name.slice(6)) throw new BackupRefused(`${path} is damaged: a file is not what its name says`)
  }
}

/** Whether there is nothing in the database that a restore would lose. */
export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('public.app_user') is not null as there`.execute(db)
  if (!rows[0]?.there) return true
  return (await sql`select 1 from app_user limit 1`.execute(db)).rows.length === 0
}

/**
 * Fills a database from a checked backup in one transaction: the schema as it was, the rows, then the migrations since.
 * Whatever of Piste was there is replaced; until the transaction commits nothing is.
 */
export async function restoreDatabase(db: Db, path: string, manifest: Manifest): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // A Piste that starts meanwhile waits here for its turn to migrate.
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx)
    await clear(trx)
    await sql`create table migration (name text primary key, applied_at timestamptz not null default now())`.execute(trx)
    for (const name of manifest.migrations) await applyMigration(trx, name)
    await withoutChecks(trx, Object.keys(manifest.tables), async () => {
      for await (const entry of entriesOf(path)) {
        const table = entry.name.startsWith('tables/') ? (entry.name.split('/')[1] ?? '') : null
        if (table) await insertRows(trx, table, manifest.tables[table] ?? [], await entry.bytes())
      }
    })
    for (const { name, value } of manifest.sequences) await sql`select setval(${name}::regclass, ${value}::bigint)`.execute(trx)
    for (const name of migrationFiles()) if (!manifest.migrations.includes(name)) await applyMigration(trx, name)
  })
}

/** Piste's own schemas, and its tables and functions in `public`; extensions and their objects stay. */
async function clear(trx: Tx): Promise<void> {
  await sql`do $$ declare one record; begin
    drop schema if exists jobs cascade; drop schema if exists auth cascade; drop schema if exists journal cascade;
    for one in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e') loop
      execute format('drop table %s cascade', one.name); end loop;
    for one in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
      execute format('drop function %s cascade', one.name); end loop;
  end $$`.execute(trx)
}

const tableName = (table: string) => sql.table(table)

/** Rows that a migration has put in (the lists of a new installation come later) make way for the backup's. */
async function insertRows(trx: Tx, table: string, columns: string[], lines: Buffer): Promise<void> {
  if (columns.length === 0) throw new BackupRefused(`the backup has rows of an unknown table ${table}`)
  const list = sql.join(columns.map((column) => sql.ref(column)))
  const text = `[${lines.toString('utf8').trimEnd().replaceAll('\n', ',')}]`
  await sql`insert into ${tableName(table)} (${list}) overriding system value select ${list} from json_populate_recordset(null::${tableName(table)}, ${text}::json)`.execute(trx)
}

/** Rows come in any order: triggers, foreign keys and plain indexes are put aside and put back, which checks every row and is faster. */
async function withoutChecks(trx: Tx, tables: string[], act: () => Promise<void>): Promise<void> {
  const { rows: keys } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and connamespace::regnamespace::text in ('public', 'journal', 'auth')`.execute(trx)
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace::regnamespace::text in ('public', 'journal', 'auth') and not i.indisunique and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`.execute(trx)
  for (const { table, name } of keys) await sql.raw(`alter table ${table} drop constraint ${name}`).execute(trx)
  for (const { name } of indexes) await sql.raw(`drop index ${name}`).execute(trx)
  for (const table of tables) {
    await sql`alter table ${tableName(table)} disable trigger user`.execute(trx)
    await sql`truncate ${tableName(table)}`.execute(trx)
  }
  await act()
  for (const table of tables) await sql`alter table ${tableName(table)} enable trigger user`.execute(trx)
  for (const { definition } of indexes) await sql.raw(definition).execute(trx)
  for (const { table, name, definition } of keys) await sql.raw(`alter table ${table} add constraint ${name} ${definition}`).execute(trx)
}
