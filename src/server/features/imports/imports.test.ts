import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '#test/support/app.ts'
import { frenchLeads } from '#test/support/french-leads.ts'
import { settled } from '#test/support/imports.ts'
import { contents } from '#test/support/tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp({ jobs: true })
})
afterAll(() => t.stop())

const upload = (who: Client, content: string | Buffer, name = 'pistes.csv') => who.upload('/imports', { name, content })
async function checked(who: Client, content: string | Buffer, choices?: object) {
  const { status, body } = await upload(who, content)
  expect(status).toBe(201)
  if (choices) expect((await who.patch(`/imports/${body.id}`, choices)).status).toBe(200)
  expect((await who.post(`/imports/${body.id}/check`)).status).toBe(202)
  return settled(who, body.id)
}
async function imported(who: Client, content: string | Buffer, choices?: object) {
  const plan = await checked(who, content, choices)
  expect((await who.post(`/imports/${plan.id}/run`, { planVersion: plan.planVersion })).status).toBe(202)
  return settled(who, plan.id)
}
const lead = async (who: Client, q: string) => {
  const { items } = (await who.get(`/leads?q=${encodeURIComponent(q)}`)).body
  expect(items, q).toHaveLength(1)
  return (await who.get(`/leads/${items[0].id}`)).body
}

describe('a French file in Windows-1252', () => {
  it('is read as it was meant, says beforehand what becomes of every row, and does just that', async () => {
    const file = frenchLeads(60)
    const { body } = await upload(t.admin, file.bytes, 'salon été.csv')
    expect(body.detected).toMatchObject({ kind: 'csv', encoding: 'windows-1252', separator: ';', decimal: ',', dateOrder: 'dmy', preset: null })
    expect(Object.fromEntries(body.columns.map((one: { header: string; field: string }) => [one.header, one.field]))).toMatchObject({
      'Raison sociale': 'companyName', SIREN: 'registryNumber', Civilité: 'salutation', Prénom: 'firstName', Nom: 'lastName', Fonction: 'jobTitle', 'E-mail': 'email', Téléphone: 'phone', Portable: 'mobile', Adresse: 'line1',
      'Code postal': 'postalCode', Ville: 'city', Effectif: 'employees', 'Secteur d’activité': 'industry', Source: 'source', Étiquettes: 'tags', Désabonné: 'unsubscribed', 'Date de création': 'createdAt', Commentaires: 'notes',
    })
    expect((await t.admin.get('/leads?limit=1')).body.total.count).toBe(0)
    await t.admin.post(`/imports/${body.id}/check`)
    const plan = await settled(t.admin, body.id)
    expect(plan.plan).toMatchObject({ rows: 60, creates: 53, refused: 5, updates: 2, skips: 0 })
    expect(plan.plan.samples.filter((one: { action: string }) => one.action === 'refuse').map((one: { line: number; reasons: { field: string; code: string }[] }) => ({ line: one.line, field: one.reasons[0]?.field, code: one.reasons[0]?.code }))).toEqual(file.bad)
    expect(plan.plan.unknownReferences).toEqual([expect.objectContaining({ field: 'tags', name: 'Salon 2025', does: 'create', mayCreate: true })])
    await t.admin.post(`/imports/${body.id}/run`, { planVersion: plan.planVersion })
    const done = await settled(t.admin, body.id)
    expect(done).toMatchObject({ state: 'done', counts: { created: 53, updated: 2, skipped: 0, refused: 5 }, undone: false })
    expect((await t.admin.get(`/leads?filter=${encodeURIComponent(JSON.stringify({ all: [{ field: 'importId', op: 'is', value: body.id }] }))}`)).body.total.count).toBe(53)

    const [row] = file.rows
    const first = await lead(t.admin, row?.[6] ?? '')
    expect(first).toMatchObject({ isOrganisation: true, companyName: row?.[0], firstName: row?.[3], registryNumber: row?.[1], phone: '+33199000000', mobile: '+33639980000', origin: { door: 'import', detail: 'salon été.csv', basis: 'legitimate_interest' } })
    expect(first.addresses).toEqual([expect.objectContaining({ line1: row?.[9], postalCode: row?.[10], city: row?.[11], isPrimary: true })])
    expect(first.createdAt.slice(0, 10)).toBe(row?.[17]?.split('/').reverse().join('-'))
  })

  it('gives the refused rows back with their reasons, to be corrected and imported again', async () => {
    const id = (await t.admin.get('/imports')).body.items[0].id
    const { body, headers } = await t.admin.get(`/imports/${id}/refusals.csv`)
    expect(String(headers['content-type'])).toContain('text/csv')
    expect(body.startsWith('\uFEFFRaison sociale;SIREN;')).toBe(true)
    expect(body.split('\r\n')).toHaveLength(7)
    const again = await checked(t.admin, body.replace('adresse inconnue', 'retrouvee@exemple.example').replace('31/02/2024', '28/02/2024'))
    expect(again.plan).toMatchObject({ rows: 5, creates: 2, refused: 3 })
  })

  it('is taken back whole: leads, their addresses, the tag it made', async () => {
    const before = await contents(t.ctx.db)
    const done = await imported(t.admin, iconv.encode('Société;E-mail;Étiquettes;CP;Ville\r\nForges d’Été;forges@ete.example;Tout neuf;01100;Oyonnax\r\n', 'windows-1252'))
    expect(done.counts.created).toBe(1)
    expect(await lead(t.admin, 'forges@ete.example')).toMatchObject({ companyName: 'Forges d’Été', addresses: [expect.objectContaining({ postalCode: '01100' })] })
    expect((await t.admin.post(`/operations/${done.operationId}/undo`, {})).body).toMatchObject({ undone: true, conflicts: [] })
    expect(await contents(t.ctx.db)).toEqual(before)
    expect((await t.admin.get(`/imports/${done.id}`)).body.undone).toBe(true)
  })
})

