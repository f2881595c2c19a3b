import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '#test/support/app.ts'
import { settled } from '#test/support/imports.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp({ jobs: true })
})
afterAll(() => t.stop())

async function checked(who: Client, content: string, choices: object = {}) {
  const { body } = await who.upload('/imports', { name: 'pistes.csv', content })
  const chosen = await who.patch(`/imports/${body.id}`, choices)
  expect(chosen.status, JSON.stringify(chosen.body)).toBe(200)
  await who.post(`/imports/${body.id}/check`)
  return settled(who, body.id)
}
async function run(who: Client, plan: { id: string; planVersion: string }) {
  const answer = await who.post(`/imports/${plan.id}/run`, { planVersion: plan.planVersion })
  return answer.status === 202 ? settled(who, plan.id) : answer
}
const imported = async (who: Client, content: string, choices: object = {}) => run(who, await checked(who, content, choices))
const find = async (who: Client, q: string) => {
  const { items } = (await who.get(`/leads?q=${encodeURIComponent(q)}`)).body
  return Promise.all(items.map(async (one: { id: string }) => (await who.get(`/leads/${one.id}`)).body))
}

describe('exports of other programs', () => {
  it.each([
    ['odoo', 'External ID,Opportunity,Contact Name,Company Name,Email,Phone,Salesperson,Sales Team,Stage,Tags,Expected Revenue,Street,Zip,City,Country', 'externalId,title,fullName,companyName,email,phone,owner,team,notes,tags,notes,line1,postalCode,city,country'],
    ['odoo', 'Id externe;Opportunité;Nom du contact;Nom de la société;E-mail;Téléphone;Vendeur;Équipe commerciale;Étape;Étiquettes;Revenu espéré', 'externalId,title,fullName,companyName,email,phone,owner,team,notes,tags,notes'],
    ['odoo', 'id,name,contact_name,partner_name,email_from,phone,user_id/name,stage_id,tag_ids/name,expected_revenue', 'externalId,title,fullName,companyName,email,phone,owner,notes,tags,notes'],
    ['erpnext', 'ID,Person Name,Organization Name,Email Address,Mobile No,Lead Owner,Status,Source,Territory,Market Segment,Request Type,Unsubscribed', 'externalId,fullName,companyName,email,mobile,owner,status,source,territory,marketSegment,notes,unsubscribed'],
    ['erpnext', "Nom de la personne;Nom de l'organisation;Adresse email;N° mobile;Responsable de la piste;Statut;Part de marché;Région", 'fullName,companyName,email,mobile,owner,status,marketSegment,territory'],
    ['hubspot', 'Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Company Name,Contact owner,Lead Status,Lifecycle Stage,Create Date,Unsubscribed from all email', 'externalId,firstName,lastName,email,phone,mobile,companyName,owner,status,notes,createdAt,unsubscribed'],
    ['pipedrive', 'Lead - Title,Lead - Owner,Lead - Labels,Person - Name,Person - Email - Work,Person - Phone - Work,Person - Phone - Mobile,Organization - Name,Organization - Address,Lead - Value', 'title,owner,tags,fullName,email,phone,mobile,companyName,line1,notes'],
  ])('%s: %s', async (preset, headers, fields) => {
    const separator = headers.includes(';') ? ';' : ','
    const { body } = await t.admin.upload('/imports', { name: 'x.csv', content: `${headers}\n${headers.split(separator).map((_, n) => `v${n}`).join(separator)}\n` })
    expect(body.detected.preset).toBe(preset)
    expect(body.columns.map((one: { field: string }) => one.field).join()).toBe(fields)
  })

  it('splits a whole name, puts what has no field of its own into the notes, keeps the other program’s id', async () => {
    await imported(t.admin, 'External ID,Opportunity,Contact Name,Company Name,Email,Salesperson,Tags,Expected Revenue,Stage\ncrm_lead_7,Site neuf,Jean-Pierre DE LA TOUR,Briques Tour,jp@tour.example,Ada Admin,"Chaud, Sur mesure",1250.00,New\n')
    const [lead] = await find(t.admin, 'jp@tour.example')
    expect(lead).toMatchObject({ title: 'Site neuf', companyName: 'Briques Tour', ownerId: t.admin.userId, notes: 'Expected Revenue : 1250.00\nStage : New' })
    expect(`${lead.firstName} ${lead.lastName}`).toMatch(/Jean-Pierre .*TOUR/i)
    expect(lead.tagIds).toHaveLength(2)
    const again = await checked(t.admin, 'External ID,Contact Name,Email,Company Name\ncrm_lead_7,Jean-Pierre DE LA TOUR,autre@tour.example,Briques Tour\n', { matchKeys: ['externalId'] })
    expect(again.plan).toMatchObject({ creates: 0, skips: 1 })
  })
})

