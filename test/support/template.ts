import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { readConfig } from '#server/config.ts'
import { openFolder, openServer } from '#server/db/client.ts'
import { ensureDefaults } from '#server/db/defaults.ts'
import { migrate, migrationFiles } from '#server/db/migrate.ts'
import { buildContext } from '#server/open.ts'
import { SERVER_URL, TEMPLATE_DATABASE, TEMPLATE_IMAGE } from './engine.ts'

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const name of migrationFiles()) hash.update(readFileSync(new URL(`../../src/server/db/migrations/${name}`, import.meta.url)))
  return hash.update(readFileSync(new URL('../../src/server/db/defaults.ts', import.meta.url))).digest('hex')
}

async function prepare(database: Awaited<ReturnType<typeof openFolder>>): Promise<void> {
  await migrate(database.db)
  const config = readConfig({ PISTE_DATA_DIR: mkdtempSync(join(tmpdir(), 'piste-template-')), PISTE_SECRET: 'x'.repeat(40) })
  const ctx = buildContext(config, database, pino({ level: 'silent' }))
  await ensureDefaults(ctx)
  await ctx.queue.start()
  await ctx.queue.stop()
}

/** Vitest global set-up: one migrated database, of which every test file gets a copy. */
export async function setup(): Promise<void> {
  if (SERVER_URL) {
    const admin = new pg.Client({ connectionString: SERVER_URL })
    await admin.connect()
    await admin.query(`drop database if exists ${TEMPLATE_DATABASE} with (force)`)
    await admin.query(`create database ${TEMPLATE_DATABASE}`)
    await admin.end()
    const url = new URL(SERVER_URL)
    url.pathname = `/${TEMPLATE_DATABASE}`
    const open = openServer(url.href)
    await prepare(open)
    await open.close()
    return
  }
  const mark = new URL(`${TEMPLATE_IMAGE.href}.from`)
  const wanted = fingerprint()
  if (existsSync(TEMPLATE_IMAGE) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  mkdirSync(dirname(fileURLToPath(TEMPLATE_IMAGE)), { recursive: true })
  const open = await openFolder(null, { durable: false })
  await prepare(open)
  const bytes = await open.embedded?.dump()
  await open.close()
  writeFileSync(TEMPLATE_IMAGE, Buffer.from(bytes ?? new ArrayBuffer(0)))
  writeFileSync(mark, wanted)
}