describe('files as people have them', () => {
  it.each([
    ['UTF-8 with its mark, commas', Buffer.from('\uFEFFNom,Prénom,Courriel\nÉtienne,Zoé,z1@files.example\n'), 'utf-8', ','],
    ['UTF-8, tabs', Buffer.from('Nom\tPrénom\tCourriel\nÉtienne\tZoé\tz2@files.example\n'), 'utf-8', '\t'],
    ['UTF-16 of Excel', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode('Nom\tPrénom\tCourriel\r\nÉtienne\tZoé\tz3@files.example\r\n', 'utf-16le')]), 'utf-16le', '\t'],
    ['UTF-16 without a mark', iconv.encode('Nom;Prénom;Courriel\r\nÉtienne;Zoé;z4@files.example\r\n', 'utf-16le'), 'utf-16le', ';'],
    ['an old Macintosh', iconv.encode('Nom;Prénom;Courriel\rÉtienne;Zoé;z5@files.example\rLefèvre;Hélène;h5@files.example\r', 'macintosh'), 'macintosh', ';'],
    ['DOS', iconv.encode('Nom;Prénom;Courriel\r\nÉtienne;Zoé;z6@files.example\r\nLefèvre;Hélène;h6@files.example\r\n', 'cp850'), 'cp850', ';'],
    ['Windows, the first accent far down', iconv.encode(`Nom|Prenom|Courriel\n${'Durand|Paul|\n'.repeat(20_000)}Étienne|Zoé|z7@files.example\n`, 'windows-1252'), 'windows-1252', '|'],
    ['a separator said in the first line', Buffer.from('sep=|\nNom|Prénom|Courriel\nÉtienne|Zoé|z8@files.example\n'), 'utf-8', '|'],
  ])('%s', async (_what, content, encoding, separator) => {
    const { body } = await upload(t.admin, content)
    expect(body.detected).toMatchObject({ encoding, separator })
    expect(body.columns.map((one: { field: string }) => one.field)).toEqual(['lastName', 'firstName', 'email'])
  })

  it('lets one say better: the encoding and the separator are read anew', async () => {
    const { body } = await upload(t.admin, iconv.encode('Nom;Ville\nCœur;Nîmes\n', 'macintosh'))
    const { body: better } = await t.admin.patch(`/imports/${body.id}`, { encoding: 'macintosh', separator: ';' })
    expect(better.columns.map((one: { samples: string[] }) => one.samples[0])).toEqual(['Cœur', 'Nîmes'])
    expect((await t.admin.patch(`/imports/${body.id}`, { encoding: 'klingon' })).body.code).toBe('encoding_unknown')
  })

  it('keeps cells of several lines, takes a file without column names, numbers names that come twice', async () => {
    const { body } = await upload(t.admin, 'Nom;Notes;Notes\n"Roy";"un\ndeux";trois\n')
    expect(body.columns.map((one: { header: string }) => one.header)).toEqual(['Nom', 'Notes', 'Notes (2)'])
    const bare = (await upload(t.admin, 'Roy;roy@bare.example\nNoir;noir@bare.example\n')).body
    expect(bare.columns.map((one: { header: string }) => one.header)).toEqual(['A', 'B'])
    const done = await imported(t.admin, 'Roy;roy@bare.example\nNoir;noir@bare.example\n', { columns: [{ column: 0, field: 'lastName' }, { column: 1, field: 'email' }] })
    expect(done.counts.created).toBe(2)
  })

  it.each([
    ['file_empty', ''],
    ['file_empty', '\n\n ; \n'],
    ['file_only_headers', 'Nom;E-mail\n'],
    ['too_many_columns', `${Array.from({ length: 1000 }, (_, n) => `c${n}`).join(';')}\n${';'.repeat(999)}x\n`],
    ['file_unreadable', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])],
    ['file_unreadable', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 7)])],
  ])('answers %s with a sentence', async (code, content) => {
    const { status, body } = await upload(t.admin, content as Buffer)
    expect([status, body.code]).toEqual([422, code])
    expect(body.detail.length).toBeGreaterThan(10)
  })

  it('says where a quote was opened and never closed', async () => {
    const rows = Array.from({ length: 400 }, (_, n) => `Nom${n};n${n}@quote.example`)
    rows[350] = '"Nom350;n350@quote.example'
    const plan = await checked(t.admin, `Nom;E-mail\n${rows.join('\n')}\n`)
    expect(plan).toMatchObject({ state: 'failed', error: { code: 'quote_not_closed', line: 352 } })
  })

  it('refuses the rows whose bytes are broken, not the others', async () => {
    const plan = await checked(t.admin, Buffer.concat([Buffer.from('Nom;Ville\nRoy;Évry\nÉmile;Orléans\n'), Buffer.from([0x4e, 0xff, 0x6f, 0x3b, 0x58, 0x0a]), Buffer.from('Zoé;N\0mes\n'), Buffer.from('Éric;Nîmes à côté\n'.repeat(6))]), { encoding: 'utf-8' })
    expect(plan.plan).toMatchObject({ rows: 10, refused: 2 })
    expect(plan.plan.refusals).toEqual([expect.objectContaining({ code: 'bytes_unreadable', count: 1 }), expect.objectContaining({ code: 'bytes_unreadable', count: 1 })])
  })

  it('reads a workbook: days, numbers, long digit strings', async () => {
    const { default: writeXlsx } = await import('write-excel-file/node')
    const sheet = [['Société', 'SIRET', 'Effectif', 'Créé le', 'E-mail'].map((value) => ({ value })), [{ value: 'Classeur SAS' }, { value: 73282932000074 }, { value: 12 }, { value: new Date('2024-02-29'), type: Date, format: 'dd/mm/yyyy' }, { value: 'classeur@xlsx.example' }]]
    const content = await (writeXlsx as unknown as (rows: unknown) => { toBuffer: () => Promise<Buffer> })(sheet).toBuffer()
    const done = await imported(t.admin, content)
    expect(done).toMatchObject({ state: 'done', detected: { kind: 'xlsx' }, counts: { created: 1 } })
    expect(await lead(t.admin, 'classeur@xlsx.example')).toMatchObject({ registryNumber: '73282932000074', employees: 12, createdAt: '2024-02-29T12:00:00.000Z' })
  })
})

