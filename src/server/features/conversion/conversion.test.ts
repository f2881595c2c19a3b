import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const lead = async (values: object) => (await t.admin.post('/leads', values)).body.id as string
const count = async (table: 'opportunity' | 'customer' | 'contact') => (await t.ctx.db.selectFrom(table).select('id').execute()).length

describe('converting a lead', () => {
  it('makes an opportunity and a customer, carries what is known, and the lead follows', async () => {
    const { items: sources } = { items: await t.ctx.db.selectFrom('source').select('id').limit(1).execute() }
    const id = await lead({ isOrganisation: true, companyName: 'Ferronnerie Lunaire', firstName: 'Ana', lastName: 'Silva', email: 'ana@lunaire.example.com', priority: 2, sourceId: sources[0]?.id, notes: 'Portail', addresses: [{ city: 'Lille', country: 'FR' }] })
    const proposal = (await t.admin.get(`/leads/${id}/conversion`)).body
    expect(proposal).toMatchObject({ action: 'convert', customer: { mode: 'create' }, salespersonId: t.admin.userId, missing: [] })
    const { status, body } = await t.admin.post(`/leads/${id}/conversion`, { action: 'convert', customer: { mode: 'create' } })
    expect(status).toBe(200)
    const after = (await t.admin.get(`/leads/${id}`)).body
    expect(after).toMatchObject({ status: { kind: 'opportunity' }, opportunityIds: [body.opportunityId], customer: { name: 'Ferronnerie Lunaire' } })
    const opportunity = (await t.admin.get(`/opportunities/${body.opportunityId}`)).body
    expect(opportunity).toMatchObject({ title: 'Ferronnerie Lunaire', priority: 2, notes: 'Portail', sourceId: sources[0]?.id, customerId: body.customerId, state: 'open' })
    expect(await t.ctx.db.selectFrom('contact').select(['first_name', 'email']).where('customer_id', '=', body.customerId).execute()).toEqual([{ first_name: 'Ana', email: 'ana@lunaire.example.com' }])
    expect((await t.admin.get('/leads?limit=200')).body.items.map((one: { id: string }) => one.id)).not.toContain(id)
  })

  it('shows the plan first, exactly what committing does, and refuses when the ground has moved', async () => {
    const id = await lead({ lastName: 'Aperçu', email: 'apercu@example.com' })
    const before = await count('opportunity')
    const plan = (await t.admin.post(`/leads/${id}/conversion?dryRun=true`, { action: 'convert', customer: { mode: 'create' } })).body
    expect(plan).toMatchObject({ action: 'convert', opportunity: { id: null, title: 'Aperçu' }, customer: { mode: 'create', name: 'Aperçu' } })
    expect(await count('opportunity')).toBe(before)
    await t.admin.patch(`/leads/${id}`, { title: 'Autre titre' })
    const refused = await t.admin.post(`/leads/${id}/conversion`, { action: 'convert', customer: { mode: 'create' }, planVersion: plan.planVersion })
    expect([refused.status, refused.body.code]).toEqual([409, 'plan_changed'])
    expect(refused.body.details.plan.opportunity.title).toBe('Autre titre')
  })

  it('proposes to merge with the open opportunity of the same person, and to link the customer that exists', async () => {
    const first = await lead({ firstName: 'Hugo', lastName: 'Petit', email: 'hugo@petit.example.com', mobile: '06 39 98 55 55' })
    const made = (await t.admin.post(`/leads/${first}/conversion`, { action: 'convert', customer: { mode: 'create' } })).body
    const second = await lead({ firstName: 'Hugo', lastName: 'Petit', mobile: '+33639985555', email: 'h.petit@autre.example.com', notes: 'Deuxième demande' })
    const proposal = (await t.admin.get(`/leads/${second}/conversion`)).body
    expect(proposal).toMatchObject({ action: 'merge', opportunityId: made.opportunityId, customer: { mode: 'link', customerId: made.customerId } })
    expect(proposal.customer.differences).toEqual([{ field: 'email', lead: 'h.petit@autre.example.com', customer: 'hugo@petit.example.com' }])
    const merged = (await t.admin.post(`/leads/${second}/conversion`, { action: 'merge', opportunityId: made.opportunityId })).body
    expect(merged).toMatchObject({ opportunityId: made.opportunityId, customerId: made.customerId })
    expect((await t.admin.get(`/opportunities/${made.opportunityId}`)).body).toMatchObject({ leadIds: expect.arrayContaining([first, second]), notes: 'Deuxième demande' })
  })

  it('shows what differs from any customer one may link to, and makes its contact the opportunity’s', async () => {
    const known = await t.admin.post('/customers', { isOrganisation: true, name: 'Scierie Valmy', email: 'contact@valmy.example.com', phone: '02 99 00 11 22' })
    const contact = await t.admin.post('/contacts', { customerId: known.body.id, firstName: 'Léa', lastName: 'Moreau' })
    const id = await lead({ firstName: 'Lea', lastName: 'Moreau', email: 'lea@ailleurs.example.com' })
    const choice = { action: 'convert', customer: { mode: 'link', customerId: known.body.id } }
    const plan = (await t.admin.post(`/leads/${id}/conversion?dryRun=true`, choice)).body
    expect(plan.customer).toMatchObject({ mode: 'link', name: 'Scierie Valmy', contacts: 0, differences: [{ field: 'email', lead: 'lea@ailleurs.example.com', customer: 'contact@valmy.example.com' }] })
    const done = (await t.admin.post(`/leads/${id}/conversion`, { ...choice, planVersion: plan.planVersion })).body
    expect((await t.admin.get(`/opportunities/${done.opportunityId}`)).body.contactId).toBe(contact.body.id)
  })

  it('looks for the company before creating it', async () => {
    const one = await lead({ isOrganisation: true, companyName: 'Tuilerie du Nord SAS' })
    const two = await lead({ isOrganisation: true, companyName: 'TUILERIE DU NORD', firstName: 'Eva', lastName: 'Blanc' })
    const a = (await t.admin.post(`/leads/${one}/conversion`, { action: 'convert', customer: { mode: 'create' } })).body
    const b = (await t.admin.post(`/leads/${two}/conversion`, { action: 'convert', customer: { mode: 'create' } })).body
    expect(b.customerId).toBe(a.customerId)
  })

  it('leaves a closed lead alone until it is reopened', async () => {
    const id = await lead({ lastName: 'Fermé' })
    const status = await t.ctx.db.selectFrom('lead_status').select('id').where('key', '=', 'do_not_contact').executeTakeFirstOrThrow()
    await t.admin.patch(`/leads/${id}`, { statusId: status.id })
    expect((await t.admin.get(`/leads/${id}/conversion`)).body.blockedBy).toEqual({ code: 'lead_closed', opportunityId: null })
    const answer = await t.admin.post(`/leads/${id}/conversion`, { action: 'convert' })
    expect([answer.status, answer.body.code]).toEqual([409, 'lead_closed'])
  })

  it('becomes converted at once by Create › Customer', async () => {
    const id = await lead({ firstName: 'Nina', lastName: 'Direct' })
    const { status, body } = await t.admin.post(`/leads/${id}/customer`, {})
    expect(status).toBe(200)
    expect((await t.admin.get(`/leads/${id}`)).body).toMatchObject({ status: { kind: 'converted' }, customerId: body.customerId })
  })
})

