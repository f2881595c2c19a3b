import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergeOptOuts, saveOptOuts, suppressedAmong } from '#server/features/consent/commands.ts'
import { type Client, startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
let seller: Client
beforeAll(async () => {
  t = await startApp()
  seller = await t.person({ name: 'Vera Vendeuse', scope: 'all' })
})
afterAll(() => t.stop())

const file = () => join(t.ctx.config.dataDir, 'opt-outs.ndjson')
const ledger = (address: string) => t.ctx.db.selectFrom('consent').select('state').where('address', '=', address).orderBy('at').orderBy('id').execute()
const suppress = (address: string, channel = 'email') => t.admin.post('/suppressions', { channel, address, reason: 'Demande écrite' })

describe('the consent ledger', () => {
  it('gets one line for each change, none for saying the same again, and what it says is what the lead shows', async () => {
    const { body } = await seller.post('/leads', { lastName: 'Désabonné', email: 'Stop@Ledger.example.com' })
    const shown = async () => (await seller.get(`/leads/${body.id}`)).body.unsubscribed
    expect(await shown()).toBe(false)
    for (const unsubscribed of [false, true, true, false, true]) await seller.patch(`/leads/${body.id}`, { unsubscribed })
    expect((await ledger('stop@ledger.example.com')).map((row) => row.state)).toEqual(['unsubscribed', 'subscribed', 'unsubscribed'])
    expect(await shown()).toBe(true)
    const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'unsubscribed', op: 'is', value: true }] }))
    expect((await seller.get(`/leads?filter=${filter}`)).body.items.map((one: { id: string }) => one.id)).toContain(body.id)
  })

  it('is not undone: who has opted out stays so when the change that said it is taken back', async () => {
    const { body } = await seller.post('/leads', { lastName: 'Retour', email: 'retour@ledger.example.com' })
    const { body: change } = await seller.patch(`/leads/${body.id}`, { unsubscribed: true, jobTitle: 'Acheteur' })
    expect((await seller.post(`/operations/${change.operationId}/undo`, {})).body.undone).toBe(true)
    expect((await seller.get(`/leads/${body.id}`)).body).toMatchObject({ jobTitle: null, unsubscribed: true })
  })
})

