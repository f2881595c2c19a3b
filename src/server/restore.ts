// `npm run restore -- file [--replace]`: what a backup holds, on either engine, once Piste is stopped.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { openFolderStore } from './adapters/files/folder.ts'
import { backUp } from './backup.ts'
import { type Config, ConfigRefused, readConfig } from './config.ts'
import { stamp } from './db/backup/before-upgrade.ts'
import type { Context } from './context.ts'
import { BackupRefused, checkBackup, isEmpty, restoreDatabase, restoreFiles } from './db/backup/read.ts'
import { finishSwap, swapIn, syncTree } from './db/backup/swap.ts'
import { ensureDefaults } from './db/defaults.ts'
import { type OpenDatabase, openFolder, openServer } from './db/client.ts'
import { FolderInUse } from './db/embedded.ts'
import { mergeOptOuts } from './features/consent/commands.ts'
import { buildContext, openLog } from './open.ts'

const REPLACE = 'there are data already; add --replace to put the backup in their place (a copy of them is kept)'

/** Restores a backup. Answers where what was there has been put, null when nothing was. Throws BackupRefused and changes nothing when it cannot. */
export async function restore(config: Config, path: string, replace: boolean): Promise<{ aside: string | null }> {
  const { manifest, secret } = await checkBackup(path)
  if (config.secret && config.secret !== secret) {
    throw new BackupRefused('PISTE_SECRET is not the secret of the backup, without which second factors and suppressions cannot be read; set it to that one (the file «secret» in the archive), or leave it unset')
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const files = openFolderStore(join(config.dataDir, 'files'))
  const fill = async (database: OpenDatabase) => {
    await restoreDatabase(database.db, path, manifest)
    await restoreFiles(path, files)
    await bringUpToDate(buildContext({ ...config, secret }, database, openLog({ ...config, logLevel: 'warn' })))
  }
  return config.databaseUrl ? restoreServer(config, config.databaseUrl, fill, secret, replace) : restoreFolder(config, fill, secret, replace)
}

/** What holds however old the backup is, brought in before anybody sees the restored data. */
async function bringUpToDate(ctx: Context): Promise<void> {
  await ensureDefaults(ctx)
  await mergeOptOuts(ctx)
}

async function restoreFolder(config: Config, fill: (database: OpenDatabase) => Promise<void>, secret: string, replace: boolean): Promise<{ aside: string | null }> {
  const { dataDir } = config
  await finishSwap(dataDir)
  let wasEmpty = true
  if (existsSync(join(dataDir, 'db'))) {
    const current = await openFolder(dataDir, { durable: true })
    wasEmpty = await isEmpty(current.db).finally(current.close)
    if (!wasEmpty && !replace) throw new BackupRefused(REPLACE)
  }
  // What an interrupted restore has left.
  for (const name of readdirSync(dataDir)) if (name.startsWith('restoring-')) rmSync(join(dataDir, name), { recursive: true, force: true })
  const now = stamp(new Date())
  const staged = `restoring-${now}`
  mkdirSync(join(dataDir, staged), { mode: 0o700 })
  if (!config.secret) writeFileSync(join(dataDir, staged, 'secret'), secret, { mode: 0o600 })
  // Nobody waits for single commits here: all of it is forced to the disk at once, before it takes its place.
  const fresh = await openFolder(join(dataDir, staged), { durable: false })
  await fill(fresh).finally(fresh.close)
  syncTree(join(dataDir, staged))
  const aside = join('backups', `replaced-${now}`)
  await swapIn(dataDir, { staged, aside })
  return { aside: wasEmpty ? null : join(dataDir, aside) }
}

/** Whether another process of Piste is connected; one that has just stopped gets a moment to disappear. */
async function isInUse({ db }: OpenDatabase): Promise<boolean> {
  for (let look = 0; look < 12; look += 1) {
    const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database() and application_name = 'piste' and pid <> pg_backend_pid()`.execute(db)
    if (rows.length === 0) return false
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return true
}

async function restoreServer(config: Config, url: string, fill: (database: OpenDatabase) => Promise<void>, secret: string, replace: boolean): Promise<{ aside: string | null }> {
  const database = openServer(url)
  try {
    if (await isInUse(database)) throw new BackupRefused('Piste is running on this database; stop it first')
    let aside: string | null = null
    if (!(await isEmpty(database.db))) {
      if (!replace) throw new BackupRefused(REPLACE)
      aside = join(config.dataDir, 'backups', `replaced-${stamp(new Date())}.tar.gz`)
      await backUp(config, aside)
    }
    await fill(database)
    if (!config.secret) writeFileSync(join(config.dataDir, 'secret'), secret, { mode: 0o600 })
    return { aside }
  } finally {
    await database.close()
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean', default: false } } })
  const path = positionals[0]
  if (!path) throw new BackupRefused('say which: npm run restore -- file [--replace]')
  const { aside } = await restore(readConfig(process.env), resolve(path), values.replace)
  console.log(`Restored ${path}.${aside ? ` What was there is in ${aside}.` : ''} Everybody signs in again.`)
}

if (process.argv[1]?.endsWith('restore.ts')) {
  main().catch((error: unknown) => {
    console.error([BackupRefused, ConfigRefused, FolderInUse].some((kind) => error instanceof kind) ? `Nothing was restored: ${(error as Error).message}.` : error)
    process.exit(1)
  })
}