describe('a row that meets a lead', () => {
  const file = 'E-mail;Nom;Fonction;Mobile\nmet@match.example;Roy;Acheteuse;06 39 98 40 01\n'
  beforeAll(async () => {
    await t.admin.post('/leads', { lastName: 'Roy', email: 'met@match.example', jobTitle: 'Assistante' })
  })

  it('fills what is empty, overwrites or leaves alone, column by column', async () => {
    const plan = await checked(t.admin, file)
    expect(plan.plan).toMatchObject({ creates: 0, updates: 1 })
    expect(plan.plan.samples[0]).toMatchObject({ action: 'update', matchedBy: 'email', changes: [{ field: 'mobile', from: null, to: '+33639984001' }] })
    await run(t.admin, plan)
    expect((await find(t.admin, 'met@match.example'))[0]).toMatchObject({ jobTitle: 'Assistante', mobile: '+33639984001' })
    const again = await checked(t.admin, file)
    expect(again.plan.samples[0]).toMatchObject({ action: 'skip', why: 'unchanged' })
    const done = await imported(t.admin, file, { columns: [{ column: 2, field: 'jobTitle', rule: 'overwrite' }, { column: 3, field: 'mobile', rule: 'never' }] })
    expect(done.counts).toMatchObject({ created: 0, updated: 1 })
    expect((await find(t.admin, 'met@match.example'))[0]).toMatchObject({ jobTitle: 'Acheteuse' })
    await t.admin.post(`/operations/${done.operationId}/undo`, {})
    expect((await find(t.admin, 'met@match.example'))[0]).toMatchObject({ jobTitle: 'Assistante' })
  })

  it('is skipped or made anew when asked', async () => {
    expect((await checked(t.admin, file, { onMatch: 'skip' })).plan.samples[0]).toMatchObject({ action: 'skip', why: 'already_known' })
    expect((await checked(t.admin, file, { onMatch: 'create' })).plan).toMatchObject({ creates: 1 })
    expect((await checked(t.admin, file, { matchKeys: ['registryNumber'] })).plan).toMatchObject({ creates: 1 })
  })

  it('brings a colleague of the same company as one more person, and another establishment as another lead', async () => {
    const done = await imported(t.admin, 'Société;SIRET;Prénom;Nom;E-mail\nDeux Rives;73282932000074;Ana;Roy;ana@rives.example\nDeux Rives;73282932000074;Bob;Noir;bob@rives.example\nDeux Rives Sud;73282932000082;;;sud@rives.example\n')
    expect(done.counts).toMatchObject({ created: 2, updated: 1 })
    const lead = (await find(t.admin, 'rives.example')).find((one) => one.email === 'ana@rives.example')
    expect(lead).toMatchObject({ firstName: 'Ana', contacts: [expect.objectContaining({ firstName: 'Bob', email: 'bob@rives.example' })] })
  })

  it('is met by rows of its own file, near and far', async () => {
    const rows = Array.from({ length: 1200 }, (_, n) => `p${n % 1100}@own.example;Nom${n % 1100};${n >= 1100 ? 'Directeur' : ''}`)
    const plan = await checked(t.admin, `E-mail;Nom;Fonction\n${rows.join('\n')}\np5@own.example;Nom5;Autre\n`)
    expect(plan.plan).toMatchObject({ rows: 1201, creates: 1100, updates: 100, skips: 1 })
    const done = await run(t.admin, plan)
    expect(done.counts).toEqual({ created: 1100, updated: 100, skipped: 1, refused: 0 })
    expect((await find(t.admin, 'p5@own.example'))[0].jobTitle).toBe('Directeur')
  })

  it('refuses a plan when a lead it stands on has moved, not when another has', async () => {
    const plan = await checked(t.admin, file, { columns: [{ column: 2, field: 'jobTitle', rule: 'overwrite' }] })
    await t.admin.post('/leads', { lastName: 'Sans rapport' })
    const [lead] = await find(t.admin, 'met@match.example')
    await t.admin.patch(`/leads/${lead.id}`, { title: 'entre-temps' })
    expect((await run(t.admin, plan)).body).toMatchObject({ code: 'plan_changed' })
    const fresh = await checked(t.admin, 'E-mail;Nom\nneuf@match.example;Neuf\n')
    await t.admin.post('/leads', { lastName: 'Sans rapport non plus' })
    expect((await run(t.admin, fresh)).state).toBe('done')
    const late = await checked(t.admin, 'E-mail;Nom\ntard@match.example;Tard\n')
    await t.admin.post('/leads', { lastName: 'Tard', email: 'tard@match.example' })
    expect((await run(t.admin, late)).body).toMatchObject({ code: 'plan_changed' })
  })
})

