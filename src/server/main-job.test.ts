import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureSetupLink } from '#server/features/people/commands.ts'
import { type Client, startApp, type TestApp } from '#test/support/app.ts'

/** The main job as one story, through the API alone: from an empty installation to a won deal, in French and in English. */
let t: TestApp
beforeAll(async () => {
  t = await startApp({ empty: true })
})
afterAll(() => t.stop())

const tokenOf = (link: string | null) => link?.split('#')[1] ?? ''
const PASSWORD = 'un mot de passe assez long'

/** Signs in as the pages do: by cookie, from the same site. */
async function signIn(email: string): Promise<Pick<Client, 'get' | 'post' | 'patch'>> {
  const { status, headers } = await t.anonymous.post('/api/auth/sign-in/email', { email, password: PASSWORD })
  expect(status).toBe(200)
  const session = { cookie: String([headers['set-cookie']].flat()[0]).split(';')[0] ?? '', origin: t.ctx.config.url }
  return {
    get: (path) => t.anonymous.get(path, session),
    post: (path, body, more) => t.anonymous.post(path, body, { ...session, ...more }),
    patch: (path, body, more) => t.anonymous.patch(path, body, { ...session, ...more }),
  }
}

it('from the first start to a won deal', async () => {
  // The link printed at the first start makes the first administrator, once.
  expect((await t.anonymous.get('/setup')).body).toMatchObject({ needed: true })
  const token = tokenOf(await ensureSetupLink(t.ctx))
  const setUp = { token, name: 'Nadia Benali', email: 'nadia@example.com', password: PASSWORD, organisationName: 'Atelier des Quais', language: 'fr' }
  expect((await t.anonymous.post('/setup', setUp)).status).toBe(201)
  expect((await t.anonymous.post('/setup', { ...setUp, email: 'autre@example.com' })).body.code).toBe('setup_done')
  const nadia = await signIn('nadia@example.com')
  expect((await nadia.get('/settings')).body).toMatchObject({ organisation: { name: 'Atelier des Quais' }, leadsEnabled: true, baseCurrency: 'EUR' })

  // She invites a salesperson into the team.
  const team = (await nadia.get('/teams')).body.items[0]
  const { body: invitation } = await nadia.post('/invitations', { email: 'hugo@example.com', role: 'salesperson', scope: 'team', teamIds: [team.id] })
  expect((await t.anonymous.post('/invitations/accept', { token: tokenOf(invitation.url), name: 'Hugo Marchand', password: PASSWORD, language: 'fr' })).status).toBe(201)
  const hugo = await signIn('hugo@example.com')
  expect((await hugo.get('/me')).body).toMatchObject({ name: 'Hugo Marchand', role: 'salesperson', teamIds: [team.id], showsLeads: true })

  // Leads come in: here one by one; a file of them is imported in the imports' own story.
  const { body: known } = await hugo.post('/leads', { isOrganisation: true, companyName: 'Conserverie du Golfe SARL', firstName: 'Anne', lastName: 'Le Gall', email: 'anne@golfe.example.com', mobile: '06 39 98 31 41', addresses: [{ city: 'Vannes', postalCode: '56000', country: 'FR' }] })
  const { body: made } = await hugo.post(`/leads/${known.id}/conversion`, { action: 'convert', customer: { mode: 'create' } })
  const { body: fresh } = await hugo.post('/leads', { isOrganisation: true, companyName: 'Conserverie du Golfe', firstName: 'Anne', lastName: 'Le Gall', mobile: '+33 6 39 98 31 41', notes: 'Intéressée par une seconde ligne' })

  // He opens the new one: it is somebody they know already, and Piste says why.
  const { items: duplicates } = (await hugo.get(`/leads/${fresh.id}/duplicates`)).body
  expect(duplicates[0].reasons.map((one: { code: string }) => one.code)).toContain('same_phone')
  expect(duplicates.map((one: { id: string }) => one.id)).toContain(known.id)

  // The proposal is to join the opportunity of that customer; the plan is what committing does.
  const { body: proposal } = await hugo.get(`/leads/${fresh.id}/conversion`)
  expect(proposal).toMatchObject({ action: 'merge', opportunityId: made.opportunityId, customer: { customerId: made.customerId } })
  const choice = { action: 'merge', opportunityId: proposal.opportunityId }
  const { body: plan } = await hugo.post(`/leads/${fresh.id}/conversion?dryRun=true`, choice)
  expect(plan.customer).toMatchObject({ mode: 'keep', id: made.customerId, name: 'Conserverie du Golfe SARL' })
  const { body: converted } = await hugo.post(`/leads/${fresh.id}/conversion`, { ...choice, planVersion: plan.planVersion }, { 'idempotency-key': 'story-1' })
  expect(converted).toMatchObject({ opportunityId: made.opportunityId, customerId: made.customerId })
  expect((await hugo.get(`/leads/${fresh.id}`)).body).toMatchObject({ status: { kind: 'opportunity', label: 'Opportunité' }, customer: { name: 'Conserverie du Golfe SARL' } })
  expect((await hugo.get('/leads')).body.items).toEqual([])

  // It is in the pipeline, in the first column; he gives it an amount and moves it on.
  const columns = async () => (await hugo.get(`/pipeline?teamId=${team.id}`)).body.columns
  expect((await columns())[0].cards.map((one: { id: string }) => one.id)).toEqual([made.opportunityId])
  const read = await hugo.get(`/opportunities/${made.opportunityId}`)
  expect((await hugo.patch(`/opportunities/${made.opportunityId}`, { amount: '12500.00' }, { 'if-match': String(read.headers.etag) })).status).toBe(200)
  const [, qualified] = await columns()
  await hugo.post(`/opportunities/${made.opportunityId}/move`, { stageId: qualified.stage.id, afterId: null })
  expect((await columns())[1]).toMatchObject({ stage: { label: 'Qualifié' }, count: 1, sum: '12500.00', weightedSum: '3750.00' })

  // Won: both leads are converted. Undone: all is as it was.
  const { body: win } = await hugo.post(`/opportunities/${made.opportunityId}/win`)
  const kinds = async () => Promise.all([known.id, fresh.id].map(async (id) => (await hugo.get(`/leads/${id}`)).body.status.kind))
  expect(await kinds()).toEqual(['converted', 'converted'])
  expect((await columns()).at(-1)).toMatchObject({ stage: { kind: 'won' }, count: 1, sum: '12500.00' })
  expect((await hugo.post(`/operations/${win.operationId}/undo`, {})).body).toMatchObject({ undone: true, conflicts: [] })
  expect(await kinds()).toEqual(['opportunity', 'opportunity'])
  expect((await columns())[1]).toMatchObject({ count: 1, sum: '12500.00' })

  // The whole history is on the opportunity, the lead's own included, by the name of who did it.
  const { items: history } = (await hugo.get(`/timeline/opportunity/${made.opportunityId}?limit=100`)).body
  expect(history.some((one: { from: { id: string } | null }) => one.from?.id === fresh.id)).toBe(true)
  expect(history.every((one: { author: { name: string } | null }) => one.author?.name === 'Hugo Marchand')).toBe(true)

  // In English everything that Piste names is English.
  await hugo.patch('/me', { language: 'en' })
  expect((await columns()).map((one: { stage: { label: string } }) => one.stage.label)).toEqual(['New', 'Qualified', 'Proposition', 'Negotiation', 'Won'])
  expect((await hugo.get(`/leads/${fresh.id}`)).body.status.label).toBe('Opportunity')
  expect((await hugo.post('/leads', { isOrganisation: true })).body.errors[0].message).toMatch(/company/i)
})
