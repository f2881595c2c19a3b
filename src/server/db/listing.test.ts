import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filterOperators } from '#contract/shapes.ts'
import { foldText } from '#domain/values/text.ts'
import { startApp, type TestApp } from '#test/support/app.ts'
import { LISTINGS } from '../listings.ts'
import { FIELD_OPERATORS } from './condition.ts'

let t: TestApp
let customerId: string
beforeAll(async () => {
  t = await startApp()
  const { body } = await t.admin.post('/leads', {
    isOrganisation: true, companyName: 'Crêperie de l’Œuvre', firstName: 'Zoé', lastName: 'Álvarez', title: '100 % beurre', email: 'Zoe@creperie.example.com', phone: '01 99 00 12 34', mobile: '06 39 98 55 66',
    website: 'creperie.example.com', jobTitle: 'Gérante', employees: 10, priority: 2, registryNumber: '552 100 554', addresses: [{ city: 'Saint-Étienne', postalCode: '42000', country: 'FR', isPrimary: true }],
    nextContact: { userId: null, startsAt: '2026-03-10T23:30:00+01:00', endsAt: null },
  })
  await t.admin.post('/leads', { lastName: 'Ordinaire' })
  customerId = (await t.admin.post(`/leads/${body.id}/customer`, {})).body.customerId
  await t.admin.post('/opportunities', { title: 'Crêpes en gros', customerId, amount: '10.00', expectedCloseOn: '2026-03-10' })
})
afterAll(() => t.stop())

const ask = (resource: string, all: object[], more = '') => t.admin.get(`/${resource}?shelf=all&filter=${encodeURIComponent(JSON.stringify({ all }))}${more}`)
const found = async (field: string, op: string, value?: unknown) => ((await ask('leads', [{ field, op, ...(value === undefined ? {} : { value }) }])).body.items ?? []).map((one: { label: string }) => one.label)
const CREPERIE = 'Crêperie de l’Œuvre'

describe('every field × every operator', () => {
  // One each kind can be asked, then what a careless or hostile caller sends.
  const VALUES = ['06 12', '2026-02-28', 12, true, '0197d0b8-7c1e-7000-8000-000000000001', ['text', '3'], []]
  const HOSTILE = ['', "'); drop table lead; --", '%_\\', '0000-01-01', '2026-02-30', '9999-12-31T23:59:59-14:00', 1e300, [''], '\u0000', 'me']
  for (const [resource, { spec }] of Object.entries(LISTINGS)) {
    it(`${resource}: answers or refuses, and refuses what the field cannot be asked`, async () => {
      for (const [field, { kind }] of Object.entries(spec.fields)) {
        for (const op of filterOperators) {
          const answers = []
          for (const value of [undefined, ...VALUES, ...(['is', 'contains', 'in', 'at_most'].includes(op) ? HOSTILE : [])]) {
            const { status, body } = await ask(resource, [{ field, op, ...(value === undefined ? {} : { value }) }], '&limit=1')
            expect([200, 422], `${field} ${op} ${JSON.stringify(value)}`).toContain(status)
            if (status === 422) expect(['filter_invalid', 'invalid_input']).toContain(body.code)
            answers.push(status)
          }
          expect(answers.includes(200), `${resource} ${field} ${op}`).toBe(FIELD_OPERATORS[kind].includes(op))
        }
      }
    }, 120_000)
    it(`${resource}: sorts by each sortable field both ways, page after page`, async () => {
      for (const [field, { sort }] of Object.entries(spec.fields)) {
        for (const direction of ['', '-']) {
          const first = await t.admin.get(`/${resource}?shelf=all&limit=1&sort=${direction}${field}`)
          expect([first.status, field]).toEqual([sort ? 200 : 422, field])
          if (first.body.nextCursor) expect((await t.admin.get(`/${resource}?shelf=all&limit=1&sort=${direction}${field}&cursor=${first.body.nextCursor}`)).status, field).toBe(200)
        }
      }
    })
  }
  it('refuses a cursor made up by the caller', async () => {
    const cursor = (value: unknown) => Buffer.from(JSON.stringify([value, customerId])).toString('base64url')
    for (const [sort, value] of [['createdAt', '::'], ['createdAt', '2026-02-30 10:00:00+00'], ['employees', '99999999999'], ['employees', '1-2'], ['name', '\u0000'], ['name', 3]]) {
      const { status, body } = await t.admin.get(`/leads?sort=${sort}&cursor=${cursor(value)}`)
      expect([status, body.code], `${sort} ${value}`).toEqual([422, 'cursor_invalid'])
    }
  })
})

