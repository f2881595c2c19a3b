import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
let team: string
let other: string
let alice: Client
let basile: Client
let manager: Client
let stranger: Client
beforeAll(async () => {
  t = await startApp()
  team = (await t.admin.post('/teams', { name: 'Nord' })).body.id
  other = (await t.admin.post('/teams', { name: 'Sud' })).body.id
  alice = await t.person({ name: 'Alice Armand', teamIds: [team] })
  basile = await t.person({ name: 'Basile Bonnet', teamIds: [team] })
  manager = await t.person({ name: 'Maud Marchand', role: 'manager' })
  stranger = await t.person({ name: 'Sylvain Serre', teamIds: [other] })
})
afterAll(() => t.stop())

const save = (client: Client, more: object = {}) => client.post('/views', { resource: 'leads', name: 'À rappeler', query: { filter: { all: [{ field: 'ownerId', op: 'in', value: ['me'] }] }, sort: '-nextContact', shelf: 'active', columns: ['name', 'phone'] }, ...more })
const names = async (client: Client, resource = 'leads') => (await client.get(`/views?resource=${resource}`)).body.items.map((one: { name: string }) => one.name)

describe('a saved view', () => {
  it('keeps its question, columns and order, for its owner alone until shared', async () => {
    const { status, body } = await save(alice)
    expect(status).toBe(201)
    expect((await alice.get('/views?resource=leads')).body.items).toMatchObject([{ id: body.id, name: 'À rappeler', visibility: 'private', mine: true, mayChange: true, owner: { name: 'Alice Armand' }, query: { sort: '-nextContact', columns: ['name', 'phone'] } }])
    for (const client of [basile, manager, stranger, t.admin]) expect(await names(client)).toEqual([])
    for (const client of [basile, manager, t.admin]) expect((await client.patch(`/views/${body.id}`, { name: 'x' })).status).toBe(404)
    await alice.delete(`/views/${body.id}`)
  })
  it('shared with a team is its members’ to use, its owner’s and a manager’s to change', async () => {
    const { body } = await save(alice, { visibility: 'team', teamId: team })
    expect([await names(basile), await names(stranger), await names(t.admin)]).toEqual([['À rappeler'], [], []])
    expect((await basile.get('/views?resource=leads')).body.items[0]).toMatchObject({ mine: false, mayChange: false, teamId: team })
    expect((await basile.patch(`/views/${body.id}`, { name: 'À moi' })).status).toBe(403)
    expect((await stranger.patch(`/views/${body.id}`, { name: 'À moi' })).status).toBe(404)
    expect((await basile.delete(`/views/${body.id}`)).status).toBe(403)
    expect((await manager.patch(`/views/${body.id}`, { name: 'À rappeler vite' })).status).toBe(200)
    expect(await names(alice)).toEqual(['À rappeler vite'])
    expect((await manager.delete(`/views/${body.id}`)).status).toBe(200)
    expect(await names(alice)).toEqual([])
  })
  it('shared with everyone is everyone’s to use', async () => {
    const { body } = await save(alice, { visibility: 'everyone', name: 'Pour tous' })
    for (const client of [alice, basile, manager, stranger]) expect(await names(client)).toEqual(['Pour tous'])
    expect((await stranger.patch(`/views/${body.id}`, { name: 'x' })).status).toBe(403)
    await alice.patch(`/views/${body.id}`, { visibility: 'private' })
    expect(await names(stranger)).toEqual([])
    await alice.delete(`/views/${body.id}`)
  })
  it('is shared only with a team one is in', async () => {
    expect((await save(alice, { visibility: 'team' })).body.code).toBe('view_team_required')
    expect((await save(alice, { visibility: 'team', teamId: other })).status).toBe(403)
    expect((await save(alice, { visibility: 'team', teamId: alice.userId })).body.code).toBe('unknown_reference')
    expect((await save(manager, { visibility: 'team', teamId: other })).status).toBe(201)
    expect(await names(stranger)).toEqual(['À rappeler'])
  })
  it('asks only what its list can answer', async () => {
    const refused = async (query: object, resource = 'leads') => {
      const { status, body } = await save(alice, { query, resource })
      return [status, body.errors?.[0]?.field]
    }
    expect(await refused({ filter: { all: [{ field: 'amount', op: 'at_least', value: 1 }] } })).toEqual([422, 'amount'])
    expect(await refused({ filter: { any: [{ field: 'employees', op: 'contains', value: '1' }] } })).toEqual([422, 'employees'])
    expect(await refused({ sort: 'notes' })).toEqual([422, 'sort'])
    expect(await refused({ columns: ['name', 'amount'] })).toEqual([422, 'columns'])
    expect(await refused({ shelf: 'attic' })).toEqual([422, 'query.shelf'])
    expect((await save(alice, { resource: 'opportunities', query: { filter: { all: [{ field: 'amount', op: 'at_least', value: 1 }] }, layout: 'table', teamId: team } })).status).toBe(201)
    expect(await names(alice)).toEqual([])
  })
  it('stands where it is put', async () => {
    const first = (await save(alice, { name: 'Un' })).body.id
    await save(alice, { name: 'Deux' })
    await alice.patch(`/views/${first}`, { position: 1000 })
    expect(await names(alice)).toEqual(['Deux', 'Un'])
  })
  it('is not overwritten by who has not read it', async () => {
    const { body } = await save(alice, { name: 'Conflit', visibility: 'everyone' })
    const { version } = (await alice.get('/views?resource=leads')).body.items.find((one: { id: string }) => one.id === body.id)
    await manager.patch(`/views/${body.id}`, { name: 'Conflit réglé' })
    expect((await alice.patch(`/views/${body.id}`, { name: 'Autre' }, { 'if-match': `"${version}"` })).body.code).toBe('changed_meanwhile')
  })
  it('comes back, changed or removed, when that is undone', async () => {
    const { body } = await save(alice, { name: 'Précieuse', visibility: 'everyone' })
    const before = (await alice.get('/views?resource=leads')).body.items.find((one: { id: string }) => one.id === body.id)
    const changed = (await alice.patch(`/views/${body.id}`, { name: 'Perdue', query: { sort: 'name' }, visibility: 'private' })).body
    expect((await alice.post(`/operations/${changed.operationId}/undo`, {})).body.undone).toBe(true)
    const removed = (await alice.delete(`/views/${body.id}`)).body
    expect(await names(alice)).not.toContain('Précieuse')
    expect((await alice.post(`/operations/${removed.operationId}/undo`, {})).body.undone).toBe(true)
    const after = (await alice.get('/views?resource=leads')).body.items.find((one: { id: string }) => one.id === body.id)
    expect({ ...after, version: '' }).toEqual({ ...before, version: '' })
  })
})
