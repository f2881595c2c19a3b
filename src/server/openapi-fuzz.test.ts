import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#contract/api.ts'
import { REFUSALS } from '#contract/errors.ts'
import { forName, fromSchema, type Hints, NASTY } from '#test/support/arbitrary.ts'
import { type Client, startApp, type TestApp } from '#test/support/app.ts'
import { endpointTable } from '../../tools/generate-endpoints.ts'

type Json = Record<string, any>
/** How many requests each operation gets; PISTE_FUZZ_RUNS=1000 for a long night. */
const RUNS = Number(process.env.PISTE_FUZZ_RUNS ?? 25)
/** A new one each time, printed by a failure; PISTE_FUZZ_SEED repeats it. */
const SEED = Number(process.env.PISTE_FUZZ_SEED ?? Date.now() % 2 ** 31)

let t: TestApp
let document: Json
let ids: Ids
let hints: Hints
let people: Client[]
/** How often each operation answered what; printed with PISTE_FUZZ_TALLY=1, to see what the requests are worth. */
const tally = new Map<string, Record<string, number>>()
let check: (schema: Json, value: unknown) => string | null

beforeAll(async () => {
  t = await startApp()
  document = JSON.parse(JSON.stringify(t.app.swagger()))
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  addFormats.default(ajv)
  ajv.addSchema({ ...document, $id: 'api' })
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>()
  check = (schema, value) => {
    const key = JSON.stringify(schema)
    const validate = compiled.get(key) ?? ajv.compile(JSON.parse(key.replaceAll('"#/', '"api#/')))
    compiled.set(key, validate)
    return validate(value) ? null : ajv.errorsText(validate.errors)
  }
  people = [t.admin, await t.person({ name: 'Max Manager', role: 'manager' }), await t.person({ name: 'Théo Team', scope: 'team' }), await t.person({ name: 'Oda Own', scope: 'own' }), t.anonymous]
  ids = await world()
  hints = { ids: Object.values(ids).flat().filter(Boolean), named: { ...NAMED, ...namedIds(ids) } }
})
afterAll(async () => {
  if (process.env.PISTE_FUZZ_TALLY) console.log([...tally].map(([operation, counts]) => `${operation} ${JSON.stringify(counts)}`).join('\n'))
  await t.stop()
})

type Ids = Record<string, string[]>
/** Something of everything, so that requests meet records; their ids by the names under which requests speak of them. */
async function world(): Promise<Ids> {
  const ids: Ids = { lead: [], opportunity: [], customer: [], contact: [], campaign: [], operation: [], entry: [] }
  const make = async (kind: string, path: string, body: object) => {
    const { body: made } = await t.admin.post(path, body)
    ids[kind]?.push(made.id ?? made.opportunityId)
    ids.operation?.push(made.operationId)
    return (made.id ?? made.opportunityId) as string
  }
  await make('campaign', '/campaigns', { name: 'Rentrée' })
  const { userId: victim } = await t.person({ name: 'Victor Victime' })
  const team = await make('team', '/teams', { name: 'Équipe floue', memberIds: [victim] })
  for (let i = 0; i < 8; i += 1) {
    const lead = await make('lead', '/leads', { firstName: 'Camille', lastName: `Roux ${i}`, email: `camille${i}@roux.example.com`, contacts: [{ lastName: 'Petit' }], addresses: [{ city: 'Lyon' }] })
    await make('entry', `/timeline/lead/${lead}`, { kind: 'note', body: 'Bonjour' })
    if (i > 3) await make('opportunity', `/leads/${lead}/conversion`, { action: 'convert', customer: { mode: 'create' } })
    const customer = await make('customer', '/customers', { name: `Brasserie ${i}`, ownerId: victim, teamId: team })
    await make('contact', '/contacts', { customerId: customer, lastName: `Petit ${i}` })
  }
  const rows = async (table: 'stage' | 'lead_status' | 'source' | 'medium' | 'tag' | 'lost_reason' | 'salutation' | 'sales_team' | 'industry' | 'market_segment' | 'territory') => (await t.ctx.db.selectFrom(table).select('id').limit(8).execute()).map((row) => row.id)
  const [teams, stages, statuses] = [await rows('sales_team'), await rows('stage'), (await t.ctx.db.selectFrom('lead_status').select('id').where('kind', 'in', ['open', 'working', 'closed']).execute()).map((row) => row.id)]
  return {
    ...ids, user: [victim], team: teams, stage: stages, status: statuses, source: await rows('source'), medium: await rows('medium'), tag: await rows('tag'), lostReason: await rows('lost_reason'), salutation: await rows('salutation'),
    industry: await rows('industry'), marketSegment: await rows('market_segment'), territory: await rows('territory'),
  }
}
/** Whose id stands in a path. */
const PATHS: Record<string, string> = { leads: 'lead', opportunities: 'opportunity', customers: 'customer', contacts: 'contact', users: 'user', teams: 'team', stages: 'stage', 'lead-statuses': 'status', sources: 'source', mediums: 'medium', tags: 'tag', 'lost-reasons': 'lostReason', salutations: 'salutation', industries: 'industry', 'market-segments': 'marketSegment', territories: 'territory', operations: 'operation', 'timeline-entries': 'entry', timeline: 'lead' }
const FIELDS: Record<string, string> = { ownerId: 'user', salespersonId: 'user', userId: 'user', leaderId: 'user', otherId: 'customer', parentId: 'customer', afterId: 'opportunity', replacement: 'source' }