describe('what a filter means', () => {
  it('compares texts without case or accents, by part or whole', async () => {
    for (const [field, part, whole] of [['companyName', 'CREPERIE', 'creperie de l’oeuvre'], ['title', '100 %', '100 % BEURRE'], ['firstName', 'zo', 'ZOE'], ['lastName', 'alva', 'alvarez'], ['email', 'ZOE@', 'zoe@CREPERIE.example.com'], ['city', 'etienne', 'saint-etienne'], ['jobTitle', 'gerant', 'gerante'], ['name', 'l oeuvre', 'creperie de l oeuvre']] as const) {
      expect(await found(field, 'contains', part), `${field} contains ${part}`).toEqual([CREPERIE])
      expect(await found(field, 'is', whole), `${field} is ${whole}`).toEqual([CREPERIE])
      expect(await found(field, 'in', ['nobody', whole]), field).toEqual([CREPERIE])
      expect(await found(field, 'is_not', whole), field).toEqual(['Ordinaire'])
      if (field !== 'name') expect(await found(field, 'is', part), `${field} is ${part}`).toEqual([])
    }
  })
  it('takes signs as they are written', async () => {
    expect(await found('title', 'contains', '0_%')).toEqual([])
    expect(await found('title', 'contains', '0 %')).toEqual([CREPERIE])
  })
  it('finds a phone in any spelling, and not in another field', async () => {
    for (const value of ['01 99 00', '+33 1 99', '0199001234']) expect(await found('phone', 'contains', value), value).toEqual([CREPERIE])
    expect(await found('mobile', 'is', '06 39 98 55 66')).toEqual([CREPERIE])
    expect(await found('mobile', 'contains', '01 99 00')).toEqual([])
  })
  it('compares numbers as numbers', async () => {
    expect(await found('employees', 'in', ['10', '11'])).toEqual([CREPERIE])
    expect(await found('employees', 'is', '10.0')).toEqual([CREPERIE])
    expect(await found('employees', 'at_least', 9)).toEqual([CREPERIE])
    expect((await ask('opportunities', [{ field: 'amount', op: 'in', value: ['10'] }])).body.items).toHaveLength(1)
    expect(await found('employees', 'at_least', '')).toEqual([])
  })
  it('asks a day of an instant where the reader lives', async () => {
    // Half past eleven at night in Paris, already the next day in Helsinki.
    expect(await found('nextContact', 'is', '2026-03-10')).toEqual([CREPERIE])
    expect(await found('nextContact', 'after', '2026-03-09')).toEqual([CREPERIE])
    expect(await found('nextContact', 'after', '2026-03-10')).toEqual([])
    expect(await found('nextContact', 'at_most', '2026-03-10')).toEqual([CREPERIE])
    expect(await found('nextContact', 'before', '2026-03-10')).toEqual([])
    expect(await found('nextContact', 'before', '2026-03-10T22:31:00Z')).toEqual([CREPERIE])
  })
  it('counts today in the last and the next days', async () => {
    for (const days of [-7, 7, 0]) expect(await found('createdAt', 'within_days', days), String(days)).toHaveLength(2)
    const today = new Date().toISOString().slice(0, 10)
    const { body } = await t.admin.post('/opportunities', { title: 'Pour ce soir', customerId, expectedCloseOn: today })
    expect((await ask('opportunities', [{ field: 'expectedCloseOn', op: 'within_days', value: 7 }])).body.items.map((one: { id: string }) => one.id)).toContain(body.id)
  })
  it('knows empty from not', async () => {
    expect(await found('companyName', 'empty')).toEqual(['Ordinaire'])
    expect(await found('companyName', 'not_empty')).toEqual([CREPERIE])
    expect(await found('tagIds', 'empty')).toHaveLength(2)
  })
})

describe('the order of texts', () => {
  it('puts accents, ligatures and capitals where a reader looks for them, the same on both engines', async () => {
    for (const companyName of ['Étoile', 'etang', 'Zèbre', 'Œuf', 'Ode', 'éclair']) await t.admin.post('/leads', { isOrganisation: true, companyName })
    const { body } = await t.admin.get('/leads?shelf=all&sort=companyName')
    expect(body.items.map((one: { companyName: string | null }) => one.companyName)).toEqual([CREPERIE, 'éclair', 'etang', 'Étoile', 'Ode', 'Œuf', 'Zèbre', null])
  })
  it('folds in the database as the application does', async () => {
    const letters = Array.from({ length: 0x180 - 0xc0 }, (_, index) => String.fromCodePoint(0xc0 + index)).filter((letter) => /\p{L}/u.test(letter) && !'ŉĿŀ'.includes(letter))
    const { rows } = await sql<{ letter: string; folded: string }>`select letter, folded(letter) as folded from unnest(${letters}::text[]) letter`.execute(t.ctx.db)
    expect(rows.filter((row) => row.folded !== foldText(row.letter))).toEqual([])
  })
})
