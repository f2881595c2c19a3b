import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'
import { contents } from '#test/support/tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

type Stage = { id: string; teamId: string | null; name: string; kind: string; position: number }
const stages = async (teamId: string | null = null): Promise<Stage[]> => (await t.admin.get('/stages')).body.items.filter((one: Stage) => one.teamId === teamId)
const names = async (teamId: string | null = null) => (await stages(teamId)).map((one) => one.name)
const undo = (operationId: string) => t.admin.post(`/operations/${operationId}/undo`, {})

describe('the shared stages', () => {
  it('make room for one that is moved, in one operation', async () => {
    const negotiation = (await stages())[3] as Stage
    const { body } = await t.admin.patch(`/stages/${negotiation.id}`, { position: 1 })
    expect(await names()).toEqual(['Nouveau', 'Négociation', 'Qualifié', 'Proposition', 'Gagné'])
    await undo(body.operationId)
    expect(await names()).toEqual(['Nouveau', 'Qualifié', 'Proposition', 'Négociation', 'Gagné'])
  })

  it('have names of their own, and take a new one at its place', async () => {
    expect((await t.admin.post('/stages', { kind: 'open', name: 'qualifié' })).body.code).toBe('name_taken')
    expect((await t.admin.patch(`/stages/${(await stages())[0]?.id}`, { name: 'Gagné' })).body.code).toBe('name_taken')
    const { body } = await t.admin.post('/stages', { kind: 'open', name: 'Devis envoyé', nameEn: '', position: 3 })
    expect(await names()).toEqual(['Nouveau', 'Qualifié', 'Proposition', 'Devis envoyé', 'Négociation', 'Gagné'])
    expect((await t.admin.delete(`/stages/${body.id}`)).status).toBe(200)
    expect((await t.admin.patch(`/stages/${randomUUID()}`, {})).status).toBe(404)
    expect((await t.admin.post('/stages', { kind: 'open', name: 'X', teamId: randomUUID() })).body.errors).toEqual([expect.objectContaining({ field: 'teamId', code: 'unknown_reference' })])
  })

  it('go only with a replacement while cards are in them, and never leave a pipeline without an open and a won one', async () => {
    const [first, second] = (await stages()) as [Stage, Stage]
    const card = (await t.admin.post('/opportunities', { title: 'Carte', newLead: { lastName: 'Carte' } })).body.id
    expect((await t.admin.delete(`/stages/${first.id}`)).body).toMatchObject({ code: 'in_use', details: { uses: 1 } })
    expect((await t.admin.delete(`/stages/${first.id}?dryRun=true`)).body).toEqual({ operationId: null, id: first.id, affected: 1 })
    expect((await t.admin.patch(`/stages/${first.id}`, { kind: 'won' })).body.code).toBe('in_use')
    const { body } = await t.admin.delete(`/stages/${first.id}?replacement=${second.id}`)
    expect((await t.admin.get(`/opportunities/${card}`)).body.stageId).toBe(second.id)
    await undo(body.operationId)
    expect((await t.admin.get(`/opportunities/${card}`)).body.stageId).toBe(first.id)
    const won = (await stages()).find((one) => one.kind === 'won')
    expect((await t.admin.delete(`/stages/${won?.id}`)).body.code).toBe('stage_kind_needed')
  })
})

describe('a team’s own stages', () => {
  it('start from the shared ones with its cards, and go back to them, each without loss', async () => {
    const teamId = (await t.admin.post('/teams', { name: 'À part' })).body.id
    const cards = []
    for (const name of ['Un', 'Deux']) cards.push((await t.admin.post('/opportunities', { title: name, teamId, newLead: { lastName: name } })).body.id)
    const before = await contents(t.ctx.db)
    const { body } = await t.admin.post(`/teams/${teamId}/stages`)
    expect(await names(teamId)).toEqual(await names())
    expect((await t.admin.post(`/teams/${teamId}/stages`)).body.code).toBe('own_stages_already')
    const own = await stages(teamId)
    expect((await t.admin.get(`/opportunities/${cards[0]}`)).body.stageId).toBe(own[0]?.id)
    await undo(body.operationId)
    expect(await contents(t.ctx.db)).toEqual(before)

    await t.admin.post('/stages', { kind: 'open', name: 'Visite', teamId })
    const visit = (await stages(teamId)).find((one) => one.name === 'Visite')
    await t.admin.post(`/opportunities/${cards[0]}/move`, { stageId: visit?.id })
    expect((await t.admin.get(`/pipeline?teamId=${teamId}`)).body.columns.map((one: { count: number }) => one.count)).toEqual([1, 0, 0, 0, 0, 1])
    await t.admin.delete(`/teams/${teamId}/stages`)
    expect((await t.admin.get(`/pipeline?teamId=${teamId}`)).body.columns.map((one: { count: number }) => one.count)).toEqual([2, 0, 0, 0, 0])
    expect((await t.admin.delete(`/teams/${teamId}/stages`)).body.code).toBe('stages_shared_already')
    expect((await t.admin.post(`/teams/${randomUUID()}/stages`)).status).toBe(404)
  })
})
