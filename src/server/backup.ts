// `npm run backup [-- file]`: database, files and secret in one file, whether Piste is running or not.
import { createWriteStream, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, closeSync, fsyncSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { openFolderStore } from './adapters/files/folder.ts'
import { doorFile } from './backup-door.ts'
import { type Config, ConfigRefused, readConfig } from './config.ts'
import { stamp } from './db/backup/before-upgrade.ts'
import { finishSwap } from './db/backup/swap.ts'
import { type Totals, writeBackup } from './db/backup/write.ts'
import { type OpenDatabase, openFolder, openServer } from './db/client.ts'
import { FolderInUse } from './db/embedded.ts'
import { readSecret } from './secret.ts'

const VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version

/** A copy made by the running Piste; null when none is running. */
async function askForCopy(dataDir: string): Promise<string | null> {
  if (!existsSync(doorFile(dataDir))) return null
  const { port, token } = JSON.parse(readFileSync(doorFile(dataDir), 'utf8')) as { port: number; token: string }
  const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers: { authorization: `Bearer ${token}` } }).catch(() => null)
  if (!answer) return null
  if (!answer.ok) throw new Error(`the running Piste could not copy its database (${answer.status}); its log says why`)
  return join(dataDir, ((await answer.json()) as { copy: string }).copy)
}

async function openSource(config: Config): Promise<OpenDatabase & { done: () => Promise<void> }> {
  const plain = (open: OpenDatabase) => ({ ...open, done: open.close })
  if (config.databaseUrl) return plain(openServer(config.databaseUrl))
  await finishSwap(config.dataDir)
  if (!existsSync(join(config.dataDir, 'db'))) throw new ConfigRefused(`there is no database in ${config.dataDir}; set PISTE_DATA_DIR, or DATABASE_URL for a server`)
  const copy = await askForCopy(config.dataDir)
  if (!copy) return plain(await openFolder(config.dataDir, { durable: true }))
  const open = await openFolder(copy, { durable: false })
  return { ...open, done: async () => {
    await open.close()
    rmSync(copy, { recursive: true, force: true })
  } }
}

/** Writes the backup to `path`, whole or not at all, readable by its owner alone. Answers what it holds. */
export async function backUp(config: Config, path: string): Promise<Totals> {
  const source = await openSource(config)
  const draft = `${path}.part`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    rmSync(draft, { force: true })
    const client = await source.pool.connect()
    try {
      const files = openFolderStore(join(config.dataDir, 'files'))
      const totals = await writeBackup({ client, files, secret: readSecret(config.secret, config.dataDir), version: VERSION }, createWriteStream(draft, { mode: 0o600, flags: 'wx' }), new Date())
      const file = openSync(draft, 'r')
      fsyncSync(file)
      closeSync(file)
      renameSync(draft, path)
      return totals
    } finally {
      client.release()
    }
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    await source.done()
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const path = resolve(process.argv[2] ?? join(config.dataDir, 'backups', `piste-${stamp(new Date())}.tar.gz`))
  const { rows, files, missingFiles } = await backUp(config, path)
  console.log(`${path}\n${rows['public.lead'] ?? 0} leads, ${rows['public.opportunity'] ?? 0} opportunities, ${rows['public.customer'] ?? 0} customers, ${files} files. It holds the secret: keep it as you would the data.`)
  for (const one of missingFiles) console.error(`The file ${one} is in the database but not in the folder of files.`)
}

if (process.argv[1]?.endsWith('backup.ts')) {
  main().catch((error: unknown) => {
    console.error(error instanceof ConfigRefused || error instanceof FolderInUse ? `No backup was made: ${error.message}` : error)
    process.exit(1)
  })
}
