import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeExpired } from '#server/jobs/housekeeping.ts'
import { DAY, startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const key = (value: string) => ({ 'idempotency-key': value })
const count = async (q: string) => (await t.admin.get(`/leads?q=${q}`)).body.total.count

describe('an Idempotency-Key', () => {
  it('is one person’s: another’s same key is another request', async () => {
    const colleague = await t.person({ name: 'Colette Collègue' })
    const [mine, theirs] = [await t.admin.post('/leads', { lastName: 'Partagé' }, key('common')), await colleague.post('/leads', { lastName: 'Partagé' }, key('common'))]
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(mine.body.id).not.toBe(theirs.body.id)
  })

  it('is not used up by a request that was refused', async () => {
    expect((await t.admin.post('/leads', { lastName: 'Corrigé', email: 'illisible' }, key('again'))).status).toBe(422)
    expect((await t.admin.post('/leads', { lastName: 'Corrigé', email: 'lisible@example.com' }, key('again'))).status).toBe(201)
    expect(await count('corrige')).toBe(1)
  })

  it('is not used up by looking at the plan first', async () => {
    const { body } = await t.admin.post('/leads', { lastName: 'Aperçue' })
    const commit = (dry: string) => t.admin.post(`/leads/${body.id}/conversion${dry}`, { action: 'convert' }, key('plan'))
    expect((await commit('?dryRun=true')).body.planVersion).toBeDefined()
    const [first, again] = [await commit(''), await commit('')]
    expect(first.status).toBe(200)
    expect([again.status, again.body, again.headers['idempotent-replayed']]).toEqual([200, first.body, 'true'])
  })

  it('of a creation answers the same again without showing a record that has since been given away', async () => {
    const [giver, taker] = [await t.person({ name: 'Gil Donneur', scope: 'own' }), await t.person({ name: 'Paz Preneuse', scope: 'own' })]
    const first = await giver.post('/leads', { lastName: 'Cadeau', notes: 'confidentiel' }, key('gift'))
    await giver.patch(`/leads/${first.body.id}`, { ownerId: taker.userId })
    const again = await giver.post('/leads', { lastName: 'Cadeau', notes: 'confidentiel' }, key('gift'))
    expect(again.body).toEqual(first.body)
    expect(Object.keys(again.body).sort()).toEqual(['id', 'operationId'])
    expect((await giver.get(`/leads/${first.body.id}`)).status).toBe(404)
  })

  it('does not keep a one-time link: the invitation asked again has one of its own, and the former is void', async () => {
    const ask = () => t.admin.post('/invitations', { email: 'nouvelle@example.com' }, key('invite'))
    const [first, again] = [await ask(), await ask()]
    expect(first.body.url).toContain('#')
    expect(again.body.url).not.toBe(first.body.url)
    expect((await t.anonymous.post('/links/read', { token: first.body.url.split('#')[1] })).body.code).toBe('link_invalid')
    expect(JSON.stringify(await t.ctx.db.selectFrom('idempotency').selectAll().execute())).not.toContain(again.body.url.split('#')[1])
  })

  it('longer than it may be is refused rather than passed over', async () => {
    expect((await t.admin.post('/leads', { lastName: 'Longue clé' }, key('x'.repeat(201)))).body.errors).toEqual([expect.objectContaining({ field: 'Idempotency-Key' })])
  })
})

describe('what is kept for a while only', () => {
  it('keys a week, used and expired links a month, sent mails a week, the journal ninety days; nothing younger goes', async () => {
    const old = await t.admin.post('/leads', { lastName: 'Ancienne' }, key('old'))
    const { body: change } = await t.admin.patch(`/leads/${old.body.id}`, { jobTitle: 'Avant' })
    await t.admin.post('/invitations', { email: 'jamais.venue@example.com' })
    t.pass(100 * DAY)
    const young = await t.admin.post('/leads', { lastName: 'Récente' }, key('young'))
    const { body: later } = await t.admin.patch(`/leads/${young.body.id}`, { jobTitle: 'Après' })
    await removeExpired(t.ctx)
    expect((await t.ctx.db.selectFrom('idempotency').select('key').execute()).map((row) => row.key)).toEqual(['young'])
    expect(await t.ctx.db.selectFrom('access_link').select('id').execute()).toEqual([])
    expect((await t.admin.post(`/operations/${change.operationId}/undo`, {})).status).toBe(404)
    expect((await t.admin.get(`/leads/${old.body.id}`)).body.jobTitle).toBe('Avant')
    expect((await t.admin.get(`/timeline/lead/${old.body.id}`)).status).toBe(200)
    expect((await t.admin.post(`/operations/${later.operationId}/undo`, {})).body.undone).toBe(true)
  })
})