describe('fifty clicks', () => {
  it.each([['the same key', () => 'one-key'], ['fifty different keys', (i: number) => `key-${i}`]])('with %s, by two users, make one opportunity and one customer', async (name, key) => {
    const colleague = await t.person({ name: 'Colette Collègue', role: 'manager' })
    const id = await lead({ isOrganisation: true, companyName: `Clics ${name}` })
    const [opportunities, customers] = [await count('opportunity'), await count('customer')]
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? t.admin : colleague).post(`/leads/${id}/conversion`, { action: 'convert', customer: { mode: 'create' } }, { 'idempotency-key': key(i) })))
    expect([(await count('opportunity')) - opportunities, (await count('customer')) - customers]).toEqual([1, 1])
    expect(answers.filter((one) => one.status === 200).length).toBeGreaterThanOrEqual(1)
    for (const one of answers.filter((answer) => answer.status !== 200)) expect(one.body.code).toBe('opportunity_open_already')
  })
})

describe('the pipeline', () => {
  it('shows count, sum and weighted sum of each stage, and follows moves, wins, losses and restores', async () => {
    const id = await lead({ lastName: 'Pipeline' })
    const { opportunityId } = (await t.admin.post(`/leads/${id}/conversion`, { action: 'convert' })).body
    await t.admin.patch(`/opportunities/${opportunityId}`, { amount: '1000.50' })
    const column = async (key: string) => {
      const { columns } = (await t.admin.get('/pipeline')).body
      return columns[['new', 'qualified', 'proposition', 'negotiation', 'won'].indexOf(key)]
    }
    const stage = (await column('qualified')).stage.id
    const before = await column('qualified')
    await t.admin.post(`/opportunities/${opportunityId}/move`, { stageId: stage, afterId: null })
    const moved = await column('qualified')
    expect([moved.count - before.count, moved.sum, moved.weightedSum]).toEqual([1, '1000.50', '300.15'])
    const state = async () => [(await t.admin.get(`/opportunities/${opportunityId}`)).body.state, (await t.admin.get(`/leads/${id}`)).body.status.kind]
    await t.admin.post(`/opportunities/${opportunityId}/win`)
    expect(await state()).toEqual(['won', 'converted'])
    await t.admin.post(`/opportunities/${opportunityId}/restore`)
    expect(await state()).toEqual(['open', 'opportunity'])
    await t.admin.post(`/opportunities/${opportunityId}/lose`, { note: 'Trop cher' })
    expect(await state()).toEqual(['lost', 'open'])
    expect((await t.admin.post(`/opportunities/${opportunityId}/win`)).body.code).toBe('opportunity_not_open')
  })
})