describe('names that no list has', () => {
  const file = 'Nom;Source;Étiquettes;Vendeur\nListe1;Foire de Mars;vip;Personne Inconnue\nListe2;foire de mars;VIP ;Ada ADMIN\nListe3;SITE WEB;;\n'

  it('are created, mapped or left out, as one says', async () => {
    const plan = await checked(t.admin, file)
    expect(plan.plan.unknownReferences).toEqual([
      expect.objectContaining({ field: 'source', name: 'Foire de Mars', count: 2, does: 'create' }), expect.objectContaining({ field: 'tags', name: 'vip', count: 2, does: 'create' }),
      expect.objectContaining({ field: 'owner', name: 'Personne Inconnue', count: 1, does: 'ignore', mayCreate: false }),
    ])
    const refused = await t.admin.patch(`/imports/${plan.id}`, { references: [{ field: 'owner', name: 'Personne Inconnue', do: 'create' }] })
    expect(refused.body.code).toBe('reference_not_created')
    const tags = (await t.admin.get('/tags')).body.items
    await t.admin.patch(`/imports/${plan.id}`, { references: [{ field: 'owner', name: 'personne inconnue', do: 'map', id: t.admin.userId }, { field: 'tags', name: 'VIP', do: 'map', id: tags[0].id }] })
    await t.admin.post(`/imports/${plan.id}/check`)
    await run(t.admin, await settled(t.admin, plan.id))
    const [one] = await find(t.admin, 'Liste1')
    const [two] = await find(t.admin, 'Liste2')
    expect([one.ownerId, two.ownerId, one.tagIds, two.tagIds]).toEqual([t.admin.userId, t.admin.userId, [tags[0].id], [tags[0].id]])
    expect((await t.admin.get('/sources')).body.items.filter((item: { id: string }) => item.id === one.sourceId)).toHaveLength(1)
    expect(two.sourceId).toBe(one.sourceId)
    expect((await find(t.admin, 'Liste3'))[0].sourceId).toBe((await t.admin.get('/sources')).body.items.find((item: { name: string }) => item.name === 'Site web').id)
  })

  it('are a manager’s to create, tags apart', async () => {
    const seller = await t.person({ name: 'Sacha Seller', language: 'fr' })
    const plan = await checked(seller, 'Nom;Source;Tags\nListe4;Salon inconnu;tout frais\n')
    expect(plan.plan.unknownReferences.map((one: { field: string; does: string; mayCreate: boolean }) => [one.field, one.does, one.mayCreate])).toEqual([['source', 'ignore', false], ['tags', 'create', true]])
    expect((await seller.patch(`/imports/${plan.id}`, { references: [{ field: 'source', name: 'Salon inconnu', do: 'create' }] })).body.code).toBe('list_not_yours')
  })
})

