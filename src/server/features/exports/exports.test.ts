import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheet } from 'read-excel-file/node'
import { type Client, startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
let french: Client
let keyOf: Map<Client, string>
beforeAll(async () => {
  t = await startApp()
  french = await t.person({ name: 'Françoise Lefort', role: 'manager', scope: 'all', language: 'fr' })
  keyOf = new Map()
  for (const client of [t.admin, french]) keyOf.set(client, (await t.ctx.auth.api.createApiKey({ body: { userId: client.userId, name: 'file' } })).key)
  await t.admin.post('/leads', {
    isOrganisation: true, companyName: '=HYPERLINK("http://evil.example")', lastName: '+Plus', title: '-2+3', jobTitle: '@SUM(A1)', phone: '01 99 00 12 34', mobile: '+44 20 7946 0000', employees: 12, priority: 2,
    addresses: [{ city: 'Saint-Étienne; « centre »', postalCode: '01000', country: 'FR', isPrimary: true }], nextContact: { userId: null, startsAt: '2026-03-09T23:30:00Z', endsAt: null }, notes: 'x',
  })
})
afterAll(() => t.stop())

const file = async (client: Client, path: string) => {
  const reply = await t.app.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${keyOf.get(client)}` } })
  return { status: reply.statusCode, headers: reply.headers, text: reply.body, bytes: reply.rawPayload }
}

describe('a CSV file', () => {
  it('opens in a French Excel: semicolons, a mark, day first, phones that can be dialled, no formula', async () => {
    const { status, headers, text } = await file(french, '/exports/leads?format=csv&columns=name,lastName,title,jobTitle,phone,mobile,postalCode,city,employees,priority,nextContact,unsubscribed')
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('text/csv')
    expect(decodeURIComponent(String(headers['content-disposition']))).toMatch(/Pistes \d{4}-\d\d-\d\d\.csv$/)
    expect(text).toBe([
      '\ufeffNom;Nom de famille;Objet;Fonction;Téléphone;Mobile;Code postal;Ville;Effectif;Priorité;Prochain contact;Désabonnée',
      `"'=HYPERLINK(""http://evil.example"")";'+Plus;'-2+3;'@SUM(A1);+33 1 99 00 12 34;+44 20 7946 0000;01000;"Saint-Étienne; « centre »";12;Haute;10/03/2026 00:30;Non`, '',
    ].join('\r\n'))
  })
  it('is in the reader’s language, with commas in English', async () => {
    const customer = (await t.admin.post('/customers', { name: 'Brumes', addresses: [] })).body.id
    await t.admin.post('/opportunities', { title: 'Brume, en gros', customerId: customer, amount: '-1234.50', expectedCloseOn: '2026-03-09' })
    expect((await file(t.admin, '/exports/opportunities?format=csv&columns=title,party,amount,currency,expectedCloseOn,state,stage')).text)
      .toBe('\ufeffTitle,Customer or lead,Amount,Currency,Expected closing,State,Stage\r\n"Brume, en gros",Brumes,-1234.50,EUR,2026-03-09,Open,New\r\n')
    expect((await file(french, '/exports/opportunities?format=csv&columns=amount,expectedCloseOn')).text).toBe('\ufeffMontant;Clôture prévue\r\n-1234,50;09/03/2026\r\n')
  })
})

