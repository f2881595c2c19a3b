import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { openFolderStore } from './adapters/files/folder.ts'
import { openAuth } from './auth.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { type OpenDatabase, openFolder, openServer } from './db/client.ts'
import { openQueue } from './jobs/queue.ts'
import { readSecret } from './secret.ts'

export function openLog(config: Config): Logger {
  return pino({
    level: config.logLevel,
    redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
    serializers: {
      // Query strings may carry one-time tokens and search words: neither belongs in a log.
      req: (request: { method: string; url: string; id: string }) => ({ id: request.id, method: request.method, path: request.url.split('?')[0] }),
    },
  })
}

export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl) return openServer(config.databaseUrl)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  return openFolder(config.dataDir, { durable: true })
}

/** Puts the pieces together over an open database. Tests give their own clock. */
export function buildContext(config: Config, database: OpenDatabase, log: Logger, more: { clock?: () => Date; pollSeconds?: number } = {}): Context {
  const secret = readSecret(config.secret, config.dataDir)
  return {
    config,
    database,
    db: database.db,
    clock: more.clock ?? (() => new Date()),
    log,
    secret,
    auth: openAuth(database.db, config, secret, log),
    queue: openQueue(database.pool, log, { pollSeconds: more.pollSeconds ?? 1 }),
    files: openFolderStore(join(config.dataDir, 'files')),
  }
}
