import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#contract/api.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { type Answer, startApp, type TestApp } from '#test/support/app.ts'
import { contents } from '#test/support/tables.ts'
import { buildWorld, emailOf, type Kind, readable, sees, type Thing, type Who, type World } from '#test/support/world.ts'

/** How an endpoint stands to the records of the world. One that is not here fails the first test. */
type Standing =
  | { list: Kind }
  | { reads: Kind; path?: (id: string) => string }
  | { acts: Kind; body?: object; path?: (id: string) => string }
  /** About no record, or proved in a test of its own below or beside the feature. */
  | { otherwise: string }

const timelineOf = (kind: Kind) => (id: string) => `/timeline/${kind}/${id}`
const STANDING: Record<string, Standing | Standing[]> = {
  'leads.list': { list: 'lead' }, 'leads.create': { otherwise: 'makes one' }, 'leads.read': { reads: 'lead' }, 'leads.change': { acts: 'lead', body: { title: 'x' } }, 'leads.trash': { acts: 'lead' }, 'leads.restore': { acts: 'lead' },
  'leads.archive': { acts: 'lead' }, 'leads.bulk': { otherwise: 'by reference' }, 'leads.duplicates': { reads: 'lead', path: (id) => `/leads/${id}/duplicates` }, 'leads.duplicatesOf': { otherwise: 'duplicates' },
  'leads.notDuplicate': { acts: 'lead', body: { otherId: '018f0000-0000-7000-8000-000000000001' } },
  'conversion.propose': { reads: 'lead', path: (id) => `/leads/${id}/conversion` }, 'conversion.commit': { acts: 'lead', body: { action: 'convert' } }, 'conversion.createCustomer': { acts: 'lead', body: {} },
  'opportunities.list': { list: 'opportunity' }, 'opportunities.create': { otherwise: 'by reference' }, 'opportunities.read': { reads: 'opportunity' }, 'opportunities.change': { acts: 'opportunity', body: { title: 'x' } },
  'opportunities.trash': { acts: 'opportunity' }, 'opportunities.untrash': { acts: 'opportunity' }, 'opportunities.move': { acts: 'opportunity', body: { stageId: '018f0000-0000-7000-8000-000000000001' } }, 'opportunities.win': { acts: 'opportunity' },
  'opportunities.lose': { acts: 'opportunity', body: {} }, 'opportunities.restore': { acts: 'opportunity' }, 'opportunities.pipeline': { otherwise: 'sums' },
  'customers.list': { list: 'customer' }, 'customers.create': { otherwise: 'by reference' }, 'customers.read': { reads: 'customer' }, 'customers.change': { acts: 'customer', body: { notes: 'x' } }, 'customers.trash': { acts: 'customer' }, 'customers.restore': { acts: 'customer' },
  'contacts.list': { list: 'contact' }, 'contacts.create': { otherwise: 'by reference' }, 'contacts.read': { reads: 'contact' }, 'contacts.change': { acts: 'contact', body: { notes: 'x' } }, 'contacts.trash': { acts: 'contact' }, 'contacts.restore': { acts: 'contact' },
  'timeline.list': [{ reads: 'lead', path: timelineOf('lead') }, { reads: 'opportunity', path: timelineOf('opportunity') }, { reads: 'customer', path: timelineOf('customer') }],
  'timeline.add': [{ acts: 'lead', path: timelineOf('lead'), body: { kind: 'note', body: 'x' } }, { acts: 'opportunity', path: timelineOf('opportunity'), body: { kind: 'note', body: 'x' } }, { acts: 'customer', path: timelineOf('customer'), body: { kind: 'note', body: 'x' } }],
  'timeline.change': { otherwise: 'a note of one’s own on a record given away' }, 'timeline.remove': { otherwise: 'a note of one’s own on a record given away' },
  'operations.list': { otherwise: 'operations' }, 'operations.undo': { otherwise: 'operations' }, 'search.all': { otherwise: 'search' }, 'teams.dashboard': { otherwise: 'sums' },
  'settings.read': { otherwise: 'no record' }, 'teams.list': { otherwise: 'no record' }, 'people.list': { otherwise: 'names to assign to' }, 'people.me': { otherwise: 'oneself' }, 'people.changeMe': { otherwise: 'oneself' },
  'people.sessions': { otherwise: 'oneself' }, 'people.endSession': { otherwise: 'oneself' }, 'people.endOtherSessions': { otherwise: 'oneself' }, 'exporting.download': { otherwise: 'exports' }, 'currencyRates.list': { otherwise: 'no record' },
  'leadStatuses.list': { otherwise: 'no record' }, 'stages.list': { otherwise: 'no record' },
  'views.list': { otherwise: 'a query, which shows each what they see' }, 'views.create': { otherwise: 'one’s own' }, 'views.change': { otherwise: 'one’s own' }, 'views.remove': { otherwise: 'one’s own' },
  'imports.list': { otherwise: 'one’s own' }, 'imports.read': { otherwise: 'one’s own' }, 'imports.choose': { otherwise: 'one’s own' }, 'imports.check': { otherwise: 'one’s own' }, 'imports.run': { otherwise: 'one’s own' }, 'imports.cancel': { otherwise: 'one’s own' },
  'imports.template': { otherwise: 'no record' }, 'imports.refusals': { otherwise: 'one’s own' },
}

