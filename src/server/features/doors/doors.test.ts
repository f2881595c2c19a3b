import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operation } from '#server/db/operation.ts'
import { SYSTEM } from '#server/db/defaults.ts'
import { startApp, type TestApp } from '#test/support/app.ts'
import { contents } from '#test/support/tables.ts'
import { createLeadIn } from '../leads/commands.ts'
import { convertArrivalsIn } from './commands.ts'

let t: TestApp
let teamId: string
beforeAll(async () => {
  t = await startApp()
  teamId = (await t.admin.post('/teams', { name: 'Grands comptes' })).body.id
})
afterAll(() => t.stop())

const setLeads = async (leadsEnabled: boolean, leadsMode: string) => {
  expect((await t.admin.patch('/settings', { leadsEnabled })).status).toBe(200)
  expect((await t.admin.patch(`/teams/${teamId}`, { leadsMode })).status).toBe(200)
}
const lead = async (id: string) => (await t.admin.get(`/leads/${id}`)).body

describe('a lead at the door of a team', () => {
  const table = [
    [true, 'inherit', 'open'], [true, 'leads', 'open'], [true, 'opportunities', 'opportunity'],
    [false, 'inherit', 'opportunity'], [false, 'leads', 'open'], [false, 'opportunities', 'opportunity'],
  ] as const
  it.each(table)('with leads %s in the organisation and the team on %s arrives as %s', async (leadsEnabled, mode, kind) => {
    await setLeads(leadsEnabled, mode)
    const { status, body } = await t.admin.post('/leads', { lastName: `Arrivée ${mode} ${leadsEnabled}`, teamId, priority: 2 })
    expect(status).toBe(201)
    expect((await lead(body.id)).status.kind).toBe(kind)
    expect(body.opportunityId !== undefined).toBe(kind === 'opportunity')
    if (body.opportunityId) {
      expect((await t.admin.get(`/opportunities/${body.opportunityId}`)).body).toMatchObject({ title: `Arrivée ${mode} ${leadsEnabled}`, teamId, ownerId: t.admin.userId, leadIds: [body.id], customerId: null, priority: 2, state: 'open' })
    }
  })

  it('follows the organisation where it belongs to no team', async () => {
    await setLeads(false, 'leads')
    expect((await t.admin.post('/leads', { lastName: 'Sans équipe', teamId: null })).body.opportunityId).toBeTruthy()
    await setLeads(true, 'opportunities')
    expect((await t.admin.post('/leads', { lastName: 'Sans équipe non plus', teamId: null })).body.opportunityId).toBeUndefined()
  })

  it('is taken back whole by one undo', async () => {
    await setLeads(true, 'opportunities')
    const before = await contents(t.ctx.db)
    const { body } = await t.admin.post('/leads', { lastName: 'Regret', teamId, email: 'regret@door.example.com', addresses: [{ city: 'Lille' }] })
    expect((await t.admin.post(`/operations/${body.operationId}/undo`, {})).body).toMatchObject({ undone: true, conflicts: [] })
    expect(await contents(t.ctx.db)).toEqual(before)
    expect((await t.admin.get(`/opportunities/${body.opportunityId}`)).status).toBe(404)
  })

  it('is still recognised when it comes again', async () => {
    await setLeads(true, 'opportunities')
    const first = (await t.admin.post('/leads', { lastName: 'Retour', teamId, email: 'retour@door.example.com' })).body
    const { items } = (await t.admin.post('/leads/duplicates', { lastName: 'Autre', email: 'retour@door.example.com' })).body
    expect(items.map((one: { id: string }) => one.id)).toContain(first.id)
  })

  it('stays a closed lead when it comes closed', async () => {
    await setLeads(true, 'opportunities')
    const closed = (await t.admin.get('/lead-statuses')).body.items.find((one: { kind: string }) => one.kind === 'closed')
    const { body } = await t.admin.post('/leads', { lastName: 'Ne pas contacter', teamId, statusId: closed.id })
    expect(body.opportunityId).toBeUndefined()
    expect((await lead(body.id)).status.kind).toBe('closed')
  })
})

it('many at once: only those of teams without leads, each with its own opportunity, in the order they came', async () => {
  await setLeads(true, 'opportunities')
  const others = (await t.admin.post('/teams', { name: 'Équipe avec pistes', leadsMode: 'leads' })).body.id
  const { operationId } = await operation(t.ctx, SYSTEM, 'test.arrivals', async (work) => {
    const ids = []
    for (let i = 0; i < 30; i += 1) ids.push(await createLeadIn(work, { lastName: `Lot ${i}`, teamId: i % 3 === 0 ? others : teamId }, { door: 'import', basis: 'legitimate_interest' }))
    const made = await convertArrivalsIn(work, ids)
    expect([...made.keys()]).toEqual(ids.filter((_, i) => i % 3 !== 0))
    return {}
  })
  const { items } = (await t.admin.get(`/opportunities?limit=200&sort=position&q=lot&filter=${encodeURIComponent(JSON.stringify({ all: [{ field: 'teamId', op: 'is', value: teamId }] }))}`)).body
  expect(items.map((one: { title: string }) => one.title)).toEqual(Array.from({ length: 30 }, (_, i) => `Lot ${29 - i}`).filter((_, i) => (29 - i) % 3 !== 0))
  expect(new Set(items.map((one: { position: string }) => one.position)).size).toBe(20)
  await t.admin.post(`/operations/${operationId}/undo`, {})
  expect((await t.admin.get('/opportunities?q=lot')).body.items).toEqual([])
})

describe('the Leads menu', () => {
  it('stays for a salesperson whose teams do without leads as long as some remain, then goes', async () => {
    await setLeads(true, 'leads')
    const seller = await t.person({ name: 'Sans Pistes', scope: 'own', teamIds: [teamId] })
    const shows = async () => (await seller.get('/me')).body.showsLeads
    const { body } = await seller.post('/leads', { lastName: 'Dernière' })
    await setLeads(true, 'opportunities')
    expect(await shows()).toBe(true)
    await seller.post(`/leads/${body.id}/conversion`, { action: 'convert' })
    expect(await shows()).toBe(false)
    expect((await t.admin.get('/me')).body.showsLeads).toBe(true)
  })
})
