import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

type Hit = { kind: string; id: string; label: string; archived: boolean; state: string | null }
const search = async (q: string): Promise<Hit[]> => (await t.admin.get(`/search?q=${encodeURIComponent(q)}`)).body.items
const ids = async (q: string) => (await search(q)).map((one) => one.id)
const lead = async (body: object): Promise<string> => (await t.admin.post('/leads', body)).body.id

it('finds a lead, its opportunity, its customer and the contact by one word, and nothing for who may not see them', async () => {
  const { body } = await t.admin.post('/leads', { isOrganisation: true, companyName: 'Pépinière Zénith', firstName: 'Zénith', lastName: 'Aubry' })
  await t.admin.post(`/leads/${body.id}/conversion`, { action: 'convert', customer: { mode: 'create' } })
  const { items } = (await t.admin.get('/search?q=zenith')).body
  expect(new Set(items.map((one: { kind: string }) => one.kind))).toEqual(new Set(['lead', 'opportunity', 'customer', 'contact']))
  const own = await t.person({ name: 'Omar Own', scope: 'own' })
  expect((await own.get('/search?q=zenith')).body.items).toEqual([])
})

it('finds a phone in any spelling', async () => {
  const id = await lead({ lastName: 'Téléphone', mobile: '06 12 34 56 78' })
  for (const q of ['0612345678', '06 12 34 56 78', '06.12.34', '+33 6 12 34 56 78', '+33 (0)6 12 34', '0033612345678', '3456']) expect(await ids(q), q).toContain(id)
})

it('puts names that begin so first and the archived last; what is in the trash is not found', async () => {
  const [first, second, archived, trashed] = [await lead({ isOrganisation: true, companyName: 'Brasero' }), await lead({ isOrganisation: true, companyName: 'Au Grand Brasero' }), await lead({ isOrganisation: true, companyName: 'Brasero Ancien' }), await lead({ isOrganisation: true, companyName: 'Brasero Perdu' })]
  await t.admin.post(`/leads/${archived}/archive`)
  await t.admin.delete(`/leads/${trashed}`)
  const found = await search('brasero')
  expect(found.map((one) => one.id)).toEqual([first, second, archived])
  expect(found.map((one) => one.archived)).toEqual([false, false, true])
})

it('with one or two letters looks for names that begin so', async () => {
  const [yes, no] = [await lead({ isOrganisation: true, companyName: 'Xylo' }), await lead({ isOrganisation: true, companyName: 'Taxy' })]
  const found = await ids('xy')
  expect(found).toContain(yes)
  expect(found).not.toContain(no)
  for (const q of ['%', '_', '\\', '%25', ' ', '!!', '+']) expect((await t.admin.get(`/search?q=${encodeURIComponent(q)}`)).status, q).toBe(200)
  expect(await ids('%')).toEqual([])
})

it('a customer in the trash takes its contacts out of the search', async () => {
  const { body: customer } = await t.admin.post('/customers', { isOrganisation: true, name: 'Ocarina' })
  await t.admin.post('/contacts', { customerId: customer.id, firstName: 'Ocarina', lastName: 'Roux' })
  expect((await search('ocarina')).map((one) => one.kind)).toEqual(['customer', 'contact'])
  await t.admin.delete(`/customers/${customer.id}`)
  expect(await search('ocarina')).toEqual([])
})
