import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
let gone: string
let archived: string
let mine: { lead: string; opportunity: string; customer: string }
beforeAll(async () => {
  t = await startApp()
  gone = (await t.person({ name: 'Paul Parti' })).userId
  archived = (await t.admin.post('/teams', { name: 'Dissoute' })).body.id
  const theirs = { ownerId: gone, teamId: archived }
  const customer = (await t.admin.post('/customers', { name: 'Gardée SARL', ...theirs })).body.id
  mine = { customer, lead: (await t.admin.post('/leads', { lastName: 'Gardée', ...theirs })).body.id, opportunity: (await t.admin.post('/opportunities', { title: 'Gardée', customerId: customer, ...theirs })).body.id }
  await t.admin.patch(`/users/${gone}`, { active: false })
  await t.admin.post(`/teams/${archived}/archive`)
})
afterAll(() => t.stop())

it('who has left, and a team that is archived, keep what they have', async () => {
  for (const [path, change] of [[`/leads/${mine.lead}`, { notes: 'Rappeler' }], [`/opportunities/${mine.opportunity}`, { notes: 'Rappeler' }], [`/customers/${mine.customer}`, { notes: 'Rappeler' }]] as const) {
    expect((await t.admin.patch(path, { ...change, ownerId: gone, teamId: archived })).status, path).toBe(200)
    expect((await t.admin.get(path)).body).toMatchObject({ ownerId: gone, teamId: archived, notes: 'Rappeler' })
  }
})

it('nothing new is given to them, at any door, and the field is named', async () => {
  const { body: lead } = await t.admin.post('/leads', { lastName: 'Nouvelle' })
  const { body: customer } = await t.admin.post('/customers', { name: 'Nouvelle SARL' })
  const { body: opportunity } = await t.admin.post('/opportunities', { title: 'Nouvelle', customerId: customer.id })
  const given = { ownerId: [gone, 'person_deactivated'], teamId: [archived, 'team_archived'] } as const
  for (const [field, [id, code]] of Object.entries(given)) {
    const tries = [
      await t.admin.post('/leads', { lastName: 'Refusée', [field]: id }),
      await t.admin.patch(`/leads/${lead.id}`, { [field]: id }),
      await t.admin.post('/leads/bulk', { ids: [lead.id], action: 'change', changes: { [field]: id } }),
      await t.admin.post('/customers', { name: 'Refusée', [field]: id }),
      await t.admin.patch(`/customers/${customer.id}`, { [field]: id }),
      await t.admin.post('/opportunities', { title: 'Refusée', customerId: customer.id, [field]: id }),
      await t.admin.patch(`/opportunities/${opportunity.id}`, { [field]: id }),
    ]
    for (const [index, answer] of tries.entries()) expect([index, answer.status, answer.body.code, answer.body.errors?.[0]?.field]).toEqual([index, 422, code, field])
  }
  expect((await t.admin.post(`/leads/${lead.id}/conversion`, { action: 'convert', salespersonId: gone, customer: { mode: 'none' } })).body).toMatchObject({ code: 'person_deactivated', errors: [{ field: 'salespersonId' }] })
  expect((await t.admin.get('/leads?q=Refusee')).body.items).toEqual([])
})

it('a lead of somebody who has left is converted as it is', async () => {
  expect((await t.admin.post(`/leads/${mine.lead}/conversion`, { action: 'convert', salespersonId: gone, teamId: archived, customer: { mode: 'none' } })).status).toBe(200)
})
