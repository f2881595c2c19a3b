import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Client, startApp, type TestApp } from '#test/support/app.ts'
import { contents } from '#test/support/tables.ts'

vi.setConfig({ testTimeout: 120_000 })

let piste: TestApp
let french: Client
beforeAll(async () => {
  piste = await startApp()
  french = await piste.person({ name: 'Fanny Admin', role: 'administrator', scope: 'all', language: 'fr' })
})
afterAll(() => piste.stop())

const all = async (path: string) => (await french.get(`${path}${path.includes('?') ? '&' : '?'}limit=200&shelf=all`)).body
const leadOf = async (filter: object[]) => (await all(`/leads?filter=${encodeURIComponent(JSON.stringify({ all: filter }))}`)).items[0]

describe('sample data', () => {
  it('is loaded in one operation, in the administrator’s language, and removed without a trace; undoing the removal puts it back, whole', async () => {
    const before = await contents(piste.ctx.db)
    expect((await french.delete('/sample-data')).body).toMatchObject({ status: 409, code: 'sample_data_absent' })
    const loaded = await french.post('/sample-data')
    expect(loaded.status).toBe(201)
    expect((await french.get('/settings')).body.sampleOperationId).toBe(loaded.body.operationId)
    expect((await french.post('/sample-data')).body).toMatchObject({ status: 409, code: 'sample_data_present' })
    expect((await all('/leads')).total.count).toBe(200)
    expect((await all('/opportunities')).total.count).toBe(40)
    const teams = (await french.get('/teams')).body.items.map((one: { name: string }) => one.name)
    expect(teams).toContain('Collectivités et établissements')
    expect((await french.get('/sample-data')).body).toMatchObject({ removes: { leads: 200, opportunities: 40, users: 3, teams: 3 }, keeps: [] })
    const { rows } = await piste.ctx.database.pool.query(`select 1 from auth."user" a join app_user u on u.id = a.id where u.email = 'camille.delorme@example.com'`)
    expect(rows, 'nobody of it can sign in').toEqual([])
    const full = await contents(piste.ctx.db)
    const removed = await french.delete('/sample-data')
    expect(removed.body).toMatchObject({ removes: { leads: 200, users: 3 }, keeps: [] })
    expect(await contents(piste.ctx.db)).toEqual(before)
    expect((await french.post(`/operations/${removed.body.operationId}/undo`, {})).body).toMatchObject({ undone: true })
    expect(await contents(piste.ctx.db)).toEqual(full)
    expect((await french.delete('/sample-data')).body.keeps).toEqual([])
    expect(await contents(piste.ctx.db)).toEqual(before)
    expect((await french.get('/settings')).body.sampleOperationId).toBeNull()
  })

  it('tells a story that holds together: statuses follow from opportunities, losses have reasons, nothing happened in the future', async () => {
    await french.post('/sample-data')
    const { items } = await all('/opportunities')
    const states = items.map((one: { state: string }) => one.state)
    expect([states.filter((one: string) => one === 'won').length, states.filter((one: string) => one === 'lost').length]).toEqual([6, 6])
    for (const one of items) {
      expect(Date.parse(one.createdAt)).toBeLessThanOrEqual(Date.now() + 60_000)
      if (one.state === 'lost') expect((await french.get(`/opportunities/${one.id}`)).body.lostReasonId).toBeTruthy()
      const wanted = one.state === 'won' ? 'converted' : one.state === 'open' ? 'opportunity' : null
      for (const lead of one.leadIds ?? []) if (wanted) expect((await french.get(`/leads/${lead}`)).body.status.kind).toBe(wanted)
    }
    const repeated = (await all('/leads?q=Chaudronnerie')).items
    expect(repeated.length).toBeGreaterThan(0)
    await french.delete('/sample-data')
  })

  it('goes even when it has been edited, converted and moved since', async () => {
    const before = await contents(piste.ctx.db)
    await french.post('/sample-data')
    const lead = await leadOf([{ field: 'statusId', op: 'not_empty' }, { field: 'ownerId', op: 'not_empty' }])
    await french.patch(`/leads/${lead.id}`, { notes: 'Essai', addresses: [{ city: 'Lyon', country: 'FR' }] })
    await french.post(`/timeline/lead/${lead.id}`, { kind: 'note', body: 'Essai' })
    const open = (await all('/leads')).items.find((one: { status: { kind: string }; isOrganisation: boolean }) => one.status.kind === 'open' && one.isOrganisation)
    const converted = await french.post(`/leads/${open.id}/conversion`, { action: 'convert', customer: { mode: 'create' } })
    expect(converted.status).toBe(200)
    const [card] = (await all('/opportunities')).items
    await french.patch(`/opportunities/${card.id}`, { amount: '12.00' })
    const gone = await french.delete('/sample-data')
    expect(gone.body.keeps).toEqual([])
    expect(await contents(piste.ctx.db)).toEqual(before)
  })

  it('keeps what one’s own records need, says which and why, and takes the rest', async () => {
    await french.post('/sample-data')
    const [customer] = (await french.get('/customers?limit=1')).body.items
    const [seller] = (await french.get('/users')).body.items.filter((one: { email: string }) => one.email === 'yanis.berthelin@example.com')
    const deal = await french.post('/opportunities', { title: 'Vraie affaire', customerId: customer.id })
    const lead = await french.post('/leads', { companyName: 'Vraie Piste', isOrganisation: true, ownerId: seller.id })
    const [plan, done] = [await french.get('/sample-data'), await french.delete('/sample-data')]
    expect(done.body.keeps).toEqual(plan.body.keeps)
    const kept = new Map(done.body.keeps.map((one: { kind: string; because: { label: string } }) => [one.kind, one.because?.label]))
    expect(kept.get('customer')).toBe('Vraie affaire')
    expect(kept.get('user')).toBe('Vraie Piste')
    expect(kept.has('team')).toBe(false)
    expect((await french.get(`/opportunities/${deal.body.id}`)).body.customerId).toBe(customer.id)
    expect((await french.get(`/leads/${lead.body.id}`)).body.ownerId).toBe(seller.id)
    expect((await all('/leads')).total.count).toBe(1)
    expect((await french.get('/settings')).body.sampleOperationId).toBeNull()
  })

  it('speaks English to an English administrator, and is an administrator’s to load', async () => {
    const seller = await piste.person({ name: 'Sam Seller' })
    expect((await seller.post('/sample-data')).status).toBe(403)
    await piste.admin.post('/sample-data')
    const names = (await piste.admin.get('/users')).body.items.map((one: { email: string }) => one.email)
    expect(names.length).toBeGreaterThanOrEqual(5)
    expect((await piste.admin.get('/teams')).body.items.map((one: { name: string }) => one.name)).not.toContain('Collectivités et établissements')
  })
})
