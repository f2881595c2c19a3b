// npm run bench -- [--leads 100000] [--engine embedded|server|both]. Prints a table for each engine: what Piste takes through its HTTP door,
// what the bare database takes for the same work in the same run, their ratio, and the peers' figures.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openFolder, openServer } from '../src/server/db/client.ts'
import { frenchLeads } from '../test/support/french-leads.ts'
import { bareSql } from './bare-sql.ts'
import { perSecond, timed } from './measure.ts'
import { PEERS } from './peers.ts'
import { type Running, startServer } from './server.ts'

const { values } = parseArgs({ options: { leads: { type: 'string', default: '100000' }, engine: { type: 'string', default: 'both' } } })
const LEADS = Number(values.leads)
const SERVER_URL = process.env.PISTE_TEST_DATABASE_URL ?? null

type Line = { name: string; piste: string; bare: string; ratio: string }
const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0)

/** Imports the file through the product's own door and waits until it is done; seconds from «run» to «done». */
async function importFile(piste: Running, bytes: Uint8Array, choices: object): Promise<number> {
  const { id } = await piste.upload<{ id: string }>('/imports', 'pistes.csv', bytes)
  await piste.call('PATCH', `/imports/${id}`, choices)
  const state = async (wanted: string) => {
    for (;;) {
      const one = await piste.call<{ state: string; error: string | null }>('GET', `/imports/${id}`)
      if (one.state === wanted) return
      if (one.state === 'failed') throw new Error(`import failed: ${one.error}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  await piste.call('POST', `/imports/${id}/check`)
  await state('checked')
  const from = performance.now()
  await piste.call('POST', `/imports/${id}/run`, {})
  await state('done')
  return (performance.now() - from) / 1000
}

async function measure(engine: string, dataDir: string, databaseUrl: string | null): Promise<Line[]> {
  let piste = await startServer(dataDir, databaseUrl)
  const lines: Line[] = []
  const loadSeconds = await importFile(piste, frenchLeads(LEADS).bytes, {})
  console.error(`${engine}: ${LEADS} leads imported in ${loadSeconds.toFixed(1)} s`)

  // A fifth of them are in the pipeline too: arrived at a team that does not use leads.
  const { items: teams } = await piste.call<{ items: { id: string }[] }>('GET', '/teams')
  await piste.call('PATCH', `/teams/${teams[0]?.id}`, { leadsMode: 'opportunities' })
  await importFile(piste, frenchLeads(LEADS / 5, 7).bytes, { teamId: teams[0]?.id, onMatch: 'create' })
  await piste.call('PATCH', `/teams/${teams[0]?.id}`, { leadsMode: 'inherit' })
  await piste.stop()
  piste = await startServer(dataDir, databaseUrl)
  const startSeconds = piste.startSeconds

  const list = async (query: string) => (await piste.call<{ items: { id: string; email: string | null; phone: string | null; lastName: string | null }[] }>('GET', `/leads?${query}`)).items
  const sample = [...(await list('limit=200&sort=createdAt')), ...(await list('limit=200&sort=name'))]
  const [ids, emails, phones, names] = [sample.map((one) => one.id), sample.flatMap((one) => one.email ?? []), sample.flatMap((one) => one.phone ?? []), sample.flatMap((one) => one.lastName?.slice(1, 6).toLowerCase() ?? [])]
  const { items: sources } = await piste.call<{ items: { id: string }[] }>('GET', '/sources')
  const pick = <T>(from: T[], run: number) => from[run % from.length] as T
  const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'sourceId', op: 'is', value: sources[0]?.id }, { field: 'priority', op: 'at_least', value: 1 }] }))
  const board = await piste.call<{ columns: { stage: { id: string }; cards: { id: string }[] }[] }>('GET', '/pipeline')
  const cards = board.columns.flatMap((column) => column.cards.map((card) => card.id))
  const mark = Date.now().toString(36)
  let made = 0
  const create = () => {
    made += 1
    return piste.call<{ id: string }>('POST', '/leads', { firstName: 'Camille', lastName: `Banc ${mark} ${made}`, email: `banc.${mark}.${made}@example.com`, phone: '01 99 00 12 34' })
  }
  const fresh: string[] = []
  for (let run = 0; run < 120; run += 1) fresh.push((await create()).id)

  const work: Record<string, [runs: number, bare: keyof Awaited<ReturnType<typeof bareSql>> | null, (run: number) => Promise<unknown>]> = {
    'create one lead': [200, 'create', create],
    'read one lead': [200, 'read', (run) => piste.call('GET', `/leads/${pick(ids, run)}`)],
    'list 50 newest': [60, 'list', () => list('limit=50')],
    'list 50, two filters, sorted': [60, 'filtered', () => list(`limit=50&filter=${filter}&sort=-createdAt`)],
    'search part of a name': [60, 'search', (run) => list(`limit=50&q=${encodeURIComponent(pick(names, run))}`)],
    'search exact email': [60, 'email', (run) => list(`limit=50&q=${encodeURIComponent(pick(emails, run))}`)],
    'duplicate check': [100, 'duplicates', (run) => piste.call('GET', `/leads/${pick(ids, run)}/duplicates`)],
    'conversion dialog': [60, null, (run) => piste.call('GET', `/leads/${pick(ids, run)}/conversion`)],
    'convert with customer': [100, 'convert', (run) => piste.call('POST', `/leads/${fresh[run]}/conversion`, { action: 'convert', customer: { mode: 'create' } })],
    kanban: [40, 'kanban', () => piste.call('GET', '/pipeline')],
    'move a card': [60, null, (run) => piste.call('POST', `/opportunities/${pick(cards, run)}/move`, { stageId: pick(board.columns, run % 4).stage.id, afterId: null })],
  }
  const taken: Record<string, { p50: number; p95: number }> = {}
  for (const [name, [runs, , act]] of Object.entries(work)) taken[name] = await timed(runs, act)
  const rates = {
    'creates/s, 8 clients': await perSecond(8, 5, create),
    'filtered lists/s, 8 clients': await perSecond(8, 5, () => list(`limit=50&filter=${filter}&sort=-createdAt`)),
    'searches/s, 8 clients': await perSecond(8, 5, (run) => list(`limit=50&q=${encodeURIComponent(pick(names, run))}`)),
  }
  const memory = piste.memory()
  await piste.stop()

  const open = databaseUrl ? openServer(databaseUrl) : await openFolder(dataDir, { durable: true })
  const bare = await bareSql(open.db, { ids, emails, phones, names })
  for (const [name, [runs, same]] of Object.entries(work)) {
    const alone = same ? await timed(runs, bare[same]) : null
    const { p50, p95 } = taken[name] ?? { p50: Number.NaN, p95: Number.NaN }
    lines.push({ name, piste: `${ms(p50)} / ${ms(p95)}`, bare: alone ? `${ms(alone.p50)} / ${ms(alone.p95)}` : '', ratio: alone ? (p50 / alone.p50).toFixed(1) : '' })
  }
  const bareCreates = await perSecond(databaseUrl ? 8 : 1, 5, bare.create)
  await open.close()
  for (const [name, rate] of Object.entries(rates)) lines.push({ name, piste: rate.toFixed(0), bare: name.startsWith('creates') ? bareCreates.toFixed(0) : '', ratio: name.startsWith('creates') ? `1/${(bareCreates / rate).toFixed(1)}` : '' })
  lines.push({ name: `load ${LEADS.toLocaleString('en')} (s)`, piste: loadSeconds.toFixed(1), bare: '', ratio: '' })
  lines.push({ name: 'memory after the runs (MB)', piste: memory.toFixed(0), bare: '', ratio: '' })
  lines.push({ name: 'start on existing data (s)', piste: startSeconds.toFixed(1), bare: '', ratio: '' })
  return lines
}

function print(engine: string, lines: Line[]): void {
  const columns = ['', 'Piste p50 / p95', 'bare SQL', 'ratio', 'Odoo 19', 'EspoCRM 9', 'Twenty']
  const rows = lines.map((one) => { const peer = PEERS[one.name]; return [one.name, one.piste, one.bare, one.ratio, peer?.odoo ?? '', peer?.espocrm ?? '', peer?.twenty ?? ''] })
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at]?.length ?? 0)))
  console.log(`\n${engine}, ${LEADS} leads, ${LEADS / 5} more with an opportunity; milliseconds unless said\n`)
  for (const row of [columns, ...rows]) console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '))
}

if (values.engine !== 'server') {
  const folder = mkdtempSync(join(tmpdir(), 'piste-bench-'))
  print('Embedded PostgreSQL', await measure('embedded', folder, null))
  rmSync(folder, { recursive: true, force: true })
}
if (values.engine !== 'embedded') {
  if (!SERVER_URL) throw new Error('the server needs a database: tools/with-postgres.sh npm run bench -- --engine server')
  const folder = mkdtempSync(join(tmpdir(), 'piste-bench-'))
  print('PostgreSQL server', await measure('server', folder, SERVER_URL))
  rmSync(folder, { recursive: true, force: true })
}
