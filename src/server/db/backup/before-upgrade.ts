import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../../config.ts'
import type { OpenDatabase } from '../client.ts'

export const stamp = (at: Date) => at.toISOString().replace(/[:.]/g, '-')

/** Copies the embedded database aside before migrations change it; a server's backups are its administrator's. */
export async function backUpBeforeUpgrade(config: Config, database: OpenDatabase, log: Logger): Promise<string | null> {
  if (!database.embedded) return null
  const folder = join(config.dataDir, 'backups', `before-upgrade-${stamp(new Date())}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await database.embedded.copyTo(join(folder, 'db'))
  log.info({ folder }, 'database copied aside before the upgrade')
  return folder
}
