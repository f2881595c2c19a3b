import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'
import { SERVER_URL } from '#test/support/engine.ts'
import { contents } from '#test/support/tables.ts'
import pg from 'pg'
import { backUp } from '../../backup.ts'
import { doorFile, openBackupDoor } from '../../backup-door.ts'
import { type Config, readConfig } from '../../config.ts'
import { restore } from '../../restore.ts'
import { openFolder, openServer } from '../client.ts'
import { FolderInUse } from '../embedded.ts'
import { finishSwap } from './swap.ts'

// Each restore makes a database from nothing.
vi.setConfig({ testTimeout: 240_000 })

let piste: TestApp
let source: Config
let room: string
let door: { close: () => void } | null
beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'piste-backup-'))
  piste = await startApp({ inFolder: true })
  door = await openBackupDoor(piste.ctx)
  const url = (piste.ctx.database.pool.options as { connectionString?: string }).connectionString
  source = { ...piste.ctx.config, databaseUrl: piste.ctx.database.embedded ? null : (url ?? null) }
})
afterAll(async () => {
  door?.close()
  await piste.stop()
  rmSync(room, { recursive: true, force: true })
})

const elsewhere = (name: string) => readConfig({ PISTE_DATA_DIR: join(room, name), PISTE_LOG_LEVEL: 'error' })
function copyOf(name: string, as: string): Config {
  cpSync(join(room, name), join(room, as), { recursive: true })
  return elsewhere(as)
}
async function within<T>(config: Config, look: (open: Awaited<ReturnType<typeof openFolder>>) => Promise<T>): Promise<T> {
  await finishSwap(config.dataDir)
  const open = await openFolder(config.dataDir, { durable: true })
  return look(open).finally(open.close)
}
const createLead = (name: string) => piste.admin.post('/leads', { companyName: name, isOrganisation: true, addresses: [{ city: 'Lyon', country: 'FR' }] })

