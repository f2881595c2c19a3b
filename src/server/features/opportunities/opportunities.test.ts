import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const found = async (q: string): Promise<string[]> => (await t.admin.get(`/opportunities?q=${encodeURIComponent(q)}`)).body.items.map((one: { title: string }) => one.title)

describe('an opportunity is found by what its people are called now', () => {
  it('after its lead is renamed, and after that is undone', async () => {
    const { body: lead } = await t.admin.post('/leads', { isOrganisation: true, companyName: 'Ferronnerie Ancienne' })
    await t.admin.post('/opportunities', { title: 'Portail', leadIds: [lead.id] })
    const { body: renamed } = await t.admin.patch(`/leads/${lead.id}`, { companyName: 'Métallerie Nouvelle' })
    expect([await found('metallerie'), await found('ferronnerie')]).toEqual([['Portail'], []])
    await t.admin.post(`/operations/${renamed.operationId}/undo`, {})
    expect([await found('metallerie'), await found('ferronnerie')]).toEqual([[], ['Portail']])
  })

  it('after its customer is renamed, and after that is undone', async () => {
    const { body: customer } = await t.admin.post('/customers', { name: 'Boulangerie Ancienne' })
    await t.admin.post('/opportunities', { title: 'Four', customerId: customer.id })
    const { body: renamed } = await t.admin.patch(`/customers/${customer.id}`, { name: 'Viennoiserie Nouvelle', email: 'fournil@viennoiserie.example' })
    expect([await found('viennoiserie'), await found('fournil'), await found('boulangerie')]).toEqual([['Four'], ['Four'], []])
    await t.admin.post(`/operations/${renamed.operationId}/undo`, {})
    expect([await found('viennoiserie'), await found('boulangerie')]).toEqual([[], ['Four']])
  })
})

it('what is in the trash is changed only by taking it out, whatever it is', async () => {
  const { body: customer } = await t.admin.post('/customers', { name: 'Corbeille SARL' })
  const { body: contact } = await t.admin.post('/contacts', { customerId: customer.id, lastName: 'Corbeille' })
  const { body: opportunity } = await t.admin.post('/opportunities', { title: 'Corbeille', customerId: customer.id })
  const { body: lead } = await t.admin.post('/leads', { lastName: 'Corbeille' })
  const records = [[`/opportunities/${opportunity.id}`, { title: 'x' }, 'record_in_trash'], [`/contacts/${contact.id}`, { lastName: 'x' }, 'record_in_trash'], [`/customers/${customer.id}`, { name: 'x' }, 'record_in_trash'], [`/leads/${lead.id}`, { lastName: 'x' }, 'lead_in_trash']] as const
  for (const [path, change, code] of records) {
    expect((await t.admin.delete(path)).status, path).toBe(200)
    expect((await t.admin.patch(path, change)).body.code, path).toBe(code)
  }
  for (const action of ['win', 'lose', 'restore']) expect((await t.admin.post(`/opportunities/${opportunity.id}/${action}`, {})).body.code, action).toBe('record_in_trash')
})
