import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const team = async (id: string) => (await t.admin.get('/teams')).body.items.find((one: { id: string }) => one.id === id)
const fields = (body: { errors?: { field: string; code: string }[] }) => body.errors?.map((one) => [one.field, one.code])

describe('a sales team', () => {
  it('says which field names somebody who is not there', async () => {
    const nobody = randomUUID()
    for (const send of [(body: object) => t.admin.post('/teams', { name: `Fantôme ${randomUUID()}`, ...body }), async (body: object) => t.admin.patch(`/teams/${(await t.admin.get('/teams')).body.items[0].id}`, body)]) {
      const leader = await send({ leaderId: nobody })
      expect([leader.status, fields(leader.body)]).toEqual([422, [['leaderId', 'unknown_reference']]])
      const members = await send({ memberIds: [t.admin.userId, nobody] })
      expect([members.status, fields(members.body)]).toEqual([422, [['memberIds', 'unknown_reference']]])
    }
    expect((await t.admin.get('/teams')).body.items.filter((one: { name: string }) => one.name.startsWith('Fantôme'))).toEqual([])
  })

  it('has a name of its own, which one in the archive gives up', async () => {
    const { id } = (await t.admin.post('/teams', { name: 'Nord' })).body
    const taken = await t.admin.post('/teams', { name: 'nord' })
    expect([taken.status, fields(taken.body)]).toEqual([409, [['name', 'name_taken']]])
    expect((await t.admin.patch(`/teams/${id}`, { name: 'NORD' })).status).toBe(200)
    await t.admin.post(`/teams/${id}/archive`)
    expect((await t.admin.post('/teams', { name: 'Nord' })).status).toBe(201)
    expect((await t.admin.post(`/teams/${id}/unarchive`)).body.code).toBe('name_taken')
  })

  it('takes an empty change, and refuses one on top of members changed meanwhile', async () => {
    const { id } = (await t.admin.post('/teams', { name: 'Sud' })).body
    expect((await t.admin.patch(`/teams/${id}`, {})).status).toBe(200)
    const { version } = await team(id)
    await t.admin.patch(`/teams/${id}`, { memberIds: [t.admin.userId, t.admin.userId] })
    expect((await team(id)).memberIds).toEqual([t.admin.userId])
    expect((await t.admin.patch(`/teams/${id}`, { memberIds: [] }, { 'if-match': version })).status).toBe(412)
    const { body } = await t.admin.patch(`/teams/${id}`, { memberIds: [], colour: 'red' })
    await t.admin.post(`/operations/${body.operationId}/undo`, {})
    expect(await team(id)).toMatchObject({ memberIds: [t.admin.userId], colour: 'blue' })
  })

  it('is changed by managers alone', async () => {
    const seller = await t.person({ name: 'Sam Vendeur' })
    expect((await seller.post('/teams', { name: 'La mienne' })).status).toBe(403)
    expect((await seller.get('/teams')).status).toBe(200)
  })

  it('gives what its member enters to a living team rather than to one in the archive', async () => {
    const old = (await t.admin.post('/teams', { name: 'Ancienne' })).body.id
    const living = (await t.admin.post('/teams', { name: 'Vivante' })).body.id
    await t.admin.post(`/teams/${old}/archive`)
    const seller = await t.person({ name: 'Deux Equipes', teamIds: [old, living] })
    const { body } = await seller.post('/leads', { lastName: 'Nouvelle' })
    expect((await seller.get(`/leads/${body.id}`)).body.teamId).toBe(living)
  })
})

describe('the dashboard', () => {
  it('counts what the lead list of the team shows, as far as one sees it', async () => {
    const teamId = (await t.admin.post('/teams', { name: 'Comptée', leadsMode: 'leads' })).body.id
    const closed = (await t.admin.get('/lead-statuses')).body.items.find((one: { kind: string }) => one.kind === 'closed')
    for (const more of [{}, {}, { statusId: closed.id }]) await t.admin.post('/leads', { lastName: 'Comptée', teamId, ...more })
    const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'teamId', op: 'in', value: [teamId] }] }))
    const stranger = await t.person({ name: 'Autre Part', scope: 'own' })
    for (const [who, expected] of [[t.admin, 2], [stranger, 0]] as const) {
      const card = (await who.get('/teams/dashboard')).body.items.find((one: { teamId: string }) => one.teamId === teamId)
      expect(card.openLeads).toBe(expected)
      expect((await who.get(`/leads?limit=1&filter=${filter}`)).body.total.count).toBe(expected)
    }
  })
})
