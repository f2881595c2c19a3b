import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

describe('creating a lead', () => {
  it('starts open, in the charge of the person who entered it', async () => {
    const { status, body } = await t.admin.post('/leads', { firstName: 'Camille', lastName: 'Roux', email: 'Camille.Roux@Example.com ' })
    expect(status).toBe(201)
    const lead = (await t.admin.get(`/leads/${body.id}`)).body
    expect(lead).toMatchObject({ label: 'Camille Roux', email: 'camille.roux@example.com', ownerId: t.admin.userId, status: { key: 'open', kind: 'open' } })
  })

  it('asks an organisation for its company name', async () => {
    const { status, body } = await t.admin.post('/leads', { isOrganisation: true, lastName: 'Roux' })
    expect(status).toBe(422)
    expect(body.errors).toEqual([expect.objectContaining({ field: 'companyName', code: 'company_name_required' })])
  })

  it('names every field it cannot read, and saves nothing', async () => {
    const before = (await t.admin.get('/leads?limit=1')).body.total.count
    const { status, body } = await t.admin.post('/leads', { lastName: 'Roux', email: 'pas une adresse', phone: '12', registryNumber: '123456789' })
    expect(status).toBe(422)
    expect(body.errors.map((one: { code: string }) => one.code).sort()).toEqual(['email_invalid', 'phone_invalid', 'registry_number_invalid'])
    expect((await t.admin.get('/leads?limit=1')).body.total.count).toBe(before)
  })

  it('keeps several addresses, one of them primary, and the people at the company', async () => {
    const { body } = await t.admin.post('/leads', {
      isOrganisation: true, companyName: 'Ateliers Brumes', phone: '01 99 00 12 34', website: 'www.brumes.example.com',
      addresses: [{ type: 'billing', line1: '1 rue des Quais', city: 'Nantes', postalCode: '44000', country: 'FR' }, { type: 'warehouse', city: 'Rezé', country: 'FR', isPrimary: true }],
      contacts: [{ firstName: 'Léa', lastName: 'Martin', jobTitle: 'Directrice', email: 'lea@brumes.example.com', isPrimary: true }],
    })
    const lead = (await t.admin.get(`/leads/${body.id}`)).body
    expect(lead.phone).toBe('+33199001234')
    expect(lead.addresses.map((one: { type: string; isPrimary: boolean }) => [one.type, one.isPrimary])).toEqual([['billing', false], ['warehouse', true]])
    expect(lead).toMatchObject({ firstName: 'Léa', lastName: 'Martin', contacts: [{ email: 'lea@brumes.example.com' }] })
  })
})

describe('finding leads', () => {
  it('ignores accents and reads a phone number in any spelling', async () => {
    await t.admin.post('/leads', { firstName: 'Zoé', lastName: 'Œillet', mobile: '06 39 98 11 22' })
    for (const q of ['zoe oeillet', 'ŒILLET', '06 39 98 11', '+33639981122', '0639981122', '639-98']) {
      const { body } = await t.admin.get(`/leads?q=${encodeURIComponent(q)}`)
      expect(body.items.map((one: { label: string }) => one.label), q).toContain('Zoé Œillet')
    }
  })

  it('pages through everything once, in the order asked for', async () => {
    for (let i = 0; i < 12; i += 1) await t.admin.post('/leads', { lastName: `Page ${String(i).padStart(2, '0')}` })
    for (const sort of ['name', '-createdAt', '-priority', 'city']) {
      const seen: string[] = []
      let cursor = ''
      do {
        const { body } = await t.admin.get(`/leads?q=page&limit=5&sort=${sort}${cursor && `&cursor=${cursor}`}`)
        seen.push(...body.items.map((one: { id: string }) => one.id))
        cursor = body.nextCursor ?? ''
      } while (cursor)
      expect(new Set(seen).size, sort).toBe(12)
      expect(seen.length, sort).toBe(12)
    }
  })

  it('refuses a filter it does not know, naming it', async () => {
    for (const filter of ['{"all":[{"field":"nope","op":"is","value":"x"}]}', '{"all":[{"field":"ownerId","op":"is","value":"x"}]}', '{', '{"all":[{"field":"employees","op":"at_least","value":"many"}]}']) {
      expect((await t.admin.get(`/leads?filter=${encodeURIComponent(filter)}`)).body.code).toBe('filter_invalid')
    }
  })
})

