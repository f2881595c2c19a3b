import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const undo = (operationId: string) => t.admin.post(`/operations/${operationId}/undo`, {})
const rates = async () => (await t.admin.get('/currency-rates')).body

it('adds what has a rate to the pipeline and to the team’s card, and shows the rest apart', async () => {
  const teamId = (await t.admin.post('/teams', { name: 'Export' })).body.id
  for (const [amount, currency] of [['100.10', 'EUR'], ['50.00', 'USD'], ['7.00', 'CHF']]) {
    expect((await t.admin.post('/opportunities', { title: `Vente ${currency}`, amount, currency, teamId, newLead: { lastName: 'Acheteur' } })).status).toBe(201)
  }
  const first = async () => (await t.admin.get(`/pipeline?teamId=${teamId}`)).body.columns[0]
  const card = async () => (await t.admin.get('/teams/dashboard')).body.items.find((one: { teamId: string }) => one.teamId === teamId)
  expect(await first()).toMatchObject({ count: 3, sum: '100.10', weightedSum: '10.01', otherCurrencies: [{ currency: 'CHF', sum: '7.00' }, { currency: 'USD', sum: '50.00' }] })
  expect((await rates()).missing).toEqual(['CHF', 'USD'])

  const { body } = await t.admin.put('/currency-rates/USD', { rate: '0.9249' })
  expect(await first()).toMatchObject({ sum: '146.35', weightedSum: '14.63', otherCurrencies: [{ currency: 'CHF', sum: '7.00' }] })
  expect(await card()).toMatchObject({ openOpportunities: 3, amount: '146.35', currency: 'EUR', otherCurrencies: [{ currency: 'CHF', sum: '7.00' }] })
  expect(await rates()).toMatchObject({ base: 'EUR', items: [{ currency: 'USD', rate: '0.9249' }], missing: ['CHF'] })
  await undo(body.operationId)
  expect((await first()).sum).toBe('100.10')
})

it('refuses the base currency, a currency that is none, and a rate that is no number above zero', async () => {
  expect((await t.admin.put('/currency-rates/EUR', { rate: '1' })).body.code).toBe('currency_is_base')
  expect((await t.admin.put('/currency-rates/ZZZ', { rate: '1' })).body.errors).toEqual([expect.objectContaining({ field: 'currency' })])
  for (const rate of ['0', '0.000', '-1', '1e3', '', '1,2', '12345678901']) expect((await t.admin.put('/currency-rates/USD', { rate })).status, rate).toBe(422)
  expect((await t.admin.delete('/currency-rates/USD')).status).toBe(404)
})

it('is an administrator’s to keep, and does not overwrite what another has saved', async () => {
  const manager = await t.person({ name: 'Mona Manager', role: 'manager' })
  expect((await manager.put('/currency-rates/GBP', { rate: '1.15' })).status).toBe(403)
  await t.admin.put('/currency-rates/GBP', { rate: '1.15' })
  const version = (await rates()).items.find((one: { currency: string }) => one.currency === 'GBP').version
  await t.admin.put('/currency-rates/GBP', { rate: '1.16' })
  expect((await t.admin.put('/currency-rates/GBP', { rate: '1.17' }, { 'if-match': version })).status).toBe(412)
  expect((await manager.get('/currency-rates')).body.items).toMatchObject([{ currency: 'GBP', rate: '1.16' }])
})

it('forgets the rates with the base currency they are about, and undo brings both back', async () => {
  await t.admin.put('/currency-rates/GBP', { rate: '1.16' })
  const { body } = await t.admin.patch('/settings', { baseCurrency: 'CHF' })
  expect(await rates()).toMatchObject({ base: 'CHF', items: [] })
  await undo(body.operationId)
  expect(await rates()).toMatchObject({ base: 'EUR', items: [{ currency: 'GBP', rate: '1.16' }] })
  const again = (await t.admin.patch('/settings', { baseCurrency: 'CHF' })).body
  await t.admin.put('/currency-rates/GBP', { rate: '1.1' })
  expect((await undo(again.operationId)).body.code).toBe('undo_conflict')
})
