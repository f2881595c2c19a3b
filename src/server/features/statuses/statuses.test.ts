import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

type Status = { id: string; key: string | null; kind: string; isDefault: boolean; label: string }
const statuses = async (): Promise<Status[]> => (await t.admin.get('/lead-statuses')).body.items

it('a status in use goes only with its replacement, and its leads follow', async () => {
  const { body } = await t.admin.post('/leads', { lastName: 'Suivi' })
  const interested = (await statuses()).find((one) => one.key === 'interested')
  const replied = (await statuses()).find((one) => one.key === 'replied')
  await t.admin.patch(`/leads/${body.id}`, { statusId: interested?.id })
  expect((await t.admin.delete(`/lead-statuses/${interested?.id}`)).body.code).toBe('replacement_required')
  expect((await t.admin.delete(`/lead-statuses/${interested?.id}?dryRun=true`)).body.affected).toBe(1)
  const done = await t.admin.delete(`/lead-statuses/${interested?.id}?replacement=${replied?.id}`)
  expect(done.body).toMatchObject({ affected: 1 })
  expect((await t.admin.get(`/leads/${body.id}`)).body.status.key).toBe('replied')
  await t.admin.post(`/operations/${done.body.operationId}/undo`, {})
  expect((await t.admin.get(`/leads/${body.id}`)).body.status.key).toBe('interested')
})

it('a status has a name of its own, makes room where it is put, and is the default where it is said to be', async () => {
  const before = (await statuses()).map((one) => one.key)
  expect((await t.admin.post('/lead-statuses', { kind: 'closed', name: 'a répondu' })).body).toMatchObject({ code: 'name_taken', errors: [{ field: 'name' }] })
  const { body } = await t.admin.post('/lead-statuses', { kind: 'working', name: 'Relancé', nameEn: 'Chased', isDefault: true, position: 2 })
  expect((await statuses()).map((one) => one.label)[2]).toBe('Chased')
  expect((await statuses()).filter((one) => one.kind === 'working' && one.isDefault).map((one) => one.label)).toEqual(['Chased'])
  await t.admin.post(`/operations/${body.operationId}/undo`, {})
  expect((await statuses()).map((one) => one.key)).toEqual(before)
  expect((await statuses()).filter((one) => one.kind === 'working' && one.isDefault).map((one) => one.key)).toEqual(['replied'])
})

it('no sequence of status edits can make a later conversion, closing or win fail', async () => {
  const edit = fc.record({ what: fc.constantFrom('add', 'rename', 'default', 'remove'), kind: fc.constantFrom('open', 'working', 'opportunity', 'quotation', 'lost_quotation', 'converted', 'closed'), pick: fc.nat(30) })
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 15 }), async (edits) => {
      for (const { what, kind, pick } of edits) {
        const all = await statuses()
        const row = all[pick % all.length] as Status
        const peer = all.find((one) => one.kind === row.kind && one.id !== row.id)
        const answer =
          what === 'add' ? await t.admin.post('/lead-statuses', { kind, name: `Statut ${pick}` })
          : what === 'rename' ? await t.admin.patch(`/lead-statuses/${row.id}`, { name: `Nom ${pick}`, colour: 'red' })
          : what === 'default' ? await t.admin.patch(`/lead-statuses/${row.id}`, { isDefault: true })
          : await t.admin.delete(`/lead-statuses/${row.id}${peer && pick % 2 ? `?replacement=${peer.id}` : ''}`)
        expect(answer.status).toBeLessThan(500)
      }
      const { body } = await t.admin.post('/leads', { lastName: 'Après' })
      const closed = (await statuses()).find((one) => one.kind === 'closed')
      const open = (await statuses()).find((one) => one.kind === 'open')
      const kind = async () => (await t.admin.get(`/leads/${body.id}`)).body.status.kind
      expect(await kind()).toBe('open')
      await t.admin.patch(`/leads/${body.id}`, { statusId: closed?.id })
      expect(await kind()).toBe('closed')
      await t.admin.patch(`/leads/${body.id}`, { statusId: open?.id })
      const { opportunityId } = (await t.admin.post(`/leads/${body.id}/conversion`, { action: 'convert' })).body
      expect(await kind()).toBe('opportunity')
      await t.admin.post(`/opportunities/${opportunityId}/win`)
      expect(await kind()).toBe('converted')
    }),
    { numRuns: 12 },
  )
})