function namedIds(ids: Ids): Hints['named'] {
  const of = (kind: string) => fc.constantFrom(...(ids[kind]?.length ? (ids[kind] as string[]) : ['018f0000-0000-7000-8000-000000000001']))
  const plain = Object.keys(ids).flatMap((kind) => [[`${kind}Id`, of(kind)], [`${kind}Ids`, fc.uniqueArray(of(kind), { maxLength: 3 })]] as const)
  return Object.fromEntries([...plain, ...Object.entries(FIELDS).map(([field, kind]) => [field, of(kind)] as const), ['memberIds', fc.uniqueArray(of('user'), { maxLength: 2 })]])
}

const condition = fc.record({
  field: fc.constantFrom('name', 'ownerId', 'statusKind', 'tagIds', 'employees', 'createdAt', 'isOrganisation', 'amount', 'expectedCloseOn', 'unsubscribed', 'constructor', '__proto__', 'nope'),
  op: fc.constantFrom('is', 'is_not', 'in', 'not_in', 'contains', 'before', 'after', 'at_least', 'at_most', 'empty', 'not_empty', 'within_days'),
  value: fc.oneof(fc.constantFrom<unknown>('me', '', 0, -1, 2 ** 40, 1e300, true, [], ['x'], '2026-01-01', '0000-01-01', '2026-01-01T00:00:00+23:59', null), fc.constantFrom(...NASTY), fc.uuid(), fc.array(fc.uuid(), { maxLength: 3 })),
}, { requiredKeys: ['field', 'op'] })
const cursorValue = fc.tuple(fc.constantFrom<unknown>(null, 'a', '2026-01-01 00:00:00+00', '2026-13-45 99:00:00+00', '1.5', '99999999999999999999', '\u0000', 'Infinity', 5, {}), fc.oneof(fc.uuid(), fc.constant('x')))
const text = (...some: string[]) => fc.constantFrom<unknown>(...some)
const NAMED: Hints['named'] = {
  filter: fc.oneof(fc.record({ all: fc.array(condition, { maxLength: 3 }), any: fc.array(condition, { maxLength: 2 }) }, { requiredKeys: [] }).map((one) => JSON.stringify(one)), fc.constant('{}'), fc.constantFrom(...NASTY)),
  cursor: fc.oneof(cursorValue.map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')), text('5', '2026-01-01T00:00:00.000Z~e1', '+099999-01-01T00:00:00.000Z~x', '~', '9'.repeat(18)), fc.constantFrom(...NASTY)),
  sort: text('name', '-createdAt', 'createdAt', 'amount', 'expectedCloseOn', 'city', 'priority', 'constructor', '-toString', 'x'),
  q: fc.oneof(fc.constantFrom(...NASTY), text('roux', '06 39', '+33', 'a b c d e f g h i j k', 'Brasserie 1')),
  email: fc.nat(10_000).map((n) => `p${n}@flou.example.com`), phone: text('06 39 98 00 11', '+32 2 555 12 12'), mobile: text('06 39 98 00 22'), fax: text('01 99 00 12 34'), website: text('www.flou.example.com'), registryNumber: text('732 829 320', 'FR44732829320'),
  currency: text('EUR', 'CHF', 'XQX'), baseCurrency: text('EUR', 'CHF'), language: text('fr', 'en'), timeZone: text('Europe/Paris', 'UTC', 'Mars/Olympus'), country: text('FR', 'BE'), colour: text('blue', 'red'), siret: text('73282932000074'), vatNumber: text('FR44732829320'),
  password: text('assez long et bon'), active: fc.constant(true), role: text('salesperson', 'manager'), name: fc.string({ minLength: 1, maxLength: 40 }), address: fc.nat(20).map((n) => `p${n}@flou.example.com`), dryRun: text('true', 'false'),
}

/** In a URL there are no lone surrogates. */
const inUrl = (value: unknown): string => encodeURIComponent(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value) ?? '').toString())