describe('at the same moment', () => {
  it('two leads of one new company make its customer once, whoever converts them', async () => {
    const colleague = await t.person({ name: 'Carl Collègue', role: 'manager' })
    const ids = [await lead({ isOrganisation: true, companyName: 'Nouvelle Usine SAS' }), await lead({ isOrganisation: true, companyName: 'NOUVELLE USINE' })]
    const before = await count('customer')
    const answers = await Promise.all(ids.flatMap((id) => [t.admin, colleague].map((who) => who.post(`/leads/${id}/conversion`, { action: 'convert', customer: { mode: 'create' } }))))
    const done = answers.filter((one) => one.status === 200)
    expect(done).toHaveLength(2)
    expect(new Set(done.map((one) => one.body.customerId)).size).toBe(1)
    expect((await count('customer')) - before).toBe(1)
  })

  it('fifty clicks on merging into an opportunity join it once', async () => {
    const first = await lead({ firstName: 'Jo', lastName: 'Rejoint', email: 'jo@rejoint.example.com' })
    const { opportunityId } = (await t.admin.post(`/leads/${first}/conversion`, { action: 'convert' })).body
    const second = await lead({ firstName: 'Jo', lastName: 'Rejoint', email: 'jo@rejoint.example.com', notes: 'Encore lui' })
    const colleague = await t.person({ name: 'Cléa Collègue', role: 'manager' })
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? t.admin : colleague).post(`/leads/${second}/conversion`, { action: 'merge', opportunityId, customer: { mode: 'create' } }, { 'idempotency-key': `merge-${i}` })))
    expect(answers.filter((one) => one.status === 200)).toHaveLength(1)
    for (const one of answers.filter((answer) => answer.status !== 200)) expect(one.body.code).toBe('opportunity_open_already')
    const opportunity = (await t.admin.get(`/opportunities/${opportunityId}`)).body
    expect(opportunity).toMatchObject({ leadIds: expect.arrayContaining([first, second]), notes: 'Encore lui' })
    expect(opportunity.leadIds).toHaveLength(2)
  })
})