type Named = { name: string; endpoint: Endpoint }
const flat = (tree: object, prefix = ''): Named[] =>
  Object.entries(tree).flatMap(([key, value]) => ('method' in value && 'path' in value ? [{ name: prefix + key, endpoint: value as Endpoint }] : flat(value, `${prefix}${key}.`)))
const ENDPOINTS = flat(api)
const standings = Object.entries(STANDING).flatMap(([name, one]) => [one].flat().map((standing) => ({ ...standing, name, endpoint: ENDPOINTS.find((each) => each.name === name)?.endpoint })))

let t: TestApp
let world: World
let limited: Who[]
/** Everything a person has been answered, for words they should not have read. */
const leaks: string[] = []

beforeAll(async () => {
  t = await startApp()
  world = await buildWorld(t)
  limited = world.people.filter((who) => who.role === 'salesperson' && who.scope !== 'all')
}, 120_000)
afterAll(() => t.stop())

async function get(who: Who, path: string, asked = ''): Promise<Answer> {
  const answer = await who.client.get(path)
  const text = JSON.stringify(answer.body).replaceAll(asked || '\u0000', '')
  const allowed = readable(world, who)
  for (const thing of world.things) if (!allowed.has(thing.word) && text.includes(thing.word)) leaks.push(`${who.name} GET ${path} told of ${thing.kind} ${thing.word}`)
  return answer
}
const things = (kind: Kind) => world.things.filter((one) => one.kind === kind)
const unseen = (who: Who, kind: Kind) => things(kind).filter((one) => !sees(world, who, one))
const COLLECTION = { lead: '/leads', opportunity: '/opportunities', customer: '/customers', contact: '/contacts' }
const EVERY_STATUS = encodeURIComponent(JSON.stringify({ all: [{ field: 'statusKind', op: 'in', value: ['open', 'working', 'opportunity', 'quotation', 'lost_quotation', 'converted', 'closed'] }] }))

