import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const LISTS = ['sources', 'mediums', 'campaigns', 'tags', 'lost-reasons', 'industries', 'market-segments', 'territories', 'salutations']
const items = async (list: string) => (await t.admin.get(`/${list}`)).body.items

describe.each(LISTS)('the list of %s', (list) => {
  it('is added to, renamed, reordered, and undone', async () => {
    const first = (await t.admin.post(`/${list}`, { name: 'Essai', nameEn: 'Trial', position: 0 })).body
    expect((await items(list))[0]).toMatchObject({ id: first.id, name: 'Essai', label: 'Trial' })
    expect((await t.admin.post(`/${list}`, { name: ' ESSAI ' })).body).toMatchObject({ code: 'name_taken', errors: [{ field: 'name' }] })
    const other = (await t.admin.post(`/${list}`, { name: 'Autre essai', details: '' })).body
    expect((await items(list)).at(-1)).toMatchObject({ id: other.id, details: null, label: 'Autre essai' })
    expect((await t.admin.patch(`/${list}/${other.id}`, { name: 'essai' })).status).toBe(409)
    expect((await t.admin.patch(`/${list}/${other.id}`, {})).status).toBe(200)
    const moved = (await t.admin.patch(`/${list}/${other.id}`, { position: 0 })).body
    expect((await items(list)).slice(0, 2).map((one: { id: string }) => one.id)).toEqual([other.id, first.id])
    await t.admin.post(`/operations/${moved.operationId}/undo`, {})
    expect((await items(list)).at(-1).id).toBe(other.id)
    const removed = (await t.admin.delete(`/${list}/${other.id}`)).body
    await t.admin.post(`/${list}`, { name: 'Autre essai' })
    expect((await t.admin.post(`/operations/${removed.operationId}/undo`, {})).body.code).toBe('undo_conflict')
  })
})

it('one in use goes only with its replacement, wherever it is used', async () => {
  const [a, b] = [(await t.admin.post('/tags', { name: 'Vieux' })).body.id, (await t.admin.post('/tags', { name: 'Neuf' })).body.id]
  const lead = (await t.admin.post('/leads', { lastName: 'Étiquetée', tagIds: [a, b] })).body.id
  const customer = (await t.admin.post('/customers', { isOrganisation: true, name: 'Étiquetée SARL', tagIds: [a] })).body.id
  expect((await t.admin.delete(`/tags/${a}`)).body).toMatchObject({ code: 'in_use', details: { uses: 2 } })
  expect((await t.admin.delete(`/tags/${a}?dryRun=true`)).body).toEqual({ operationId: null, id: a, affected: 2 })
  for (const replacement of [a, randomUUID()]) expect((await t.admin.delete(`/tags/${a}?replacement=${replacement}`)).body.errors).toEqual([expect.objectContaining({ field: 'replacement' })])
  const { body } = await t.admin.delete(`/tags/${a}?replacement=${b}`)
  expect((await t.admin.get(`/leads/${lead}`)).body.tagIds).toEqual([b])
  expect((await t.admin.get(`/customers/${customer}`)).body.tagIds).toEqual([b])
  await t.admin.post(`/operations/${body.operationId}/undo`, {})
  expect((await t.admin.get(`/leads/${lead}`)).body.tagIds.toSorted()).toEqual([a, b].toSorted())
})

it('two who add one name at the same moment are not both served', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => t.admin.post('/sources', { name: 'Course' })))
  expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409, 409, 409])
})

it('names the field that refers to nothing', async () => {
  const { status, body } = await t.admin.post('/leads', { lastName: 'X', sourceId: randomUUID() })
  expect([status, body.code, body.errors[0].field]).toEqual([422, 'unknown_reference', 'sourceId'])
})