describe('what the conversion refuses', () => {
  it('a salesperson who is not of the team chosen, by name', async () => {
    const { body: team } = await t.admin.post('/teams', { name: 'Grands comptes' })
    const outsider = await t.person({ name: 'Hors Équipe' })
    const id = await lead({ lastName: 'Affecté' })
    const choose = (salespersonId: string) => t.admin.post(`/leads/${id}/conversion`, { action: 'convert', salespersonId, teamId: team.id })
    expect((await choose(outsider.userId)).body.errors).toEqual([expect.objectContaining({ field: 'salespersonId', code: 'salesperson_not_in_team' })])
    const member = await t.person({ name: 'De Équipe', teamIds: [team.id] })
    expect((await choose(member.userId)).status).toBe(200)
  })

  it('nothing because the lead’s customer is in the trash: another one is made', async () => {
    const id = await lead({ isOrganisation: true, companyName: 'Cliente Jetée' })
    const first = (await t.admin.post(`/leads/${id}/conversion`, { action: 'convert', customer: { mode: 'create' } })).body
    await t.admin.delete(`/customers/${first.customerId}`)
    const second = (await t.admin.post(`/leads/${id}/conversion`, { action: 'convert', another: true, customer: { mode: 'create' } })).body
    expect(second.customerId).not.toBe(first.customerId)
    expect((await t.admin.get(`/customers/${second.customerId}`)).body.deletedAt).toBeNull()
  })
})

describe('an opportunity', () => {
  const opportunity = async (body: object) => (await t.admin.post('/opportunities', { title: 'Affaire', ...body })).body.id as string

  it('has the leads a change names and no other, and keeps somebody it is about', async () => {
    const [one, two] = [await lead({ lastName: 'Un' }), await lead({ lastName: 'Deux' })]
    const id = await opportunity({ leadIds: [one] })
    await t.admin.patch(`/opportunities/${id}`, { leadIds: [two] })
    expect((await t.admin.get(`/opportunities/${id}`)).body.leadIds).toEqual([two])
    const kinds = async () => Promise.all([one, two].map(async (each) => (await t.admin.get(`/leads/${each}`)).body.status.kind))
    expect(await kinds()).toEqual(['open', 'opportunity'])
    expect((await t.admin.patch(`/opportunities/${id}`, { leadIds: [] })).body.code).toBe('customer_or_lead_required')
  })

  it('takes no closed lead, no other customer’s contact, no other pipeline’s stage, no invented currency', async () => {
    const closed = await t.ctx.db.selectFrom('lead_status').select('id').where('key', '=', 'disqualified').executeTakeFirstOrThrow()
    const shut = await lead({ lastName: 'Fermée', statusId: closed.id })
    expect((await t.admin.post('/opportunities', { title: 'x', leadIds: [shut] })).body.code).toBe('lead_closed')
    const [mine, other] = [(await t.admin.post('/customers', { name: 'Mienne' })).body.id, (await t.admin.post('/customers', { name: 'Autre' })).body.id]
    const contact = async (customerId: string) => (await t.admin.post('/contacts', { customerId, lastName: 'Contact' })).body.id
    const [right, wrong] = [await contact(mine), await contact(other)]
    const id = await opportunity({ customerId: mine, contactId: right })
    const field = async (body: object) => (await t.admin.patch(`/opportunities/${id}`, body)).body.errors?.[0]?.field
    expect(await field({ contactId: wrong })).toBe('contactId')
    expect(await field({ currency: 'XQX' })).toBe('currency')
    await t.admin.patch(`/opportunities/${id}`, { customerId: other })
    expect((await t.admin.get(`/opportunities/${id}`)).body.contactId).toBeNull()
    const { body: team } = await t.admin.post('/teams', { name: 'À part' })
    const { body: stage } = await t.admin.post('/stages', { teamId: team.id, kind: 'open', name: 'Étape à part' })
    expect(await field({ stageId: stage.id })).toBe('stageId')
    expect((await t.admin.post('/opportunities', { title: 'x', customerId: mine, stageId: stage.id })).body.errors[0].field).toBe('stageId')
    await t.admin.delete(`/opportunities/${id}`)
    expect((await t.admin.post(`/opportunities/${id}/win`)).body.code).toBe('record_in_trash')
  })
})
