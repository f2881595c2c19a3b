import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

it('finds a lead, its opportunity, its customer and the contact by one word, and nothing for who may not see them', async () => {
  const { body } = await t.admin.post('/leads', { isOrganisation: true, companyName: 'Pépinière Zénith', firstName: 'Zénith', lastName: 'Aubry' })
  await t.admin.post(`/leads/${body.id}/conversion`, { action: 'convert', customer: { mode: 'create' } })
  const { items } = (await t.admin.get('/search?q=zenith')).body
  expect(new Set(items.map((one: { kind: string }) => one.kind))).toEqual(new Set(['lead', 'opportunity', 'customer', 'contact']))
  const own = await t.person({ name: 'Omar Own', scope: 'own' })
  expect((await own.get('/search?q=zenith')).body.items).toEqual([])
})