describe('backup and restore', () => {
  it('what was there is there again, on the other engine too, with its files and its secret', async () => {
    for (const name of ['Alizé', 'Brume', 'Cirrus']) await createLead(name)
    const { sha256, size } = await piste.ctx.files.put(Readable.from([Buffer.from('une pièce jointe')]), 1000)
    await piste.ctx.db.insertInto('stored_file').values({ id: piste.admin.userId, sha256, name: 'a.txt', size, media_type: 'text/plain', created_at: new Date() }).execute()
    const file = join(room, 'quiet.tar.gz')
    expect(await backUp(source, file)).toMatchObject({ files: 1, missingFiles: [], rows: { 'public.lead': 3 } })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const config = elsewhere('quiet')
    expect(await restore(config, file, false)).toEqual({ aside: null })
    expect(await within(config, (open) => contents(open.db))).toEqual(await contents(piste.ctx.db))
    expect(readFileSync(join(config.dataDir, 'files', sha256.slice(0, 2), sha256), 'utf8')).toBe('une pièce jointe')
    expect(readFileSync(join(config.dataDir, 'secret'), 'utf8')).toBe(piste.ctx.secret)
    // Writing goes on where it stopped: numbers and versions are not given twice.
    const { rows } = await piste.ctx.database.pool.query('select (select max(id) from journal.change) as id, (select max(version) from lead) as version')
    const later = await within(config, (open) => open.pool.query(`select nextval('journal.version') as version, nextval(pg_get_serial_sequence('journal.change', 'id')) as id`))
    expect(Number(later.rows[0].version)).toBeGreaterThan(Number(rows[0].version))
    expect(Number(later.rows[0].id)).toBeGreaterThan(Number(rows[0].id))
  })

  it('holds the table an import made of a workbook, without which it could not go on', async () => {
    const before = await backUp(source, join(room, 'before-import.tar.gz'))
    const [workbook, table] = [await piste.ctx.files.put(Readable.from([Buffer.from('un classeur')]), 1000), await piste.ctx.files.put(Readable.from([Buffer.from('son tableau')]), 1000)]
    const at = new Date()
    const id = randomUUID()
    await piste.ctx.db.insertInto('stored_file').values({ id, sha256: workbook.sha256, name: 'a.xlsx', size: workbook.size, media_type: 'application/octet-stream', created_at: at }).execute()
    await piste.ctx.db.insertInto('import_run').values({ id, file_id: id, file_name: 'a.xlsx', created_by: piste.admin.userId, created_at: at, state: 'checked', content_sha256: table.sha256 }).execute()
    expect(await backUp(source, join(room, 'with-import.tar.gz'))).toMatchObject({ files: before.files + 2, missingFiles: [] })
  })

  it('is one moment, though leads are being created meanwhile', async () => {
    const created: string[] = []
    let going = true
    const storm = (async () => {
      while (going) created.push((await createLead(`Orage ${created.length}`)).body.id)
    })()
    while (created.length < 5) await new Promise((resolve) => setTimeout(resolve, 20))
    const before = created.length
    const file = join(room, 'storm.tar.gz')
    await backUp(source, file)
    going = false
    await storm
    const config = elsewhere('storm')
    await restore(config, file, false)
    const { leads, cities } = await within(config, async (open) => ({
      leads: (await open.pool.query<{ id: string }>(`select id from lead where company_name like 'Orage %' order by created_at`)).rows.map((row) => row.id),
      cities: (await open.pool.query(`select count(*)::int as n from lead l join address a on a.lead_id = l.id join match_key k on k.record_id = l.id where l.company_name like 'Orage %'`)).rows[0].n,
    }))
    expect(leads.length).toBeGreaterThanOrEqual(before)
    expect(leads).toEqual(created.slice(0, leads.length))
    expect(cities).toBe(leads.length)
  })

  it('refuses to overwrite, unless told to, and then keeps what was there', async () => {
    const [file, config] = [join(room, 'quiet.tar.gz'), copyOf('storm', 'replaced')]
    const before = await within(config, (open) => contents(open.db))
    await expect(restore(config, file, false)).rejects.toThrow(/--replace/)
    expect(await within(config, (open) => contents(open.db))).toEqual(before)
    const { aside } = await restore(config, file, true)
    expect(await within({ ...config, dataDir: aside ?? '' }, (open) => contents(open.db))).toEqual(before)
    expect((await within(config, (open) => open.pool.query('select 1 from lead'))).rows).toHaveLength(3)
  })

  it('refuses a damaged backup, one of a newer Piste and a folder in use, and changes nothing', async () => {
    const [config, cut] = [elsewhere('quiet'), join(room, 'cut.tar.gz')]
    const before = await within(config, (open) => contents(open.db))
    writeFileSync(cut, readFileSync(join(room, 'quiet.tar.gz')))
    truncateSync(cut, statSync(cut).size - 100)
    await expect(restore(config, cut, true)).rejects.toThrow(/not a whole backup/)
    const open = await openFolder(config.dataDir, { durable: true })
    await expect(restore(config, join(room, 'quiet.tar.gz'), true)).rejects.toThrow(FolderInUse)
    await open.close()
    expect(await within(config, (one) => contents(one.db))).toEqual(before)
  })

  it('killed at any moment, leaves either what was there or what was restored', async () => {
    const [file, config] = [join(room, 'quiet.tar.gz'), copyOf('storm', 'killed')]
    const count = async () => (await within(config, (open) => open.pool.query('select 1 from lead'))).rows.length
    const before = await count()
    expect(before).not.toBe(3)
    for (const wait of [0, 400, 1200]) {
      const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../../restore.ts', import.meta.url)), file, '--replace'], { env: { ...process.env, DATABASE_URL: '', PISTE_DATA_DIR: config.dataDir }, stdio: 'ignore' })
      const gone = new Promise((resolve) => child.on('exit', resolve))
      while (child.exitCode === null && !readdirSync(config.dataDir).some((name) => name.startsWith('restoring-'))) await new Promise((resolve) => setTimeout(resolve, 10))
      await new Promise((resolve) => setTimeout(resolve, wait))
      child.kill('SIGKILL')
      await gone
      expect([before, 3]).toContain(await count())
    }
  })

  it('cut off between its two renames, is finished by the next start', async () => {
    const config = copyOf('storm', 'cut')
    copyOf('quiet/db', 'cut/restoring-now/db')
    writeFileSync(join(config.dataDir, 'swap.json'), JSON.stringify({ staged: 'restoring-now', aside: 'backups/replaced-now' }))
    mkdirSync(join(config.dataDir, 'backups/replaced-now'), { recursive: true })
    renameSync(join(config.dataDir, 'db'), join(config.dataDir, 'backups/replaced-now/db'))
    expect((await within(config, (open) => open.pool.query('select 1 from lead'))).rows).toHaveLength(3)
    expect(existsSync(join(config.dataDir, 'swap.json'))).toBe(false)
  })

  it.runIf(SERVER_URL)('fills a server’s database, and replaces it only when told to, keeping a backup', async () => {
    const name = `piste_restored_${Date.now()}`
    const admin = new pg.Client({ connectionString: SERVER_URL ?? '' })
    await admin.connect()
    await admin.query(`create database ${name}`)
    const url = new URL(SERVER_URL ?? '')
    url.pathname = `/${name}`
    const config = { ...elsewhere('server'), databaseUrl: url.href }
    const look = async () => {
      const open = openServer(url.href)
      return contents(open.db).finally(open.close)
    }
    await restore(config, join(room, 'quiet.tar.gz'), false)
    const quiet = await look()
    expect(quiet.lead).toHaveLength(3)
    await expect(restore(config, join(room, 'storm.tar.gz'), false)).rejects.toThrow(/--replace/)
    const { aside } = await restore(config, join(room, 'storm.tar.gz'), true)
    expect((await look()).lead?.length).toBeGreaterThan(3)
    await restore(config, aside ?? '', true)
    expect(await look()).toEqual(quiet)
    const running = openServer(url.href)
    await running.pool.query('select 1')
    await expect(restore(config, join(room, 'storm.tar.gz'), true)).rejects.toThrow(/running/)
    await running.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })

  it('the door that copies the database opens to nobody without the token in the data folder', async () => {
    if (!piste.ctx.database.embedded) return
    const path = doorFile(source.dataDir)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const { port, token } = JSON.parse(readFileSync(path, 'utf8')) as { port: number; token: string }
    for (const authorization of ['', `Bearer ${'0'.repeat(64)}`]) expect((await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers: { authorization } })).status).toBe(403)
    expect((await fetch(`http://127.0.0.1:${port}`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(403)
    expect(readdirSync(join(source.dataDir, 'backups'))).toEqual([])
  })
})
