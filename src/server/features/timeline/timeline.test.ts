import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const entries = async (kind: string, id: string, query = '') => (await t.admin.get(`/timeline/${kind}/${id}?limit=100${query}`)).body.items
const lead = async (values: object) => (await t.admin.post('/leads', values)).body.id as string

describe('the timeline', () => {
  it('tells one operation as one entry, whatever it changed', async () => {
    const id = await lead({ isOrganisation: true, companyName: 'Atelier Colin', addresses: [{ line1: '1 rue Haute', city: 'Dinan' }] })
    const { addresses } = (await t.admin.get(`/leads/${id}`)).body
    await t.admin.patch(`/leads/${id}`, { phone: '02 99 00 12 34', employees: 9, addresses: [{ ...addresses[0], city: 'Rennes' }, { line1: 'Dépôt', city: 'Bruz' }], contacts: [{ firstName: 'Zoé', lastName: 'Colin' }] })
    const [newest] = await entries('lead', id)
    expect(newest).toMatchObject({ kind: 'change', operation: { kind: 'lead.change', undone: false, undoable: true, isUndo: false }, from: null })
    expect(newest.changes).toEqual(expect.arrayContaining([
      expect.objectContaining({ table: 'lead', field: 'phone', before: null, after: '+33299001234' }),
      expect.objectContaining({ table: 'address', field: 'city', label: '1 rue Haute Rennes', before: 'Dinan', after: 'Rennes' }),
      expect.objectContaining({ table: 'address', what: 'insert', label: 'Dépôt Bruz', field: null }),
      expect.objectContaining({ table: 'lead_contact', what: 'insert', label: 'Zoé Colin' }),
    ]))
  })

  it('says how the status moved, and through what, on the lead and on the opportunity', async () => {
    const id = await lead({ lastName: 'Parcours' })
    const { opportunityId } = (await t.admin.post(`/leads/${id}/conversion`, { action: 'convert' })).body
    await t.admin.post(`/opportunities/${opportunityId}/win`)
    const onLead = await entries('lead', id)
    expect(onLead.map((one: { operation: { kind: string } }) => one.operation.kind)).toEqual(['opportunity.win', 'lead.convert', 'lead.create'])
    expect(onLead[0].changes).toEqual([expect.objectContaining({ field: 'status', before: 'Opportunity', after: 'Converted' })])
    const onOpportunity = await entries('opportunity', opportunityId)
    expect(onOpportunity.find((one: { operation: { kind: string } }) => one.operation.kind === 'lead.create').from).toMatchObject({ kind: 'lead', id })
    expect(onOpportunity[0].changes.find((one: { field: string }) => one.field === 'status').on).toMatchObject({ kind: 'lead', id, label: 'Parcours' })
  })

  it('shows an undo as what it took back', async () => {
    const id = await lead({ lastName: 'Annulé' })
    const { operationId } = (await t.admin.patch(`/leads/${id}`, { jobTitle: 'Acheteuse' })).body
    await t.admin.post(`/operations/${operationId}/undo`, {})
    const [undo, change] = await entries('lead', id)
    expect(undo).toMatchObject({ operation: { kind: 'lead.change', isUndo: true }, changes: [expect.objectContaining({ field: 'job_title', before: 'Acheteuse', after: null })] })
    expect(change.operation).toMatchObject({ undone: true, undoable: false })
  })

  it('shows only notes, or only changes', async () => {
    const id = await lead({ lastName: 'Filtre' })
    await t.admin.post(`/timeline/lead/${id}`, { kind: 'call', body: 'Rappeler lundi' })
    expect((await entries('lead', id, '&show=notes')).map((one: { kind: string }) => one.kind)).toEqual(['call'])
    expect((await entries('lead', id, '&show=changes')).map((one: { kind: string }) => one.kind)).toEqual(['change'])
  })

  it('lets others read an operation, not take it back', async () => {
    const teamId = (await t.admin.get('/teams')).body.items[0].id
    const id = await lead({ lastName: 'Partagée', teamId })
    const colleague = await t.person({ name: 'Théo Équipe', teamIds: [teamId] })
    expect((await colleague.get(`/timeline/lead/${id}`)).body.items[0].operation).toMatchObject({ kind: 'lead.create', undoable: false })
  })

  it('tells of a customer’s addresses', async () => {
    const { id } = (await t.admin.post('/customers', { isOrganisation: true, name: 'Poterie Blanche' })).body
    await t.admin.patch(`/customers/${id}`, { addresses: [{ line1: 'Quai 3', city: 'Redon' }] })
    expect((await entries('customer', id))[0].changes).toEqual([expect.objectContaining({ table: 'address', what: 'insert', label: 'Quai 3 Redon' })])
  })

  it('comes page by page, everything once', async () => {
    const id = await lead({ lastName: 'Longue' })
    for (let i = 0; i < 5; i += 1) {
      await t.admin.post(`/timeline/lead/${id}`, { kind: 'note', body: `Note ${i}` })
      await t.admin.patch(`/leads/${id}`, { jobTitle: `Fonction ${i}` })
    }
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await t.admin.get(`/timeline/lead/${id}?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      seen.push(...body.items.map((one: { id: string }) => one.id))
      cursor = body.nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual((await entries('lead', id)).map((one: { id: string }) => one.id))
    expect(new Set(seen).size).toBe(11)
  })
})
