import type { Logger } from 'pino'
import type { FileStore } from './adapters/files/port.ts'
import type { Auth } from './auth.ts'
import type { Config } from './config.ts'
import type { Db, OpenDatabase } from './db/client.ts'
import type { Queue } from './jobs/queue.ts'

/** Built once at start and passed everywhere; nothing else is global. */
export type Context = {
  config: Config
  db: Db
  database: OpenDatabase
  clock: () => Date
  log: Logger
  secret: string
  auth: Auth
  queue: Queue
  files: FileStore
}

export type Role = 'administrator' | 'manager' | 'salesperson'
export type Scope = 'own' | 'team' | 'all'

/** Who asks. `door` is how they came: screen, API key, import, job. */
export type Actor = {
  userId: string
  name: string
  role: Role
  scope: Scope
  teamIds: string[]
  language: 'fr' | 'en'
  timeZone: string
  door: 'screen' | 'api' | 'import' | 'job' | 'system'
  /** The browser session they came with; none for an API key. */
  sessionId?: string
  /** The caller's Idempotency-Key, recorded in the transaction of the operation it asked for. */
  idempotency?: { key: string; requestHash: string; spent?: boolean }
}
