import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

it('a customer has contacts and several addresses, is found by town, and goes to the trash and back', async () => {
  const { body } = await t.admin.post('/customers', { name: 'Scierie des Monts', phone: '01 99 00 44 55', addresses: [{ type: 'billing', city: 'Gap', country: 'FR' }, { type: 'shipping', city: 'Briançon' }] })
  await t.admin.post('/contacts', { customerId: body.id, firstName: 'Lou', lastName: 'Abadie', email: 'LOU@monts.example.com' })
  const customer = (await t.admin.get(`/customers/${body.id}`)).body
  expect(customer).toMatchObject({ phone: '+33199004455', contacts: [{ label: 'Lou Abadie', email: 'lou@monts.example.com' }], addresses: [{ city: 'Gap', isPrimary: true }, { city: 'Briançon' }] })
  const found = async () => (await t.admin.get('/customers?q=briancon')).body.items.length
  expect(await found()).toBe(1)
  const { operationId } = (await t.admin.delete(`/customers/${body.id}`)).body
  expect(await found()).toBe(0)
  await t.admin.post(`/operations/${operationId}/undo`, {})
  expect(await found()).toBe(1)
})

it('is seen by whoever sees an opportunity of it, and by nobody else', async () => {
  const { body: customer } = await t.admin.post('/customers', { name: 'Verrerie Discrète' })
  const own = await t.person({ name: 'Owen Own', scope: 'own' })
  expect((await own.get(`/customers/${customer.id}`)).status).toBe(404)
  expect((await own.get('/customers?q=verrerie')).body.items).toEqual([])
  const made = await t.admin.post('/opportunities', { title: 'Vitrines', customerId: customer.id, ownerId: own.userId })
  expect(made.status).toBe(201)
  expect((await own.get(`/customers/${customer.id}`)).status).toBe(200)
})