type Call = { who: number; params: Record<string, unknown>; query: Record<string, unknown>; body: unknown; headers: Record<string, string> }

function calls(path: string, operation: Json): fc.Arbitrary<Call> {
  const parameters: Json[] = operation.parameters ?? []
  const mine = ids[PATHS[path.split('/')[1] ?? ''] ?? '']
  const inPath = fc.constantFrom(...(mine?.length ? mine : hints.ids))
  const of = (where: string, required: (one: Json) => boolean) =>
    fc.record(Object.fromEntries(parameters.filter((one) => one.in === where).map((one) => [one.name, one.in === 'path' && one.name === 'id' ? forName('id', one.schema, document, { ids: hints.ids, named: { id: inPath } }) : forName(one.name, one.schema, document, hints)])), { requiredKeys: parameters.filter((one) => one.in === where && required(one)).map((one) => one.name) as never[] })
  const content = operation.requestBody?.content?.['application/json']?.schema
  return fc.record({
    who: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat({ max: people.length - 1 }) }),
    params: of('path', () => true), query: of('query', (one) => one.required),
    body: content ? fc.oneof({ weight: 40, arbitrary: fromSchema(content, document, hints) }, { weight: 1, arbitrary: fc.constant(undefined) }) : fc.constant(undefined),
    headers: fc.record({ 'if-match': fc.constantFrom('*', '*', '*', '*', '*', '*', '"1"', 'W/"1"', '"', 'é', '1, 2', 'x'.repeat(300)), 'idempotency-key': fc.oneof({ weight: 8, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('k', 'é', 'x'.repeat(201)) }), 'accept-language': fc.constantFrom('en', 'xx', '*', ';;;') }, { requiredKeys: [] }),
  }) as fc.Arbitrary<Call>
}

const addressPart = () => Math.floor(Math.random() * 256)

