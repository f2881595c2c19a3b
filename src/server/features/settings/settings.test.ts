import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const PIXEL = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const organisation = async () => (await t.admin.get('/settings')).body.organisation
const refused = async (body: object) => (await t.admin.patch('/settings', body)).body.errors?.map((one: { field: string; code: string }) => [one.field, one.code])

it('keeps the organisation’s details as they should be written, one by one, and forgets what is emptied', async () => {
  await t.admin.patch('/settings', { organisation: { name: 'Menuiserie Lumen', siret: '732 829 320 00074', vatNumber: 'fr 44 732829320', phone: '01 99 00 12 34', email: 'Contact@Lumen.Example.COM', website: 'lumen.example.com' } })
  await t.admin.patch('/settings', { organisation: { logo: PIXEL } })
  expect(await organisation()).toEqual({ name: 'Menuiserie Lumen', siret: '73282932000074', vatNumber: 'FR44732829320', phone: '+33199001234', email: 'contact@lumen.example.com', website: 'https://lumen.example.com', logo: PIXEL })
  const { body } = await t.admin.patch('/settings', { organisation: { logo: null, phone: ' ' } })
  expect(Object.keys(await organisation()).sort()).toEqual(['email', 'name', 'siret', 'vatNumber', 'website'])
  await t.admin.post(`/operations/${body.operationId}/undo`, {})
  expect((await organisation()).logo).toBe(PIXEL)
})

it('names every field it cannot read, and changes nothing', async () => {
  const before = (await t.admin.get('/settings')).body
  expect(await refused({ organisation: { siret: '73282932000075', vatNumber: '73282932000074', phone: '12', email: 'x', website: 'nulle part', logo: 'data:image/png;base64,AAAA' }, timeZone: 'Europe/Atlantide', baseCurrency: 'ZZZ' })).toEqual([
    ['timeZone', 'invalid_input'], ['baseCurrency', 'invalid_input'], ['organisation.siret', 'registry_number_invalid'], ['organisation.vatNumber', 'registry_number_invalid'],
    ['organisation.phone', 'phone_invalid'], ['organisation.email', 'email_invalid'], ['organisation.website', 'website_invalid'], ['organisation.logo', 'logo_invalid'],
  ])
  expect((await t.admin.get('/settings')).body).toEqual(before)
})

it('takes an empty change, refuses one on top of another’s, and none from who is not an administrator', async () => {
  expect((await t.admin.patch('/settings', {})).status).toBe(200)
  const { version } = (await t.admin.get('/settings')).body
  await t.admin.patch('/settings', { language: 'en' })
  expect((await t.admin.patch('/settings', { language: 'fr' }, { 'if-match': `"${version}"` })).status).toBe(412)
  const manager = await t.person({ name: 'Mo Manager', role: 'manager' })
  expect((await manager.patch('/settings', { leadsEnabled: false })).status).toBe(403)
})