describe('what is exported', () => {
  it('is what the list finds, in its order, all of it however many pages', async () => {
    const owner = t.admin.userId
    await t.ctx.db.transaction().execute(async (trx) => {
      await sql`insert into journal.operation (id, kind, door, at) values ('00000000-0000-7000-8000-000000000001', 'test', 'system', now())`.execute(trx)
      await sql`select set_config('piste.operation', '00000000-0000-7000-8000-000000000001', true)`.execute(trx)
      await sql`insert into timeline (id, kind, created_at) select gen_random_uuid(), 'lead', now() from generate_series(1, 2300)`.execute(trx)
      await sql`insert into lead (id, timeline_id, last_name, owner_id, origin_door, origin_at, origin_basis, status_id, created_at, sort_name, search_text)
        select gen_random_uuid(), timeline.id, 'Masse ' || lpad((row_number() over ())::text, 4, '0'), ${owner}::uuid, 'api', now(), 'x', (select id from lead_status where key = 'open'), now(), 'masse ' || lpad((row_number() over ())::text, 4, '0'), 'masse ' || lpad((row_number() over ())::text, 4, '0')
        from timeline where not exists (select 1 from lead where lead.timeline_id = timeline.id) and kind = 'lead' limit 2300`.execute(trx)
    })
    const lines = (await file(t.admin, '/exports/leads?format=csv&q=masse&sort=-name&columns=name')).text.trim().split('\r\n').slice(1)
    expect(lines).toHaveLength(2300)
    expect([lines[0], lines[2299]]).toEqual(['Masse 2300', 'Masse 0001'])
    expect(new Set(lines).size).toBe(2300)
    const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'lastName', op: 'contains', value: 'Masse 00' }] }))
    expect((await file(t.admin, `/exports/leads?format=csv&filter=${filter}&columns=name`)).text.trim().split('\r\n')).toHaveLength(100)
  })
  it('stops at what the reader may see', async () => {
    const own = await t.person({ name: 'Olivier Own', scope: 'own' })
    await own.post('/leads', { lastName: 'Mienne' })
    keyOf.set(own, (await t.ctx.auth.api.createApiKey({ body: { userId: own.userId, name: 'file' } })).key)
    expect((await file(own, '/exports/leads?format=csv&columns=name&shelf=all')).text).toBe('\ufeffName\r\nMienne\r\n')
    for (const resource of ['opportunities', 'customers', 'contacts']) expect((await file(own, `/exports/${resource}?format=csv&shelf=all`)).text.trim().split('\r\n'), resource).toHaveLength(1)
  })
  it('is refused to strangers and where the question makes no sense', async () => {
    expect((await t.anonymous.get('/exports/leads?format=csv')).status).toBe(401)
    expect((await t.admin.get('/exports/leads?format=pdf')).body.code).toBe('invalid_input')
    expect((await t.admin.get('/exports/users?format=csv')).body.code).toBe('invalid_input')
    expect((await t.admin.get('/exports/leads?format=csv&columns=name,password')).body).toMatchObject({ code: 'filter_invalid', errors: [{ field: 'columns' }] })
    expect((await t.admin.get('/exports/leads?format=csv&sort=notes')).body.code).toBe('filter_invalid')
  })
  it('is written down: who took how many of what, which cannot be undone', async () => {
    await file(french, '/exports/customers?format=csv&columns=name')
    const { items } = (await french.get('/operations?limit=1')).body
    expect(items[0]).toMatchObject({ kind: 'export', actor: { id: french.userId }, undoable: false, summary: { resource: 'customers', format: 'csv', rows: 1, columns: ['name'] } })
    expect((await french.post(`/operations/${items[0].id}/undo`, {})).body.code).toBe('not_undoable')
  })
})

describe('a workbook', () => {
  it('has numbers, dates and texts as such, and no formula', async () => {
    const { status, headers, bytes } = await file(french, '/exports/leads?format=xlsx&sort=createdAt&columns=name,title,phone,postalCode,employees,nextContact')
    expect([status, headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    const rows = await readSheet(bytes)
    expect(rows[0]).toEqual(['Nom', 'Objet', 'Téléphone', 'Code postal', 'Effectif', 'Prochain contact'])
    expect(rows[1]).toEqual(['=HYPERLINK("http://evil.example")', '-2+3', '+33 1 99 00 12 34', '01000', 12, new Date('2026-03-10T00:30:00Z')])
    expect(rows.length).toBeGreaterThan(2300)
  })
  it('of nothing has its heading', async () => {
    expect(await readSheet((await file(t.admin, '/exports/contacts?format=xlsx&q=personne')).bytes)).toHaveLength(1)
  })
  it('is described with its media types', async () => {
    const { paths } = (await t.admin.get('/openapi.json')).body
    const { responses, parameters } = paths['/exports/{resource}'].get
    expect(Object.keys(responses['200'].content)).toEqual(['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    expect(parameters.map((one: { name: string }) => one.name)).toEqual(expect.arrayContaining(['resource', 'format', 'columns', 'filter', 'q', 'sort', 'shelf']))
  })
})