describe('changing a lead', () => {
  it('refuses to overwrite what somebody else has saved meanwhile', async () => {
    const { body } = await t.admin.post('/leads', { lastName: 'Conflit' })
    const read = await t.admin.get(`/leads/${body.id}`)
    await t.admin.patch(`/leads/${body.id}`, { jobTitle: 'Acheteuse' })
    const answer = await t.admin.patch(`/leads/${body.id}`, { jobTitle: 'Directrice' }, { 'if-match': String(read.headers.etag) })
    expect([answer.status, answer.body.code]).toEqual([412, 'changed_meanwhile'])
    expect((await t.admin.get(`/leads/${body.id}`)).body.jobTitle).toBe('Acheteuse')
  })

  it('sets a working or closed status by hand, reopens, and refuses an automatic one', async () => {
    const { body } = await t.admin.post('/leads', { lastName: 'Statut' })
    const statuses = await t.ctx.db.selectFrom('lead_status').select(['id', 'key']).execute()
    const id = (key: string) => statuses.find((one) => one.key === key)?.id
    for (const key of ['interested', 'disqualified', 'open']) {
      await t.admin.patch(`/leads/${body.id}`, { statusId: id(key) })
      expect((await t.admin.get(`/leads/${body.id}`)).body.status.key).toBe(key)
    }
    expect((await t.admin.patch(`/leads/${body.id}`, { statusId: id('quotation') })).body.code).toBe('status_is_automatic')
  })

  it('goes to the trash, out of every list, and comes back', async () => {
    const { body } = await t.admin.post('/leads', { lastName: 'Poubelle' })
    await t.admin.delete(`/leads/${body.id}`)
    const found = async (shelf: string) => (await t.admin.get(`/leads?q=poubelle&shelf=${shelf}`)).body.items.length
    expect([await found('active'), await found('trash')]).toEqual([0, 1])
    expect((await t.admin.patch(`/leads/${body.id}`, { title: 'x' })).body.code).toBe('lead_in_trash')
    await t.admin.post(`/leads/${body.id}/restore`)
    expect([await found('active'), await found('trash')]).toEqual([1, 0])
  })

  it('is created once however often the same key is sent', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => t.admin.post('/leads', { lastName: 'Unique' }, { 'idempotency-key': 'k1' })))
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1)
    expect((await t.admin.get('/leads?q=unique')).body.items).toHaveLength(1)
    expect((await t.admin.post('/leads', { lastName: 'Autre' }, { 'idempotency-key': 'k1' })).body.code).toBe('idempotency_key_reused')
  })
})

describe('bulk change', () => {
  it('says beforehand how many would change, then changes just those', async () => {
    const ids = []
    for (let i = 0; i < 3; i += 1) ids.push((await t.admin.post('/leads', { lastName: `Lot ${i}`, priority: i === 0 ? 2 : 0 })).body.id)
    const change = { ids, action: 'change', changes: { priority: 2 } }
    const plan = (await t.admin.post('/leads/bulk?dryRun=true', change)).body
    expect(plan).toMatchObject({ changed: 2, unchanged: 1, notAllowed: 0, operationId: null })
    expect((await t.admin.get(`/leads/${ids[1]}`)).body.priority).toBe(0)
    await t.admin.patch(`/leads/${ids[1]}`, { jobTitle: 'x' })
    expect((await t.admin.post('/leads/bulk', { ...change, planVersion: plan.planVersion })).body.code).toBe('plan_changed')
    expect((await t.admin.post('/leads/bulk', change)).body.changed).toBe(2)
    expect((await t.admin.get(`/leads/${ids[1]}`)).body.priority).toBe(2)
  })

  const several = async (name: string, count: number, more: object = {}) => {
    const ids: string[] = []
    for (let i = 0; i < count; i += 1) ids.push((await t.admin.post('/leads', { lastName: `${name} ${i}`, ...more })).body.id)
    return ids
  }

  it('changes everything a search finds, and one undo takes it all back', async () => {
    const tag = (await t.admin.post('/tags', { name: 'Relance' })).body.id
    const kept = (await t.admin.post('/tags', { name: 'Salon' })).body.id
    const ids = await several('Filtrée', 4, { tagIds: [kept] })
    const query = { filter: { all: [{ field: 'lastName', op: 'contains', value: 'filtree' }] } }
    const done = (await t.admin.post('/leads/bulk', { query, action: 'change', changes: { addTagIds: [tag], ownerId: null, priority: 3 } })).body
    expect(done).toMatchObject({ changed: 4, unchanged: 0 })
    expect((await t.admin.get(`/leads/${ids[2]}`)).body).toMatchObject({ tagIds: [kept, tag], ownerId: null, priority: 3 })
    expect((await t.admin.get('/operations?limit=1')).body.items[0]).toMatchObject({ kind: 'lead.bulk.change', summary: { count: 4 } })
    expect((await t.admin.post(`/operations/${done.operationId}/undo`, {})).body.undone).toBe(true)
    expect((await t.admin.get(`/leads/${ids[2]}`)).body).toMatchObject({ tagIds: [kept], ownerId: t.admin.userId, priority: 0 })
  })

  it('closes, archives, throws away and takes back many at once', async () => {
    const ids = await several('Sort', 3, { email: 'sort@bulk.example.com' })
    const closed = await t.ctx.db.selectFrom('lead_status').select('id').where('key', '=', 'disqualified').executeTakeFirstOrThrow()
    await t.admin.post('/leads/bulk', { ids, action: 'change', changes: { statusId: closed.id } })
    expect((await t.admin.get(`/leads/${ids[0]}`)).body.status.kind).toBe('closed')
    const found = async (shelf: string) => (await t.admin.get(`/leads?q=sort%20bulk&shelf=${shelf}`)).body.items.length
    await t.admin.post('/leads/bulk', { ids, action: 'archive' })
    expect([await found('active'), await found('archived')]).toEqual([0, 3])
    await t.admin.post('/leads/bulk', { ids, action: 'trash' })
    expect([await found('archived'), await found('trash')]).toEqual([0, 3])
    const probe = { lastName: 'Autre', email: 'sort@bulk.example.com' }
    expect((await t.admin.post('/leads/duplicates', probe)).body.items).toEqual([])
    expect((await t.admin.post('/leads/bulk?dryRun=true', { ids, action: 'change', changes: { priority: 1 } })).body).toMatchObject({ changed: 0, notAllowed: 3 })
    await t.admin.post('/leads/bulk', { ids, action: 'restore' })
    expect([await found('active'), await found('trash')]).toEqual([3, 0])
    expect((await t.admin.post('/leads/duplicates', probe)).body.items).toHaveLength(3)
  })

  it('touches only what one sees, and says how many it left', async () => {
    const own = await t.person({ name: 'Odile Own', scope: 'own' })
    const mine = (await own.post('/leads', { lastName: 'Mienne' })).body.id
    const [theirs] = await several('Leur', 1)
    expect((await own.post('/leads/bulk', { ids: [mine, theirs], action: 'change', changes: { priority: 3 } })).body).toMatchObject({ changed: 1, notAllowed: 1 })
    expect((await t.admin.get(`/leads/${theirs}`)).body.priority).toBe(0)
    expect((await own.post('/leads/bulk', { query: {}, action: 'trash' })).body).toMatchObject({ changed: 1 })
  })

  it('refuses to guess: neither ids nor a question is not everything', async () => {
    expect((await t.admin.post('/leads/bulk', { action: 'trash' })).body).toMatchObject({ code: 'invalid_input', errors: [{ field: 'ids' }] })
  })

  it('refuses more than it can do at once rather than do a part', async () => {
    await t.ctx.db.transaction().execute(async (trx) => {
      await sql`with op as (insert into journal.operation (id, kind, door, at) values (gen_random_uuid(), 'test', 'system', now()) returning id) select set_config('piste.operation', op.id::text, true) from op`.execute(trx)
      await sql`with line as (insert into timeline (id, kind, created_at) select gen_random_uuid(), 'lead', now() from generate_series(1, 5001) returning id)
        insert into lead (id, timeline_id, last_name, origin_door, origin_at, origin_basis, status_id, created_at, sort_name, search_text)
        select gen_random_uuid(), line.id, 'Foule', 'api', now(), 'x', (select id from lead_status where key = 'open'), now(), 'foule', 'foule' from line`.execute(trx)
    })
    for (const dryRun of ['', '?dryRun=true']) {
      const { status, body } = await t.admin.post(`/leads/bulk${dryRun}`, { query: { q: 'foule' }, action: 'archive' })
      expect([status, body.code, body.details.limit]).toEqual([422, 'too_many_records', 5000])
    }
    expect((await t.admin.get('/leads?q=foule&shelf=archived')).body.items).toEqual([])
  })
})

