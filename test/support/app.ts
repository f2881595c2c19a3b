import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { buildApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import type { Context } from '#server/context.ts'
import { sql } from 'kysely'
import { registerJobs } from '#server/jobs/jobs.ts'
import { buildContext } from '#server/open.ts'
import { folderDatabase, freshDatabase } from './engine.ts'

export type Answer<T = any> = { status: number; body: T; headers: Record<string, unknown> }
export type Client = {
  userId: string
  /** API key; null for nobody. */
  key: string | null
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  patch: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  put: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  delete: (path: string, headers?: Record<string, string>) => Promise<Answer>
  /** Sends a file as a form does. */
  upload: (path: string, file: { name: string; content: string | Buffer; field?: string }) => Promise<Answer>
}
export type Person = { name: string; role?: 'administrator' | 'manager' | 'salesperson'; scope?: 'own' | 'team' | 'all'; teamIds?: string[]; language?: 'fr' | 'en' }
export type TestApp = {
  app: FastifyInstance
  ctx: Context
  admin: Client
  /** A new person with an API key; `language` decides the sentences they read. */
  person: (person: Person) => Promise<Client>
  anonymous: Client
  /** Moves the clock forward. */
  pass: (milliseconds: number) => void
  stop: () => Promise<void>
}

export const DAY = 24 * 3600 * 1000

/** Piste on a database of its own, reached through its HTTP door; `inFolder`: on the disk, where it is embedded; `empty`: nobody in it yet. The clock stands still unless told to pass. */
export async function startApp(options: { jobs?: boolean; empty?: boolean; env?: Record<string, string>; inFolder?: boolean } = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'piste-test-'))
  const kept = options.inFolder ? await folderDatabase(dataDir) : null
  const database = kept ? { ...kept, drop: kept.close } : await freshDatabase()
  let now = Date.now()
  const config = readConfig({ PISTE_DATA_DIR: dataDir, PISTE_SECRET: 'a-secret-for-tests-only-0123456789abcdef', PISTE_LOG_LEVEL: process.env.PISTE_LOG_LEVEL ?? 'error', ...options.env })
  // The clock moves a millisecond at each look, so that what happened later is later.
  const ctx = buildContext(config, database, pino({ level: config.logLevel }), { clock: () => new Date(now++), pollSeconds: 0.5 })
  registerJobs(ctx)
  if (options.jobs) await ctx.queue.start()
  const app = await buildApp(ctx)
  await app.ready()

  const client = (userId: string, key: string | null): Client => {
    const send = async (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
      const url = path.startsWith('/api/') || path === '/health' ? path : `/api/v1${path}`
      const reply = await app.inject({ method, url, headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers }, ...(body === undefined ? {} : { payload: body as object }) })
      const type = String(reply.headers['content-type'] ?? '')
      return { status: reply.statusCode, body: type.includes('json') ? reply.json() : reply.body, headers: reply.headers }
    }
    return {
      userId,
      key,
      get: (path, headers) => send('GET', path, undefined, headers),
      post: (path, body, headers) => send('POST', path, body, headers),
      patch: (path, body, headers) => send('PATCH', path, body, headers),
      put: (path, body, headers) => send('PUT', path, body, headers),
      delete: (path, headers) => send('DELETE', path, undefined, headers),
      upload: (path, { name, content, field = 'file' }) => {
        const boundary = `piste-${randomUUID()}`
        const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
        return send('POST', path, Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]), { 'content-type': `multipart/form-data; boundary=${boundary}` })
      },
    }
  }

  const person = async ({ name, role = 'salesperson', scope = 'team', teamIds = [], language = 'en' }: Person): Promise<Client> => {
    const id = randomUUID()
    const at = new Date(now)
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${id.slice(0, 8)}@example.com`
    await database.db.transaction().execute(async (trx) => {
      const operationId = randomUUID()
      await trx.insertInto('journal.operation').values({ id: operationId, kind: 'person.add', door: 'system', at }).execute()
      await sql`select set_config('piste.operation', ${operationId}, true)`.execute(trx)
      await trx.insertInto('auth.user').values({ id, name, email, emailVerified: true, createdAt: at, updatedAt: at }).execute()
      await trx.insertInto('app_user').values({ id, name, email, role, scope, language, created_at: at } as never).execute()
      for (const teamId of teamIds) await trx.insertInto('team_member').values({ id: randomUUID(), team_id: teamId, user_id: id, created_at: at } as never).execute()
    })
    const { key } = await ctx.auth.api.createApiKey({ body: { userId: id, name: 'test' } })
    return client(id, key)
  }

  const admin = options.empty ? client('', null) : await person({ name: 'Ada Admin', role: 'administrator', scope: 'all' })
  return {
    app,
    ctx,
    admin,
    person,
    anonymous: client('', null),
    pass: (milliseconds) => {
      now += milliseconds
    },
    stop: async () => {
      await app.close()
      if (options.jobs) await ctx.queue.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
