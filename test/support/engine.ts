import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { type OpenDatabase, openFolder, openServer } from '#server/db/client.ts'

/** Where the global set-up leaves the migrated, defaulted database every test file starts from. */
export const TEMPLATE_IMAGE = new URL('../../node_modules/.cache/piste/template.tar', import.meta.url)
export const TEMPLATE_DATABASE = 'piste_template'
export const SERVER_URL = process.env.PISTE_TEST_DATABASE_URL ?? null

/** The same in a folder, as Piste keeps it; null where the tests run on a server. */
export async function folderDatabase(dataDir: string): Promise<OpenDatabase | null> {
  if (SERVER_URL) return null
  const bytes = readFileSync(TEMPLATE_IMAGE)
  return openFolder(dataDir, { durable: true, image: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer })
}

/** A database of one's own: in memory from the template's image, or on the server as a copy of the template database. */
export async function freshDatabase(): Promise<OpenDatabase & { drop: () => Promise<void> }> {
  if (SERVER_URL) {
    const name = `piste_${randomUUID().replaceAll('-', '')}`
    const admin = new pg.Client({ connectionString: SERVER_URL })
    await admin.connect()
    await admin.query(`create database ${name} template ${TEMPLATE_DATABASE}`)
    await admin.end()
    const url = new URL(SERVER_URL)
    url.pathname = `/${name}`
    const open = openServer(url.href)
    return {
      ...open,
      drop: async () => {
        await open.close()
        const again = new pg.Client({ connectionString: SERVER_URL })
        await again.connect()
        await again.query(`drop database ${name} with (force)`)
        await again.end()
      },
    }
  }
  if (!existsSync(TEMPLATE_IMAGE)) throw new Error('no template: run through vitest, whose global set-up makes it')
  const bytes = readFileSync(TEMPLATE_IMAGE)
  const open = await openFolder(null, { durable: false, image: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer })
  return { ...open, drop: open.close }
}