describe('a suppressed address', () => {
  it('comes in by no door: a new lead, a changed one, one of its contacts, a customer, a contact; each says which field', async () => {
    const { body: lead } = await seller.post('/leads', { lastName: 'Ouvert' })
    const { body: customer } = await seller.post('/customers', { name: 'Ouverte SA' })
    expect((await suppress('Jamais@Plus.example.com')).status).toBe(201)
    expect((await suppress('06 39 98 44 44', 'phone')).status).toBe(201)
    const refused = async (answer: Promise<{ status: number; body: { code: string; errors: { field: string; code: string }[] } }>, field: string) => {
      const { status, body } = await answer
      expect([status, body.code, body.errors?.map((one) => one.field)], field).toEqual([409, 'address_suppressed', [field]])
    }
    await refused(seller.post('/leads', { lastName: 'X', email: 'JAMAIS@plus.example.com' }), 'email')
    await refused(seller.post('/leads', { lastName: 'X', mobile: '+33 6 39 98 44 44' }), 'mobile')
    await refused(seller.patch(`/leads/${lead.id}`, { email: 'jamais@plus.example.com' }), 'email')
    await refused(seller.patch(`/leads/${lead.id}`, { contacts: [{ lastName: 'Y', email: 'jamais@plus.example.com' }] }), 'contacts.0.email')
    await refused(seller.post('/customers', { name: 'X', phone: '0639984444' }), 'phone')
    await refused(seller.patch(`/customers/${customer.id}`, { email: 'jamais@plus.example.com' }), 'email')
    await refused(seller.post('/contacts', { customerId: customer.id, lastName: 'Y', email: 'jamais@plus.example.com' }), 'email')
    const { body: fresh } = await seller.post('/contacts', { customerId: customer.id, lastName: 'Y' })
    await refused(seller.patch(`/contacts/${fresh.id}`, { mobile: '0639984444' }), 'mobile')
    expect(await suppressedAmong(t.ctx.db, t.ctx.secret, 'email', ['jamais@plus.example.com', 'autre@plus.example.com'])).toEqual(new Set(['jamais@plus.example.com']))
  })

  it('does not stop the other changes of a lead that has it already', async () => {
    const { body } = await seller.post('/leads', { lastName: 'Avant', email: 'avant@plus.example.com' })
    await suppress('avant@plus.example.com')
    expect((await seller.patch(`/leads/${body.id}`, { email: 'avant@plus.example.com', jobTitle: 'Directeur' })).status).toBe(200)
  })

  it('is kept as a keyed hash alone, is seen and lifted by administrators only, and comes in again once lifted', async () => {
    await suppress('secret@plus.example.com')
    const { body } = await t.admin.get('/suppressions')
    expect(body.items[0]).toMatchObject({ channel: 'email', reason: 'Demande écrite', by: { id: t.admin.userId } })
    const everything = JSON.stringify([body, await t.ctx.db.selectFrom('suppression').selectAll().execute(), await t.ctx.db.selectFrom('journal.operation').selectAll().execute(), readFileSync(file(), 'utf8')])
    expect(everything).not.toContain('secret@plus')
    for (const [method, path] of [['get', '/suppressions'], ['post', '/suppressions'], ['post', '/suppressions/lift']] as const) expect((await seller[method](path, { channel: 'email', address: 'a@b.example.com', reason: 'x' } as never)).status).toBe(403)
    const lift = () => t.admin.post('/suppressions/lift', { channel: 'email', address: 'SECRET@plus.example.com', reason: 'À sa demande' })
    expect((await lift()).status).toBe(200)
    expect((await lift()).status).toBe(404)
    expect((await t.admin.get('/suppressions')).body.items.map((one: { id: string }) => one.id)).not.toContain(body.items[0].id)
    expect((await seller.post('/leads', { lastName: 'De retour', email: 'secret@plus.example.com' })).status).toBe(201)
  })

  it('is lifted or suppressed anew, not undone', async () => {
    const { body } = await suppress('definitif@plus.example.com')
    expect((await t.admin.post(`/operations/${body.operationId}/undo`, {})).body).toMatchObject({ code: 'not_undoable', details: { compensation: 'lift the suppression' } })
  })
})

describe('opt-outs outlive a restore', () => {
  it('are in a file of one’s own the moment they are answered, and are brought back where the data is older', async () => {
    const { body } = await seller.post('/leads', { lastName: 'Restauré', email: 'restaure@plus.example.com' })
    await suppress('perdu@plus.example.com')
    await seller.patch(`/leads/${body.id}`, { unsubscribed: true })
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readFileSync(file(), 'utf8')).not.toContain('@')
    // The data as it was before either was said.
    await t.ctx.db.deleteFrom('consent').where('address', '=', 'restaure@plus.example.com').execute()
    const { id } = await t.ctx.db.selectFrom('suppression').select('id').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
    await t.ctx.db.deleteFrom('suppression').where('id', '=', id).execute()
    expect((await seller.get(`/leads/${body.id}`)).body.unsubscribed).toBe(false)
    expect(await mergeOptOuts(t.ctx)).toBe(2)
    expect((await seller.get(`/leads/${body.id}`)).body.unsubscribed).toBe(true)
    expect((await seller.post('/leads', { lastName: 'X', email: 'perdu@plus.example.com' })).body.code).toBe('address_suppressed')
    expect(await mergeOptOuts(t.ctx)).toBe(0)
  })

  it('what a crash kept out of the file is put there at the next start, and a line cut short spoils no other', async () => {
    mkdirSync(t.ctx.config.dataDir, { recursive: true })
    writeFileSync(file(), '{"kind":"suppression","id":"01')
    await t.ctx.db.insertInto('opt_out_unsaved').values({ id: '018f0000-0000-7000-8000-00000000000a', line: JSON.stringify({ kind: 'suppression', id: '018f0000-0000-7000-8000-00000000000a', channel: 'email', hash: 'a'.repeat(64), state: 'suppressed', at: '2026-01-01T00:00:00.000Z', reason: 'x' }) }).execute()
    await saveOptOuts(t.ctx)
    expect(await t.ctx.db.selectFrom('opt_out_unsaved').selectAll().execute()).toEqual([])
    expect(await mergeOptOuts(t.ctx)).toBe(1)
  })
})