describe('at the import door', () => {
  it('an address kept out stays out, and the row says so', async () => {
    await t.admin.post('/suppressions', { channel: 'email', address: 'plus.jamais@kept-out.example', reason: 'erasure' })
    const done = await imported(t.admin, 'Nom;E-mail\nJamais;Plus.Jamais@kept-out.example\nVoisin;voisin@kept-out.example\n')
    expect(done.counts).toMatchObject({ created: 1, refused: 1 })
    expect((await t.admin.get(`/imports/${done.id}/refusals.csv`)).body).toContain('Plus.Jamais@kept-out.example')
    expect((await t.admin.get('/leads?q=plus.jamais')).body.items).toEqual([])
  })

  it('what a team without leads receives is in its pipeline at once; one undo takes leads and opportunities back', async () => {
    const { body: team } = await t.admin.post('/teams', { name: 'Sans pistes', leadsMode: 'opportunities' })
    const before = await contents(t.ctx.db)
    const done = await imported(t.admin, 'Société;E-mail\nGrue Bleue SARL;contact@grue.example\nGrue Verte SARL;contact@verte.example\n', { teamId: team.id })
    const { columns } = (await t.admin.get(`/pipeline?teamId=${team.id}`)).body
    expect(columns[0].cards.map((one: { title: string }) => one.title).sort()).toEqual(['Grue Bleue SARL', 'Grue Verte SARL'])
    expect((await t.admin.post(`/operations/${done.operationId}/undo`, {})).body).toMatchObject({ undone: true, conflicts: [] })
    expect(await contents(t.ctx.db)).toEqual(before)
  })
})
