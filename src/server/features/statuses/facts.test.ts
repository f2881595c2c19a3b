import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

type Deal = { id: string; state: 'open' | 'won' | 'lost'; trashed: boolean }
type Facts = { manual: 'open' | 'working' | 'closed'; customerCreated: boolean; deals: Deal[] }

/** The precedence of the design, as far as its facts exist, in the plainest words. */
function expected({ manual, customerCreated, deals }: Facts): string {
  const live = deals.filter((one) => !one.trashed)
  if (manual === 'closed') return 'closed'
  if (customerCreated || live.some((one) => one.state === 'won')) return 'converted'
  if (live.some((one) => one.state === 'open')) return 'opportunity'
  return manual
}

const step = fc.record({ what: fc.constantFrom('convert', 'win', 'lose', 'restore', 'trash', 'untrash', 'status', 'customer', 'undo', 'undo', 'trash lead', 'restore lead'), pick: fc.nat(20) })

it('whatever happens in whatever order, undoing included, the status is what the facts say', async () => {
  const statuses = await t.ctx.db.selectFrom('lead_status').select(['id', 'kind']).where('is_default', '=', true).execute()
  const statusId = (kind: string) => statuses.find((one) => one.kind === kind)?.id
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 18 }), async (steps) => {
      const { body: lead } = await t.admin.post('/leads', { firstName: 'Fait', lastName: 'Accompli' })
      let facts: Facts = { manual: 'open', customerCreated: false, deals: [] }
      const done: { operationId: string; before: Facts }[] = []
      const copy = (): Facts => structuredClone(facts)
      for (const { what, pick } of steps) {
        const before = copy()
        const deal = facts.deals[pick % Math.max(1, facts.deals.length)]
        if (what === 'undo') {
          const last = done.pop()
          if (!last) continue
          expect((await t.admin.post(`/operations/${last.operationId}/undo`, {})).body).toMatchObject({ undone: true })
          facts = last.before
        } else {
          const manual = (['open', 'working', 'closed'] as const)[pick % 3] ?? 'open'
          const answer =
            what === 'convert' ? await t.admin.post(`/leads/${lead.id}/conversion`, { action: 'convert', another: true, customer: { mode: pick % 2 ? 'create' : 'none' } })
            : what === 'customer' ? await t.admin.post(`/leads/${lead.id}/customer`, {})
            : what === 'status' ? await t.admin.patch(`/leads/${lead.id}`, { statusId: statusId(manual) })
            : what === 'trash lead' ? await t.admin.delete(`/leads/${lead.id}`)
            : what === 'restore lead' ? await t.admin.post(`/leads/${lead.id}/restore`)
            : !deal ? null
            : what === 'trash' ? await t.admin.delete(`/opportunities/${deal.id}`)
            : await t.admin.post(`/opportunities/${deal.id}/${what}`, what === 'lose' ? {} : undefined)
          if (!answer) continue
          expect(answer.status).toBeLessThan(500)
          // Refused where the state does not allow it, and then nothing has changed.
          if (answer.status < 300) {
            done.push({ operationId: answer.body.operationId, before })
            if (what === 'convert') facts.deals.push({ id: answer.body.opportunityId, state: 'open', trashed: false })
            else if (what === 'customer') facts.customerCreated = true
            else if (what === 'status') facts.manual = manual
            else if (deal && what === 'win') deal.state = 'won'
            else if (deal && what === 'lose') deal.state = 'lost'
            else if (deal && what === 'restore') deal.state = 'open'
            else if (deal && (what === 'trash' || what === 'untrash')) deal.trashed = what === 'trash'
          } else expect([409, 404]).toContain(answer.status)
        }
        const { body } = await t.admin.get(`/leads/${lead.id}`)
        expect(body.status.kind, `after ${what}`).toBe(expected(facts))
        const logged = await t.ctx.db.selectFrom('status_log').select('kind').where('lead_id', '=', lead.id).orderBy('id', 'desc').limit(1).executeTakeFirst()
        expect(logged?.kind, 'the log ends with it').toBe(expected(facts))
      }
      for (const { operationId } of done.reverse()) expect((await t.admin.post(`/operations/${operationId}/undo`, {})).body.undone).toBe(true)
      expect((await t.admin.get(`/leads/${lead.id}`)).body).toMatchObject({ status: { kind: 'open' }, customerId: null, opportunityIds: [] })
    }),
    { numRuns: 15 },
  )
}, 180_000)

it('a customer in the trash takes nothing from the lead that became it; its undo does', async () => {
  const { body: lead } = await t.admin.post('/leads', { firstName: 'Nina', lastName: 'Cliente' })
  const kind = async () => (await t.admin.get(`/leads/${lead.id}`)).body.status.kind
  const { body: made } = await t.admin.post(`/leads/${lead.id}/customer`, {})
  expect(await kind()).toBe('converted')
  const { body: trashed } = await t.admin.delete(`/customers/${made.customerId}`)
  expect(await kind()).toBe('converted')
  await t.admin.post(`/operations/${trashed.operationId}/undo`, {})
  expect((await t.admin.post(`/operations/${made.operationId}/undo`, {})).body.undone).toBe(true)
  expect((await t.admin.get(`/leads/${lead.id}`)).body).toMatchObject({ status: { kind: 'open' }, customerId: null })
  expect((await t.admin.post(`/leads/${lead.id}/customer`, {})).status).toBe(200)
})