async function holds(method: string, path: string, operation: Json, call: Call): Promise<void> {
  const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => inUrl(call.params[name]))}`
  const query = Object.entries(call.query).map(([name, value]) => `${name}=${inUrl(value)}`).join('&')
  const key = people[call.who]?.key
  const reply = await t.app.inject({
    method: method.toUpperCase() as 'GET', url: query ? `${url}?${query}` : url, remoteAddress: `10.${addressPart()}.${addressPart()}.${addressPart()}`,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...call.headers, ...(call.body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(call.body === undefined ? {} : { payload: JSON.stringify(call.body) }),
  })
  const said = `${method} ${url}?${query} → ${reply.statusCode} ${reply.body.slice(0, 400)}`
  const counts = tally.get(`${method} ${path}`) ?? {}
  tally.set(`${method} ${path}`, { ...counts, [reply.statusCode]: (counts[reply.statusCode] ?? 0) + 1 })
  expect(reply.statusCode, said).toBeLessThan(500)
  const documented = operation.responses[reply.statusCode]
  expect(documented, `undocumented status: ${said}`).toBeDefined()
  const response = documented.$ref ? document.components.responses[documented.$ref.split('/').at(-1)] : documented
  const type = String(reply.headers['content-type'] ?? '').split(';')[0] ?? ''
  if (!response.content) return
  const schema = response.content[type]?.schema
  expect(schema, `undocumented type ${type}: ${said}`).toBeDefined()
  if (!type.includes('json')) return
  expect(check(schema, reply.json()), said).toBeNull()
  if (reply.statusCode >= 400) expect(REFUSALS[reply.json().code as keyof typeof REFUSALS], said).toBe(reply.statusCode)
}

describe('whatever is sent, no operation fails, and each answers only what its document says', () => {
  // Names come from the contract because tests are collected before the application is there.
  it.each(Object.values(endpointTable(api as never)).map(([method, path]) => [method, path] as const))('%s %s', async (method, path) => {
    const documented = path.replace(/:(\w+)/g, '{$1}')
    const operation = document.paths[documented]?.[method.toLowerCase()]
    if (!operation) return
    await fc.assert(fc.asyncProperty(calls(documented, operation), (call) => holds(method.toLowerCase(), documented, operation, call)), { numRuns: RUNS, seed: SEED, endOnFailure: true })
  }, 600_000)
})

describe('what is no request at all is refused as one', () => {
  const send = async (options: object) => {
    const reply = await t.app.inject({ method: 'POST', url: '/api/v1/leads', headers: { authorization: `Bearer ${t.admin.key}`, 'content-type': 'application/json' }, ...options } as never)
    return [reply.statusCode, String(reply.headers['content-type']).split(';')[0], (reply.json() as { code: string }).code]
  }
  const problem = (status: number, code: string) => [status, 'application/problem+json', code]
  const deep = (depth: number) => `{"lastName":"x","customFields":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`

  it('unreadable bodies, types and addresses', async () => {
    // No body is a body without fields.
    expect(await send({ payload: '' })).toEqual(problem(422, 'invalid_input'))
    for (const payload of ['{', '{"a":1}}', 'null,', '\u0000', '{"__proto__":{"x":1},"lastName":"x"}', '{"lastName":"x","constructor":{"prototype":{"x":1}}}']) expect(await send({ payload }), payload).toEqual(problem(400, 'body_unreadable'))
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data', 'application/x-www-form-urlencoded', 'garbage']) {
      const [status] = await send({ payload: 'x=1', headers: { authorization: `Bearer ${t.admin.key}`, 'content-type': type } })
      expect([400, 422], type).toContain(status)
    }
    for (const url of ['/api/v1/leads/%E0%A4%A', '/api/v1/leads/%', '/api/v1/%00']) expect([400, 404], url).toContain((await send({ method: 'GET', url }))[0])
    expect(await send({ payload: JSON.stringify({ notes: 'x'.repeat(6_000_000) }) })).toEqual(problem(413, 'file_too_large'))
  })

  it('values nested without end', async () => {
    for (const depth of [50, 5_000, 500_000]) for (const key of [{}, { 'idempotency-key': `deep${depth}` }]) {
      expect(await send({ payload: deep(depth), headers: { authorization: `Bearer ${t.admin.key}`, 'content-type': 'application/json', ...key } }), String(depth)).toEqual(problem(422, 'invalid_input'))
    }
  })

  it('credentials that are none', async () => {
    for (const headers of [{ authorization: 'Bearer' }, { authorization: `Bearer ${'x'.repeat(10_000)}` }, { authorization: 'Basic \u00ff' }, { cookie: 'piste.session_token=%' }, { cookie: 'piste.session_token=a.b; =;;' }, { cookie: `piste.session_token=${'%00'.repeat(50)}` }]) {
      expect(await send({ method: 'GET', url: '/api/v1/me', headers }), JSON.stringify(headers).slice(0, 60)).toEqual(problem(401, 'not_signed_in'))
    }
  })
})