describe('who sees a lead', () => {
  it('hides a colleague’s lead from someone who sees only their own, and says only that it is known', async () => {
    const own = await t.person({ name: 'Olivier Own', scope: 'own' })
    const { body } = await t.admin.post('/leads', { lastName: 'Secret', email: 'secret@known.example.com' })
    expect((await own.get(`/leads/${body.id}`)).status).toBe(404)
    expect((await own.patch(`/leads/${body.id}`, { title: 'x' })).status).toBe(404)
    expect((await own.get('/leads?q=secret')).body.items).toEqual([])
    const duplicates = (await own.post('/leads/duplicates', { lastName: 'Autre', email: 'secret@known.example.com' })).body.items
    expect(duplicates).toEqual([{ hidden: true, askUserId: t.admin.userId }])
  })
})

describe('duplicates', () => {
  it('finds the same address and the same mobile, with the reason; never a colleague by domain alone', async () => {
    const first = await t.admin.post('/leads', { isOrganisation: true, companyName: 'Vents du Large SARL', email: 'contact@vents.example.com', mobile: '06 39 98 77 00' })
    await t.admin.post('/leads', { firstName: 'Paul', lastName: 'Autre', email: 'paul@vents.example.com' })
    const { body } = await t.admin.post('/leads', { firstName: 'Inès', lastName: 'Faure', mobile: '+33 6 39 98 77 00', email: 'ines@vents.example.com' })
    const { items } = (await t.admin.get(`/leads/${body.id}/duplicates`)).body
    expect(items.map((one: { id: string }) => one.id)).toEqual([first.body.id])
    expect(items[0].reasons).toContainEqual({ code: 'same_phone', value: '+33639987700' })
    await t.admin.post(`/leads/${body.id}/not-duplicate`, { otherId: first.body.id })
    expect((await t.admin.get(`/leads/${body.id}/duplicates`)).body.items).toEqual([])
  })
})
