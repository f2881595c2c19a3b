import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

const PASSWORD = 'un mot de passe assez long'
async function join(email: string): Promise<{ id: string; session: () => Promise<Record<string, string>> }> {
  const { body: link } = await t.admin.post('/invitations', { email })
  const { body } = await t.anonymous.post('/invitations/accept', { token: link.url.split('#')[1], name: 'Porte', password: PASSWORD })
  return {
    id: body.id,
    session: async () => {
      const { headers } = await t.anonymous.post('/api/auth/sign-in/email', { email, password: PASSWORD })
      return { cookie: String([headers['set-cookie']].flat()[0]).split(';')[0] ?? '', origin: t.ctx.config.url }
    },
  }
}

describe('the sign-in library', () => {
  it('opens only the doors that are meant: nobody signs up, renames, deletes or moves themselves there', async () => {
    const person = await join('portes@example.com')
    const session = await person.session()
    expect((await t.anonymous.get('/api/auth/get-session', session)).body.user.email).toBe('portes@example.com')
    const closed = ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'request-password-reset', 'reset-password', 'send-verification-email', 'sign-in/social', 'link-social', 'unlink-account', 'api-key/update', 'api-key/verify', 'two-factor/send-otp']
    for (const door of closed) {
      expect([(await t.anonymous.post(`/api/auth/${door}`, { email: 'x@example.com', password: PASSWORD, name: 'X' }, session)).status, door]).toEqual([404, door])
    }
    expect(await t.ctx.db.selectFrom('auth.user').select('id').where('email', '=', 'x@example.com').execute()).toEqual([])
  })

  it('lets nobody in who has been deactivated, whatever they know', async () => {
    const person = await join('partie@example.com')
    await person.session()
    await t.admin.patch(`/users/${person.id}`, { active: false })
    const answer = await t.anonymous.post('/api/auth/sign-in/email', { email: 'partie@example.com', password: PASSWORD })
    expect([401, 403]).toContain(answer.status)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('makes an API key for a session, never for another key', async () => {
    const person = await join('cles@example.com')
    const session = await person.session()
    const { status, body } = await t.anonymous.post('/api/auth/api-key/create', { name: 'tableur' }, session)
    expect(status).toBe(200)
    expect((await t.anonymous.get('/me', { authorization: `Bearer ${body.key}` })).status).toBe(200)
    const again = await t.anonymous.post('/api/auth/api-key/create', { name: 'autre' }, { authorization: `Bearer ${body.key}`, 'x-api-key': body.key })
    expect(again.status).toBe(401)
  })
})

describe('every door', () => {
  it('refuses a change that another site’s page sends with the visitor’s cookie', async () => {
    const session = await (await join('ailleurs@example.com')).session()
    expect((await t.anonymous.patch('/me', { theme: 'dark' }, { ...session, origin: 'https://evil.example' })).status).toBe(401)
    expect((await t.anonymous.patch('/me', { theme: 'dark' }, session)).status).toBe(200)
  })

  it('without sign-in takes thirty calls a minute from one address, and says so as a problem', async () => {
    const answers = []
    for (let i = 0; i < 32; i += 1) answers.push(await t.app.inject({ method: 'POST', url: '/api/v1/links/read', payload: { token: `essai ${i}` }, remoteAddress: '10.7.7.7' }))
    expect([answers[0]?.statusCode, answers.at(-1)?.statusCode, answers.at(-1)?.json().code]).toEqual([410, 429, 'too_many_requests'])
  })

  it('answers with headers that let no other page frame it, run in it or keep what it said', async () => {
    const { headers } = await t.app.inject({ url: '/api/v1/me' })
    expect(headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })
})

it('a lead absorbed by another reads as the other, and is not written to', async () => {
  const [{ body: absorbed }, { body: survivor }] = [await t.admin.post('/leads', { lastName: 'Absorbé' }), await t.admin.post('/leads', { lastName: 'Survivant' })]
  await t.ctx.db.transaction().execute(async (trx) => {
    await sql`select set_config('piste.operation', ${absorbed.operationId}, true)`.execute(trx)
    await trx.updateTable('lead').set({ merged_into_id: survivor.id }).where('id', '=', absorbed.id).execute()
  })
  const read = await t.admin.get(`/leads/${absorbed.id}`)
  expect([read.status, read.headers.location]).toEqual([308, `/api/v1/leads/${survivor.id}`])
  expect((await t.admin.patch(`/leads/${absorbed.id}`, { title: 'x' })).body).toMatchObject({ code: 'merged', details: { survivorId: survivor.id } })
})

// The last one: after it this address is not let in for a minute.
it('says who calls by the connection alone: a header cannot move the limit on guesses to another address', async () => {
  const answers: number[] = []
  for (let i = 0; i < 12; i += 1) answers.push((await t.anonymous.post('/api/auth/sign-in/email', { email: 'devine@example.com', password: `essai numéro ${i}` }, { 'x-piste-ip': `10.9.9.${i}`, 'x-forwarded-for': `10.8.8.${i}` })).status)
  expect(answers).toContain(429)
})
