import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'
import { contents } from '#test/support/tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const undo = (operationId: string, body?: object) => t.admin.post(`/operations/${operationId}/undo`, body ?? {})

describe('undo', () => {
  it('takes a conversion back exactly: opportunity, customer, contacts, links, status, keys', async () => {
    const { body } = await t.admin.post('/leads', { isOrganisation: true, companyName: 'Moulin Perdu', firstName: 'Ana', lastName: 'Roy', email: 'ana@moulin.example.com', addresses: [{ city: 'Lyon', country: 'FR' }], contacts: [{ firstName: 'Bob', lastName: 'Noir' }] })
    const before = await contents(t.ctx.db)
    const done = (await t.admin.post(`/leads/${body.id}/conversion`, { action: 'convert', customer: { mode: 'create' } })).body
    expect((await undo(done.operationId)).body).toMatchObject({ undone: true, conflicts: [] })
    expect(await contents(t.ctx.db)).toEqual(before)
    expect((await t.admin.get(`/leads/${body.id}`)).body.status.kind).toBe('open')
  })

  it('of an undo does it again', async () => {
    const { body } = await t.admin.post('/leads', { lastName: 'Refaire', jobTitle: 'A' })
    const change = (await t.admin.patch(`/leads/${body.id}`, { jobTitle: 'B' })).body
    const undone = (await undo(change.operationId)).body
    expect((await t.admin.get(`/leads/${body.id}`)).body.jobTitle).toBe('A')
    await undo(undone.operationId)
    expect((await t.admin.get(`/leads/${body.id}`)).body.jobTitle).toBe('B')
    expect((await undo(change.operationId)).body.code).toBe('already_undone')
  })

  it('does nothing where somebody has changed the same field since, says who, and can undo the rest', async () => {
    const manager = await t.person({ name: 'Marc Manager', role: 'manager' })
    const { body } = await t.admin.post('/leads', { lastName: 'Dispute', jobTitle: 'A', priority: 0 })
    const change = (await t.admin.patch(`/leads/${body.id}`, { jobTitle: 'B', priority: 3 })).body
    await manager.patch(`/leads/${body.id}`, { jobTitle: 'C' })
    const refused = (await undo(change.operationId)).body
    expect(refused).toMatchObject({ undone: false, conflicts: [{ table: 'lead', fields: ['job_title'], by: { id: manager.userId } }] })
    expect((await t.admin.get(`/leads/${body.id}`)).body).toMatchObject({ jobTitle: 'C', priority: 3 })
    expect((await undo(change.operationId, { keep: 'theirs' })).body.undone).toBe(true)
    expect((await t.admin.get(`/leads/${body.id}`)).body).toMatchObject({ jobTitle: 'C', priority: 0 })
  })

  it('keeps a lead that somebody has converted since, and says so', async () => {
    const created = (await t.admin.post('/leads', { lastName: 'Déjà converti' })).body
    await t.admin.post(`/leads/${created.id}/conversion`, { action: 'convert' })
    const answer = (await undo(created.operationId)).body
    expect(answer.undone).toBe(false)
    expect(answer.conflicts.map((one: { table: string }) => one.table)).toContain('lead_opportunity')
    expect((await t.admin.get(`/leads/${created.id}`)).status).toBe(200)
  })

  it('is for one’s own operations', async () => {
    const other = await t.person({ name: 'Autre Vendeur' })
    const { body } = await t.admin.post('/leads', { lastName: 'Pas à toi' })
    expect((await other.post(`/operations/${body.operationId}/undo`, {})).status).toBe(404)
  })

  it('brings everything back whatever was done, when all is undone in reverse', async () => {
    const step = fc.record({ what: fc.constantFrom('create', 'change', 'convert', 'trash', 'note', 'tag', 'win', 'bulk'), pick: fc.nat(50), text: fc.constantFrom('Un', 'Deux', 'Trois') })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const before = await contents(t.ctx.db)
        const done: string[] = []
        const [leads, opportunities]: [string[], string[]] = [[], []]
        const note = (answer: { status: number; body: { operationId?: string } }) => {
          expect(answer.status).toBeLessThan(500)
          if (answer.status < 300 && answer.body.operationId) done.push(answer.body.operationId)
        }
        for (const { what, pick, text } of steps) {
          const lead = leads[pick % Math.max(1, leads.length)]
          const opportunity = opportunities[pick % Math.max(1, opportunities.length)]
          if (what === 'create' || !lead) {
            const answer = await t.admin.post('/leads', { isOrganisation: true, companyName: `Société ${text}`, addresses: [{ city: text }] })
            note(answer)
            leads.push(answer.body.id)
          } else if (what === 'change') note(await t.admin.patch(`/leads/${lead}`, { title: text, priority: pick % 4, addresses: [] }))
          else if (what === 'convert') {
            const answer = await t.admin.post(`/leads/${lead}/conversion`, { action: 'convert', another: true, customer: { mode: pick % 2 ? 'create' : 'none' } })
            note(answer)
            if (answer.status === 200) opportunities.push(answer.body.opportunityId)
          } else if (what === 'trash') note(await t.admin.delete(`/leads/${lead}`))
          else if (what === 'bulk') note(await t.admin.post('/leads/bulk', { ids: leads, action: 'change', changes: { priority: pick % 4 } }))
          else if (what === 'win' && opportunity) note(await t.admin.post(`/opportunities/${opportunity}/win`))
          else note(await t.admin.patch(`/leads/${lead}`, { notes: text }))
        }
        for (const operationId of done.reverse()) expect((await undo(operationId)).body).toMatchObject({ undone: true, conflicts: [] })
        expect(await contents(t.ctx.db)).toEqual(before)
      }),
      { numRuns: 12 },
    )
  })
})
