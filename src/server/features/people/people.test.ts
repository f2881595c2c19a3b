import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureSetupLink } from '#server/features/people/commands.ts'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const tokenOf = (url: string) => url.split('#')[1]
const signIn = (email: string, password: string) => t.anonymous.post('/api/auth/sign-in/email', { email, password })

describe('joining', () => {
  it('by an invitation link, used once; then one signs in, sees oneself, and signs out', async () => {
    const { body: link } = await t.admin.post('/invitations', { email: 'Lea@Example.com', role: 'manager' })
    expect(link.mailed).toBe(false)
    const token = tokenOf(link.url)
    expect((await t.anonymous.post('/links/read', { token })).body).toEqual({ purpose: 'invitation', email: 'lea@example.com' })
    expect((await t.anonymous.post('/invitations/accept', { token, name: 'Léa', password: 'court' })).body.code).toBe('password_weak')
    expect((await t.anonymous.post('/invitations/accept', { token, name: 'Léa', password: 'assez long et bon' })).status).toBe(201)
    expect((await t.anonymous.post('/invitations/accept', { token, name: 'Léa', password: 'assez long et bon' })).body.code).toBe('link_invalid')
    expect((await signIn('lea@example.com', 'faux mot de passe')).status).toBe(401)
    const signed = await signIn('lea@example.com', 'assez long et bon')
    expect(signed.status).toBe(200)
    const cookie = String([signed.headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
    const me = await t.anonymous.get('/me', { cookie })
    expect(me.body).toMatchObject({ name: 'Léa', role: 'manager', language: 'fr' })
    await t.anonymous.post('/api/auth/sign-out', {}, { cookie, origin: t.ctx.config.url })
    expect((await t.anonymous.get('/me', { cookie })).status).toBe(401)
  })

  it('the setup link is of no use once there is an administrator', async () => {
    expect(await ensureSetupLink(t.ctx)).toBeNull()
    expect((await t.anonymous.post('/setup', { token: 'x', name: 'X', email: 'x@example.com', password: 'assez long et bon' })).body.code).toBe('setup_done')
  })
})

describe('a forgotten password', () => {
  it('is replaced by a link an administrator makes, once, and the old one is void', async () => {
    const { body: invited } = await t.admin.post('/invitations', { email: 'max@example.com' })
    const { body: max } = await t.anonymous.post('/invitations/accept', { token: tokenOf(invited.url), name: 'Max', password: 'premier mot de passe' })
    const { body: reset } = await t.admin.post(`/users/${max.id}/reset-link`)
    expect((await t.anonymous.post('/password-reset', { token: tokenOf(reset.url), password: 'second mot de passe' })).status).toBe(200)
    expect((await signIn('max@example.com', 'premier mot de passe')).status).toBe(401)
    expect((await signIn('max@example.com', 'second mot de passe')).status).toBe(200)
  })

  it('says the same for an unknown address', async () => {
    expect((await t.anonymous.post('/password-reset/request', { email: 'personne@example.com' })).body).toEqual({ ok: true })
  })
})

describe('rights', () => {
  it('deactivating someone closes their doors at once', async () => {
    const leaving = await t.person({ name: 'Paul Part' })
    expect((await leaving.get('/me')).status).toBe(200)
    await t.admin.patch(`/users/${leaving.userId}`, { active: false })
    expect((await leaving.get('/me')).status).toBe(401)
  })

  it('what they had stays theirs, and taking the deactivation back gives no door back', async () => {
    const leaving = await t.person({ name: 'Lea Restante' })
    const { body: lead } = await leaving.post('/leads', { lastName: 'Gardée' })
    const { body: link } = await t.admin.post(`/users/${leaving.userId}/reset-link`)
    const { body: change } = await t.admin.patch(`/users/${leaving.userId}`, { active: false })
    expect((await t.admin.get(`/leads/${lead.id}`)).body.ownerId).toBe(leaving.userId)
    expect((await t.anonymous.post('/password-reset', { token: link.url.split('#')[1], password: 'un mot de passe assez long' })).body.code).toBe('link_invalid')
    expect((await t.admin.post(`/operations/${change.operationId}/undo`, {})).body.undone).toBe(true)
    expect((await leaving.get('/me')).status).toBe(401)
  })

  it('colleagues know each other by name and team; addresses and rights are for those who keep them', async () => {
    const seller = await t.person({ name: 'Sami Vendeur' })
    const manager = await t.person({ name: 'Mona Manager', role: 'manager' })
    const listed = async (who: typeof seller, id: string) => (await who.get('/users')).body.items.find((one: { id: string }) => one.id === id)
    expect(await listed(seller, manager.userId)).toMatchObject({ name: 'Mona Manager', active: true, teamIds: [], email: null, role: null, scope: null, language: null, timeZone: null, twoFactor: null })
    expect(await listed(seller, seller.userId)).toMatchObject({ role: 'salesperson', email: expect.stringContaining('@') })
    expect(await listed(manager, seller.userId)).toMatchObject({ role: 'salesperson', scope: 'team', email: expect.stringContaining('@') })
  })

  it('a salesperson changes no settings, and the last administrator stays', async () => {
    const seller = await t.person({ name: 'Vera Vendeuse' })
    expect((await seller.patch('/settings', { leadsEnabled: false })).status).toBe(403)
    expect((await seller.get('/settings')).status).toBe(200)
    expect((await t.admin.patch(`/users/${t.admin.userId}`, { role: 'salesperson' })).body.code).toBe('last_administrator')
  })

  it('nobody gets in without signing in', async () => {
    for (const path of ['/leads', '/me', '/users', '/pipeline', '/settings']) expect((await t.anonymous.get(path)).status, path).toBe(401)
  })

  it('guessing passwords is stopped', async () => {
    const answers = []
    for (let i = 0; i < 12; i += 1) answers.push((await signIn('guess@example.com', `guess ${i}`)).status)
    expect(answers).toContain(429)
  })
})

describe('the organisation', () => {
  it('lists are its own: a name once, removal with a replacement', async () => {
    const { body: one } = await t.admin.post('/sources', { name: 'Salon de Lyon', details: 'Stand B12' })
    expect((await t.admin.post('/sources', { name: 'SALON DE LYON' })).body.code).toBe('name_taken')
    const { body: lead } = await t.admin.post('/leads', { lastName: 'Visiteur', sourceId: one.id })
    expect((await t.admin.delete(`/sources/${one.id}`)).body).toMatchObject({ code: 'in_use', details: { uses: 1 } })
    const { body: two } = await t.admin.post('/sources', { name: 'Salons' })
    expect((await t.admin.delete(`/sources/${one.id}?replacement=${two.id}`)).status).toBe(200)
    expect((await t.admin.get(`/leads/${lead.id}`)).body.sourceId).toBe(two.id)
  })

  it('teams inherit whether they use leads, or decide for themselves', async () => {
    const { body: team } = await t.admin.post('/teams', { name: 'Export', memberIds: [t.admin.userId] })
    const uses = async () => (await t.admin.get('/teams')).body.items.find((one: { id: string }) => one.id === team.id).usesLeads
    expect(await uses()).toBe(true)
    await t.admin.patch('/settings', { leadsEnabled: false })
    expect(await uses()).toBe(false)
    await t.admin.patch(`/teams/${team.id}`, { leadsMode: 'leads' })
    expect(await uses()).toBe(true)
    await t.admin.patch('/settings', { leadsEnabled: true })
  })

  it('refuses a time zone and a currency nobody knows, naming the fields', async () => {
    const { body } = await t.admin.patch('/settings', { timeZone: 'Europe/Atlantis', baseCurrency: 'XQX' })
    expect(body.errors.map((one: { field: string }) => one.field).sort()).toEqual(['baseCurrency', 'timeZone'])
  })
})

describe('the timeline', () => {
  it('shows notes and every change with who made it, on the lead and on its opportunity', async () => {
    const { body: lead } = await t.admin.post('/leads', { lastName: 'Histoire' })
    await t.admin.post(`/timeline/lead/${lead.id}`, { kind: 'note', body: 'A demandé un devis' })
    await t.admin.patch(`/leads/${lead.id}`, { jobTitle: 'Acheteur', ownerId: null })
    const { body } = await t.admin.get(`/timeline/lead/${lead.id}`)
    expect(body.items).toContainEqual(expect.objectContaining({ kind: 'note', body: 'A demandé un devis', author: { id: t.admin.userId, name: 'Ada Admin' } }))
    expect(body.items.flatMap((one: { changes: object[] }) => one.changes)).toEqual(expect.arrayContaining([expect.objectContaining({ table: 'lead', field: 'job_title', before: null, after: 'Acheteur' }), expect.objectContaining({ table: 'lead', field: 'owner_id', before: 'Ada Admin', after: null })]))
    const { opportunityId } = (await t.admin.post(`/leads/${lead.id}/conversion`, { action: 'convert' })).body
    const shared = (await t.admin.get(`/timeline/opportunity/${opportunityId}`)).body.items
    expect(shared.find((one: { kind: string }) => one.kind === 'note')).toMatchObject({ from: { kind: 'lead', id: lead.id } })
  })

  it('comes page by page, everything once', async () => {
    const { body: lead } = await t.admin.post('/leads', { lastName: 'Longue' })
    for (let i = 0; i < 9; i += 1) await t.admin.post(`/timeline/lead/${lead.id}`, { kind: 'note', body: `Note ${i}` })
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await t.admin.get(`/timeline/lead/${lead.id}?limit=4${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      seen.push(...body.items.map((one: { id: string }) => one.id))
      cursor = body.nextCursor ?? ''
    } while (cursor)
    const all = (await t.admin.get(`/timeline/lead/${lead.id}?limit=100`)).body.items.map((one: { id: string }) => one.id)
    expect(seen).toEqual(all)
    expect(new Set(seen).size).toBe(all.length)
  })
})