describe('who sees what', () => {
  it('is said for every endpoint of the contract', () => {
    const unsaid = ENDPOINTS.filter(({ name, endpoint }) => endpoint.access === 'signed-in' && !(name in STANDING) && !/^lists\./.test(name)).map(({ name }) => name)
    expect(unsaid, 'add each to STANDING: whose records does it show or touch?').toEqual([])
  })

  it('what is a manager’s or an administrator’s is refused to everybody below, before anything is looked at', async () => {
    const rank = { salesperson: 0, manager: 1, administrator: 2 } as Record<string, number>
    const path = (endpoint: Endpoint) => endpoint.path.replace(/:\w+/g, '018f0000-0000-7000-8000-000000000001')
    for (const { endpoint } of ENDPOINTS) {
      if (endpoint.access === 'public') continue
      const method = endpoint.method.toLowerCase() as 'get'
      const routed = t.app.hasRoute({ method: endpoint.method, url: `/api/v1${endpoint.path}` })
      if (!routed) continue
      expect((await t.anonymous[method](path(endpoint))).status, `${endpoint.method} ${endpoint.path}`).toBe(401)
      for (const who of world.people) {
        if (endpoint.access === 'signed-in' || (rank[who.role] ?? 0) >= (rank[endpoint.access] ?? 0)) continue
        expect((await who.client[method](path(endpoint))).status, `${who.name} ${endpoint.method} ${endpoint.path}`).toBe(403)
      }
    }
  })

  it('lists and totals hold exactly what one sees, page by page, on every shelf', async () => {
    for (const { list: kind } of standings.flatMap((one) => ('list' in one ? [one] : []))) for (const who of world.people) for (const shelf of ['active', 'archived', 'trash', 'all']) {
      const expected = things(kind).filter((one) => sees(world, who, one) && (shelf === 'all' ? one.shelf !== 'trash' : one.shelf === shelf)).map((one) => one.id)
      const found: string[] = []
      let total = -1
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { status, body } = await get(who, `${COLLECTION[kind]}?shelf=${shelf}&limit=40${kind === 'lead' ? `&filter=${EVERY_STATUS}` : ''}${cursor && `&cursor=${cursor}`}`)
        expect(status).toBe(200)
        found.push(...body.items.map((one: { id: string }) => one.id))
        total = body.total.count
        cursor = body.nextCursor
      }
      expect(found.sort(), `${who.name}: ${kind}, ${shelf}`).toEqual(expected.sort())
      expect(total).toBe(expected.length)
    }
  })

  it('search finds what one sees by its name, and nothing else', async () => {
    for (const [turn, who] of world.people.entries()) for (const thing of world.things.filter((one, index) => one.shelf !== 'trash' && (index + turn) % 3 === 0)) {
      const expected = sees(world, who, thing)
      const ids = (answer: Answer) => answer.body.items.filter((one: { id: string }) => one.id === thing.id).length === 1
      expect(ids(await get(who, `/search?q=${thing.word}&limit=20`, thing.word)), `${who.name} search ${thing.kind}`).toBe(expected)
      expect(ids(await get(who, `${COLLECTION[thing.kind]}?shelf=all&q=${thing.word}`, thing.word)), `${who.name} list ${thing.kind}`).toBe(expected)
    }
  }, 120_000)

  it('by its id a record reads exactly for who sees it: itself, its timeline, its duplicates, its conversion', async () => {
    for (const one of standings) if ('reads' in one) for (const who of world.people) for (const thing of things(one.reads)) {
      const path = one.path?.(thing.id) ?? `${COLLECTION[one.reads]}/${thing.id}`
      expect((await get(who, path)).status, `${who.name} GET ${path}`).toBe(sees(world, who, thing) ? 200 : 404)
    }
  }, 120_000)

  it('nothing can be done to a record one does not see', async () => {
    const before = await contents(t.ctx.db)
    for (const one of standings) if ('acts' in one && one.endpoint) for (const who of limited) for (const thing of unseen(who, one.acts).filter((_, index) => index % 5 === 0)) {
      const path = one.path?.(thing.id) ?? one.endpoint.path.replace(/:\w+/, thing.id)
      const method = one.endpoint.method.toLowerCase() as 'post'
      const answer = method === ('delete' as string) ? await who.client.delete(path) : await who.client[method](path, one.body)
      expect([answer.status, answer.body.code], `${who.name} ${method} ${path}`).toEqual([404, 'not_found'])
    }
    expect(await contents(t.ctx.db)).toEqual(before)
  }, 120_000)

  it('nothing can be reached by naming it in a record of one’s own', async () => {
    for (const who of limited) {
      const [lead, customer, opportunity] = [unseen(who, 'lead'), unseen(who, 'customer'), unseen(who, 'opportunity')].map((some) => some[0] as Thing)
      const contact = unseen(who, 'contact')[0] as Thing
      const mine = (await who.client.post('/leads', { lastName: 'Mien' })).body.id
      const deal = (await who.client.post('/opportunities', { title: 'Mienne', leadIds: [mine] })).body.id
      const free = (await who.client.post('/leads', { lastName: 'Libre' })).body.id
      const company = (await who.client.post('/customers', { name: 'Mienne SA' })).body.id
      const before = await contents(t.ctx.db)
      const refused: [string, string, object][] = [
        ['post', '/opportunities', { title: 'x', leadIds: [lead?.id] }], ['post', '/opportunities', { title: 'x', customerId: customer?.id }],
        ['patch', `/opportunities/${deal}`, { leadIds: [mine, lead?.id] }], ['patch', `/opportunities/${deal}`, { customerId: customer?.id }], ['patch', `/opportunities/${deal}`, { contactId: contact.id }],
        ['post', `/leads/${free}/conversion`, { action: 'convert', customer: { mode: 'link', customerId: customer?.id } }], ['post', `/leads/${free}/conversion`, { action: 'merge', opportunityId: opportunity?.id }],
        ['post', `/leads/${free}/not-duplicate`, { otherId: lead?.id }], ['post', `/leads/${free}/not-duplicate`, { otherId: contact.id }],
        ['post', '/contacts', { customerId: customer?.id, lastName: 'x' }], ['post', '/customers', { name: 'x', parentId: customer?.id }], ['patch', `/customers/${company}`, { parentId: customer?.id }],
      ]
      for (const [method, path, body] of refused) {
        const answer = await who.client[method as 'post'](path, body)
        expect([404, 422], `${who.name} ${method} ${path} ${JSON.stringify(body)} → ${JSON.stringify(answer.body)}`).toContain(answer.status)
      }
      const bulk = (await who.client.post('/leads/bulk', { ids: unseen(who, 'lead').map((one) => one.id), action: 'trash' })).body
      expect(bulk).toMatchObject({ changed: 0, notAllowed: unseen(who, 'lead').length })
      expect(await contents(t.ctx.db)).toEqual(before)
      // Out of the world again, so that the other tests count what the world holds.
      for (const path of [`/opportunities/${deal}`, `/leads/${mine}`, `/leads/${free}`, `/customers/${company}`]) await who.client.delete(path)
    }
  }, 120_000)

  it('a company of the same name that one does not see is not linked when a customer is created', async () => {
    for (const who of limited) {
      const hidden = unseen(who, 'customer')[0] as Thing
      const { body: made } = await who.client.post('/leads', { isOrganisation: true, companyName: hidden.word })
      const plan = (await who.client.post(`/leads/${made.id}/conversion?dryRun=true`, { action: 'convert', customer: { mode: 'create' } })).body
      expect(plan.customer, who.name).toMatchObject({ mode: 'create', id: null })
      await who.client.delete(`/leads/${made.id}`)
    }
  })
})