describe('who may see and change what', () => {
  it('a match out of sight is refused, saying only that it is known', async () => {
    await t.admin.post('/leads', { lastName: 'Secret', firstName: 'Très', email: 'secret@hidden.example', ownerId: t.admin.userId })
    const seller = await t.person({ name: 'Olga Own', scope: 'own', language: 'fr' })
    const done = await imported(seller, 'Nom;E-mail;Fonction\nDevinette;secret@hidden.example;Espion\nMienne;mienne@hidden.example;Chef\n')
    expect(done.counts).toEqual({ created: 1, updated: 0, skipped: 0, refused: 1 })
    expect(JSON.stringify(done.plan)).not.toMatch(/Secret|Très/)
    expect(done.plan.samples.find((one: { action: string }) => one.action === 'refuse').reasons).toEqual([{ field: 'email', code: 'known_elsewhere', value: 'secret@hidden.example', message: expect.stringContaining('Déjà connue') }])
    expect((await find(seller, 'mienne'))[0].ownerId).toBe(seller.userId)
    const other = await t.person({ name: 'Otto Other' })
    expect((await other.get(`/imports/${done.id}`)).status).toBe(404)
    expect((await other.get(`/imports/${done.id}/refusals.csv`)).status).toBe(404)
    expect((await other.get('/imports')).body.items).toEqual([])
    expect((await t.admin.get('/imports')).body.items.map((one: { id: string }) => one.id)).toContain(done.id)
    expect((await t.anonymous.get('/imports')).status).toBe(401)
    expect((await t.anonymous.upload('/imports', { name: 'x.csv', content: 'Nom\nx\n' })).status).toBe(401)
  })

  it('an opt-out goes to the ledger, for leads new and known', async () => {
    await imported(t.admin, 'Nom;E-mail;Désabonné\nA;a@optout.example;oui\nB;b@optout.example;non\n')
    expect((await find(t.admin, 'a@optout.example'))[0].unsubscribed).toBe(true)
    expect((await find(t.admin, 'b@optout.example'))[0].unsubscribed).toBe(false)
    const plan = await checked(t.admin, 'Nom;E-mail;Désabonné\nB;b@optout.example;X\nC;c@optout.example;peut-être\n')
    expect(plan.plan).toMatchObject({ optOuts: 1, refused: 1 })
    await run(t.admin, plan)
    expect((await find(t.admin, 'b@optout.example'))[0].unsubscribed).toBe(true)
  })
})

describe('stopping', () => {
  it('after a batch leaves what is done, to be undone; asking before it is ready is refused', async () => {
    const { body } = await t.admin.upload('/imports', { name: 'x.csv', content: `Ville\n${'Lyon\n'.repeat(3)}` })
    expect((await t.admin.post(`/imports/${body.id}/check`)).body.code).toBe('mapping_incomplete')
    expect((await t.admin.post(`/imports/${body.id}/run`, {})).body.code).toBe('import_not_ready')
    const plan = await checked(t.admin, `Nom;E-mail\n${Array.from({ length: 3000 }, (_, n) => `Stop${n};stop${n}@cancel.example`).join('\n')}\n`)
    await t.admin.post(`/imports/${plan.id}/run`, {})
    for (let seen = 0; seen === 0; ) {
      seen = (await t.admin.get(`/imports/${plan.id}`)).body.counts?.created ?? 0
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await t.admin.post(`/imports/${plan.id}/cancel`)
    await new Promise((resolve) => setTimeout(resolve, 600))
    const stopped = (await t.admin.get(`/imports/${plan.id}`)).body
    expect(stopped.state).toBe('cancelled')
    expect(stopped.counts.created).toBeLessThan(3000)
    expect((await t.admin.post(`/operations/${stopped.operationId}/undo`, {})).body).toMatchObject({ undone: true })
    expect((await t.admin.get('/leads?q=cancel.example&limit=1')).body.total.count).toBe(0)
  })
})
