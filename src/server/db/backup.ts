import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { OpenDatabase } from './client.ts'

const stamp = (at: Date) => at.toISOString().replace(/[:.]/g, '-')

/** Copies the embedded data folder aside before migrations change it; a server's backups are its administrator's. */
export async function backUpBeforeUpgrade(config: Config, database: OpenDatabase, log: Logger): Promise<string | null> {
  if (!database.embedded) return null
  const folder = join(config.dataDir, 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `before-upgrade-${stamp(new Date())}.tar`)
  const bytes = await database.embedded.dump()
  const file = await open(path, 'wx', 0o600)
  try {
    await file.write(Buffer.from(bytes))
    await file.sync()
  } finally {
    await file.close()
  }
  log.info({ path, bytes: bytes.byteLength }, 'data folder backed up before the upgrade')
  return path
}