describe('exports', () => {
  it('hold exactly what one sees', async () => {
    if (!t.app.hasRoute({ method: 'GET', url: '/api/v1/exports/:resource' })) return
    for (const who of world.people) for (const kind of ['lead', 'opportunity', 'customer', 'contact'] as const) {
      const { status, body } = await get(who, `/exports${COLLECTION[kind]}?format=csv&shelf=all${kind === 'lead' ? `&filter=${EVERY_STATUS}` : ''}`)
      expect(status).toBe(200)
      const expected = things(kind).filter((one) => sees(world, who, one) && one.shelf !== 'trash').map((one) => one.word)
      expect(things(kind).filter((one) => String(body).includes(one.word)).map((one) => one.word).sort(), `${who.name} ${kind}`).toEqual(expected.sort())
    }
  })
})

describe('sums', () => {
  it('of the pipeline and of the teams are over what one sees', async () => {
    const { items: stages } = (await t.admin.get('/stages')).body
    for (const who of world.people) {
      const mine = things('opportunity').filter((one) => sees(world, who, one) && one.shelf === 'active')
      for (const teamId of [null, world.teams.north, world.teams.south]) {
        const { columns } = (await get(who, `/pipeline?limit=100${teamId ? `&teamId=${teamId}` : ''}`)).body
        for (const stage of stages.filter((one: { teamId: string | null }) => one.teamId === null)) {
          const expected = mine.filter((one) => one.stageId === stage.id && (!teamId || one.teamId === teamId))
          const column = columns.find((one: { stage: { id: string } }) => one.stage.id === stage.id)
          const sum = expected.reduce((total, one) => total + one.amount, 0)
          expect([column.count, Number(column.sum), column.cards.map((one: { id: string }) => one.id).sort()], `${who.name} ${stage.label}`).toEqual([expected.length, sum, expected.map((one) => one.id).sort()])
        }
      }
      const { items } = (await get(who, '/teams/dashboard')).body
      for (const teamId of [world.teams.north, world.teams.south]) {
        const open = mine.filter((one) => one.teamId === teamId)
        const leads = things('lead').filter((one) => sees(world, who, one) && one.shelf === 'active' && one.teamId === teamId && !world.things.some((deal) => deal.kind === 'opportunity' && deal.shelf === 'active' && deal.leadIds.includes(one.id)))
        const card = items.find((one: { teamId: string }) => one.teamId === teamId)
        expect(card, who.name).toMatchObject({ openLeads: leads.length, openOpportunities: open.length, amount: open.reduce((total, one) => total + one.amount, 0).toFixed(2) })
      }
    }
  })
})

describe('duplicates', () => {
  it('out of sight are told only by an exact address, and only whom to ask', async () => {
    for (const who of world.people) for (const kind of ['lead', 'customer', 'contact'] as const) for (const thing of things(kind).filter((one, index) => one.shelf !== 'trash' && index % 4 === 0)) {
      const { items } = (await who.client.post('/leads/duplicates', { lastName: 'Autre', email: emailOf(thing) })).body
      if (sees(world, who, thing)) expect(items, `${who.name} ${kind}`).toContainEqual(expect.objectContaining({ hidden: false, id: thing.id }))
      else {
        const owner = kind === 'contact' ? things('customer').find((one) => one.id === thing.customerId)?.ownerId : thing.ownerId
        expect(items, `${who.name} ${kind}`).toEqual([{ hidden: true, askUserId: owner }])
      }
      const byName = (await who.client.post('/leads/duplicates', { isOrganisation: true, companyName: thing.word })).body.items
      if (!sees(world, who, thing)) expect(byName, `${who.name} ${kind} by name`).toEqual([])
    }
  }, 120_000)

  it('are not told to who tries out addresses by the hundred', async () => {
    const who = limited[0] as Who
    const thing = unseen(who, 'lead').find((one) => one.shelf === 'active') as Thing
    t.pass(60_000)
    const told = []
    for (let i = 0; i < 70; i += 1) told.push((await who.client.post('/leads/duplicates', { lastName: `Essai ${i}`, email: emailOf(thing) })).body.items.length)
    expect(told).toEqual([...Array(60).fill(1), ...Array(10).fill(0)])
    t.pass(60_000)
    expect((await who.client.post('/leads/duplicates', { email: emailOf(thing) })).body.items).toHaveLength(1)
  })
})

describe('operations', () => {
  it('of others are neither listed nor undone by a salesperson', async () => {
    const { items: all } = (await t.admin.get('/operations?limit=100')).body
    for (const who of world.people.filter((one) => one.role === 'salesperson')) {
      const { items } = (await get(who, '/operations?limit=100')).body
      expect(items.every((one: { actor: { id: string } }) => one.actor.id === who.client.userId)).toBe(true)
      const foreign = all.find((one: { actor: { id: string } | null }) => one.actor?.id !== who.client.userId)
      expect((await who.client.post(`/operations/${foreign.id}/undo`, {})).status).toBe(404)
    }
  })

  it('a record given away is gone for who gave it, with the notes they wrote on it', async () => {
    const [from, to] = [limited.find((who) => who.name === 'own north') as Who, limited.find((who) => who.name === 'own south') as Who]
    const { body: lead } = await from.client.post('/leads', { lastName: 'Cadeau' })
    const { body: note } = await from.client.post(`/timeline/lead/${lead.id}`, { kind: 'note', body: 'à rappeler' })
    expect((await from.client.patch(`/leads/${lead.id}`, { ownerId: to.client.userId, teamId: world.teams.south })).status).toBe(200)
    const gone = [await from.client.get(`/leads/${lead.id}`), await from.client.get(`/timeline/lead/${lead.id}`), await from.client.patch(`/timeline-entries/${note.id}`, { body: 'x' }), await from.client.delete(`/timeline-entries/${note.id}`)]
    expect(gone.map((one) => one.status)).toEqual([404, 404, 404, 404])
    expect((await to.client.get(`/leads/${lead.id}`)).status).toBe(200)
    await to.client.delete(`/leads/${lead.id}`)
  })

  it('cannot be used to take back what one may not change', async () => {
    const manager = world.people.find((who) => who.name === 'manager') as Who
    const { body: settings } = await t.admin.patch('/settings', { leadAliasEnabled: true })
    expect((await manager.client.post(`/operations/${settings.operationId}/undo`, {})).body.code).toBe('forbidden')
    const demoted = await t.person({ name: 'Rétro Gradé', role: 'administrator' })
    const { body: demotion } = await t.admin.patch(`/users/${demoted.userId}`, { role: 'manager' })
    expect((await demoted.post(`/operations/${demotion.operationId}/undo`, {})).body.code).toBe('forbidden')
    expect((await demoted.get('/me')).body.role).toBe('manager')
    const { body: self } = await demoted.patch('/me', { theme: 'dark' })
    expect((await demoted.post(`/operations/${self.operationId}/undo`, {})).body.undone).toBe(true)
    expect((await t.admin.post(`/operations/${settings.operationId}/undo`, {})).body.undone).toBe(true)
  })
})

it('no answer in all of the above told anyone of a record out of their sight', () => {
  expect(leaks).toEqual([])
})
