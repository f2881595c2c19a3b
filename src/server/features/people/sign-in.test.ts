import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'
import { type Browser, codeOf, openBrowser } from '#test/support/cookies.ts'

const PASSWORD = 'assez long et bon'
let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

let people = 0
async function join(role = 'salesperson'): Promise<{ id: string; email: string }> {
  people += 1
  const email = `personne${people}@example.com`
  const { body: link } = await t.admin.post('/invitations', { email, role })
  const { body } = await openBrowser(t).send('POST', '/invitations/accept', { token: link.url.split('#')[1], name: `Personne ${people}`, password: PASSWORD })
  return { id: body.id, email }
}
async function signedIn(email: string, more: { userAgent?: string; language?: 'fr' } = {}): Promise<Browser> {
  const browser = openBrowser(t, more)
  expect((await browser.signIn(email, PASSWORD)).status).toBe(200)
  return browser
}
async function withSecondFactor(email: string) {
  const browser = await signedIn(email)
  const { body } = await browser.send('POST', '/api/auth/two-factor/enable', { password: PASSWORD })
  expect((await browser.send('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(body.totpURI) })).status).toBe(200)
  return { browser, uri: body.totpURI as string, backupCodes: body.backupCodes as string[] }
}

describe('the second factor', () => {
  it('is turned on with the password and a code, and asked for at the next sign-in', async () => {
    const { email } = await join()
    const browser = await signedIn(email)
    expect((await browser.send('POST', '/api/auth/two-factor/enable', { password: 'pas le bon' })).body).toMatchObject({ code: 'password_wrong', errors: [{ field: 'currentPassword' }] })
    const { body: offered } = await browser.send('POST', '/api/auth/two-factor/enable', { password: PASSWORD })
    expect((await browser.send('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(offered.totpURI, 50) })).body.code).toBe('code_wrong')
    expect((await browser.send('GET', '/me')).body.twoFactor).toBe(false)
    await browser.send('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(offered.totpURI) })
    expect((await browser.send('GET', '/me')).body.twoFactor).toBe(true)

    const elsewhere = openBrowser(t)
    expect((await elsewhere.signIn(email, PASSWORD)).body).toMatchObject({ twoFactorRedirect: true })
    expect((await elsewhere.send('GET', '/me')).status, 'the password alone lets nobody in').toBe(401)
    expect((await elsewhere.send('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(offered.totpURI, 50) })).status).toBe(422)
    expect((await elsewhere.send('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(offered.totpURI) })).status).toBe(200)
    expect((await elsewhere.send('GET', '/me')).body.email).toBe(email)
  })

  it('five wrong codes, and the sign-in starts again', async () => {
    const { email } = await join()
    const { uri } = await withSecondFactor(email)
    const thief = openBrowser(t)
    await thief.signIn(email, PASSWORD)
    for (let i = 0; i < 5; i += 1) await thief.send('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(uri, 50 + i) })
    expect((await thief.send('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(uri) })).body.code).toBe('sign_in_expired')
  })

  it('a backup code stands in for the phone, once', async () => {
    const { email } = await join()
    const { backupCodes } = await withSecondFactor(email)
    const enter = async (code: string | undefined) => {
      const browser = openBrowser(t)
      await browser.signIn(email, PASSWORD)
      return (await browser.send('POST', '/api/auth/two-factor/verify-backup-code', { code })).status
    }
    expect(await enter(backupCodes[0])).toBe(200)
    expect(await enter(backupCodes[0])).toBe(422)
    expect(await enter(backupCodes[1])).toBe(200)
  })

  it('a trusted device is not asked again; another one is', async () => {
    const { email } = await join()
    const { uri } = await withSecondFactor(email)
    const own = openBrowser(t)
    await own.signIn(email, PASSWORD)
    await own.send('POST', '/api/auth/two-factor/verify-totp', { code: codeOf(uri), trustDevice: true })
    await own.send('POST', '/api/auth/sign-out', {})
    expect((await own.signIn(email, PASSWORD)).body.twoFactorRedirect).toBeUndefined()
    expect((await openBrowser(t).signIn(email, PASSWORD)).body.twoFactorRedirect).toBe(true)
  })

  it('is turned off with the password, and does not stop an API key', async () => {
    const { email } = await join()
    const { browser } = await withSecondFactor(email)
    const { body: key } = await browser.send('POST', '/api/auth/api-key/create', { name: 'Tableur' })
    expect((await t.anonymous.get('/me', { authorization: `Bearer ${key.key}` })).body.email).toBe(email)
    expect((await browser.send('POST', '/api/auth/two-factor/disable', { password: 'pas le bon' })).body.code).toBe('password_wrong')
    await browser.send('POST', '/api/auth/two-factor/disable', { password: PASSWORD })
    await signedIn(email).then(async (next) => expect((await next.send('GET', '/me')).body.twoFactor).toBe(false))
  })

  it('an administrator takes it away from someone who lost their phone, which the journal keeps and nobody undoes', async () => {
    const { id, email } = await join()
    const { browser } = await withSecondFactor(email)
    expect((await t.admin.get('/users')).body.items.find((one: { id: string }) => one.id === id).twoFactor).toBe(true)
    expect((await browser.send('GET', '/users')).body.items.every((one: { twoFactor: null }) => one.twoFactor === null), 'others are not told').toBe(true)
    expect((await t.admin.post(`/users/${t.admin.userId}/reset-second-factor`)).body.code).toBe('own_account')
    const { body } = await t.admin.post(`/users/${id}/reset-second-factor`)
    expect((await browser.send('GET', '/me')).status, 'signed out everywhere').toBe(401)
    expect((await openBrowser(t).signIn(email, PASSWORD)).body.twoFactorRedirect).toBeUndefined()
    expect((await t.admin.get('/operations')).body.items[0]).toMatchObject({ kind: 'person.second_factor_reset', undoable: false })
    expect((await t.admin.post(`/operations/${body.operationId}/undo`)).body.code).toBe('not_undoable')
    expect((await t.admin.post(`/users/${id}/reset-second-factor`)).body.code).toBe('second_factor_off')
  })
})

describe('API keys', () => {
  it('are made and revoked by the signed-in person alone, shown once, and say when they were last used', async () => {
    const { email } = await join()
    const browser = await signedIn(email)
    const { body: made } = await browser.send('POST', '/api/auth/api-key/create', { name: 'Tableur', expiresIn: 30 * 24 * 3600 })
    const authorization = `Bearer ${made.key}`
    expect((await t.anonymous.get('/me', { authorization })).status).toBe(200)
    const [listed] = (await browser.send('GET', '/api/auth/api-key/list')).body.apiKeys
    expect(listed).toMatchObject({ name: 'Tableur', lastRequest: expect.any(String), expiresAt: expect.any(String) })
    expect(listed.key).toBeUndefined()
    const carried: Record<string, string>[] = [{ authorization }, { 'x-api-key': made.key }]
    for (const headers of carried) {
      expect((await t.anonymous.post('/api/auth/api-key/create', { name: 'Deuxième' }, headers)).status).toBe(401)
      expect((await t.anonymous.get('/api/auth/api-key/list', headers)).status).toBe(401)
    }
    expect((await t.anonymous.delete('/me/sessions', { authorization })).body.code).toBe('session_required')
    const other = await signedIn((await join()).email)
    expect((await other.send('POST', '/api/auth/api-key/delete', { keyId: made.id })).status, 'not somebody else’s').toBe(404)
    expect((await browser.send('POST', '/api/auth/api-key/delete', { keyId: made.id })).status).toBe(200)
    expect((await t.anonymous.get('/me', { authorization })).status).toBe(401)
  })
})

describe('where one is signed in', () => {
  it('is listed with the browser; one or all others are signed out, somebody else’s never', async () => {
    const { email } = await join()
    const [here, there, away] = [await signedIn(email, { userAgent: 'Ici' }), await signedIn(email, { userAgent: 'Là' }), await signedIn(email, { userAgent: 'Loin' })]
    const { items } = (await here.send('GET', '/me/sessions')).body
    expect(items).toHaveLength(3)
    expect(items[0]).toMatchObject({ userAgent: 'Ici', current: true })
    expect(JSON.stringify(items)).not.toContain('token')
    const stranger = await signedIn((await join()).email)
    const target = items.find((one: { userAgent: string }) => one.userAgent === 'Là').id
    expect((await stranger.send('DELETE', `/me/sessions/${target}`)).status).toBe(404)
    expect((await here.send('DELETE', `/me/sessions/${target}`)).body).toEqual({ ended: 1 })
    expect((await there.send('GET', '/me')).status).toBe(401)
    expect((await here.send('DELETE', '/me/sessions')).body).toEqual({ ended: 1 })
    expect((await away.send('GET', '/me')).status).toBe(401)
    expect((await here.send('GET', '/me')).status).toBe(200)
  })
})

describe('the password', () => {
  it('is changed by giving it, and signs out the other browsers', async () => {
    const { email } = await join()
    const [here, there] = [await signedIn(email), await signedIn(email)]
    const change = (currentPassword: string, newPassword: string) => here.send('POST', '/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true })
    expect((await change('pas le bon', 'un autre mot de passe')).body).toMatchObject({ code: 'password_wrong', detail: 'The current password is wrong.' })
    expect((await change(PASSWORD, 'court')).body).toMatchObject({ code: 'password_weak', errors: [{ field: 'newPassword' }] })
    expect((await change(PASSWORD, 'un autre mot de passe')).status).toBe(200)
    expect((await there.send('GET', '/me')).status).toBe(401)
    expect((await here.send('GET', '/me')).status).toBe(200)
    expect((await openBrowser(t).signIn(email, PASSWORD)).body.code).toBe('wrong_credentials')
  })

  it('strangers who guess at an account do not lock out a browser it has been signed in from', async () => {
    const { email } = await join()
    const mine = await signedIn(email)
    await mine.send('POST', '/api/auth/sign-out', {})
    for (let i = 0; i < 11; i += 1) await openBrowser(t).signIn(email, `essai ${i}`)
    expect((await openBrowser(t).signIn(email, PASSWORD)).body.code).toBe('too_many_requests')
    expect((await mine.signIn(email, PASSWORD)).status).toBe(200)
    // It is no way around the limit: its own mistakes count, and another account's cookie is worth nothing.
    const other = await signedIn((await join()).email)
    expect((await other.signIn(email, PASSWORD)).body.code).toBe('too_many_requests')
    for (let i = 0; i < 10; i += 1) await mine.signIn(email, `essai ${i}`)
    expect((await mine.signIn(email, PASSWORD)).body.code).toBe('too_many_requests')
  })

  it('ten wrong ones for one account, from wherever, and it waits; the others do not', async () => {
    const [{ email }, other] = [await join(), await join()]
    for (let i = 0; i < 10; i += 1) expect((await openBrowser(t).signIn(email, `essai ${i}`)).status).toBe(401)
    expect((await openBrowser(t, { language: 'fr' }).signIn(email.toUpperCase(), PASSWORD)).body).toMatchObject({ code: 'too_many_requests', detail: expect.stringContaining('Trop de tentatives') })
    await signedIn(other.email)
    t.pass(301_000)
    await signedIn(email)
  })

  it('an administrator gives others a new one by link, never oneself', async () => {
    expect((await t.admin.post(`/users/${t.admin.userId}/reset-link`)).body.code).toBe('own_account')
    const { id } = await join()
    const { body } = await t.admin.post(`/users/${id}/reset-link`)
    expect(Date.parse(body.expiresAt) - t.ctx.clock().getTime()).toBeGreaterThan(3_500_000)
  })
})

describe('a closed door', () => {
  it('a deactivated person is told so, only with the right password, and has no session', async () => {
    const { id, email } = await join()
    const before = await signedIn(email)
    await t.admin.patch(`/users/${id}`, { active: false })
    expect((await before.send('GET', '/me')).status).toBe(401)
    const browser = openBrowser(t, { language: 'fr' })
    expect((await browser.signIn(email, 'pas le bon')).body.code).toBe('wrong_credentials')
    expect((await browser.signIn(email, PASSWORD)).body).toMatchObject({ code: 'account_deactivated', detail: expect.stringContaining('désactivé') })
    expect((await browser.send('GET', '/me')).status).toBe(401)
    expect(await t.ctx.db.selectFrom('auth.session').select('id').where('userId', '=', id).execute()).toEqual([])
    await t.admin.patch(`/users/${id}`, { active: true })
    await signedIn(email)
  })

  it('another site’s page can neither sign in nor change anything with the cookie it does not see', async () => {
    const { email } = await join()
    const browser = await signedIn(email)
    const trap = openBrowser(t, { origin: 'https://ailleurs.example' })
    for (const [name, value] of browser.cookies) trap.cookies.set(name, value)
    expect((await trap.send('POST', '/api/auth/two-factor/disable', { password: PASSWORD })).body.code).toBe('other_site')
    expect((await trap.send('PATCH', '/me', { name: 'Volé' })).status).toBe(401)
    expect((await openBrowser(t, { origin: 'https://ailleurs.example' }).signIn(email, PASSWORD)).body.code).toBe('other_site')
  })

  it('the session cookie is out of reach of scripts and other sites, and under https of plain connections', async () => {
    const { email } = await join()
    const flags = async (app: TestApp) => [(await openBrowser(app).signIn(email, PASSWORD)).headers['set-cookie'] ?? []].flat().find((line) => String(line).includes('session_token='))
    expect(await flags(t)).toMatch(/HttpOnly.*SameSite=Lax/i)
    const secure = await startApp({ env: { PISTE_URL: 'https://piste.example.com' } })
    const { body: link } = await secure.admin.post('/invitations', { email })
    await secure.anonymous.post('/invitations/accept', { token: link.url.split('#')[1], name: 'S', password: PASSWORD })
    expect(await flags(secure)).toMatch(/^__Secure-.*Secure/i)
    await secure.stop()
  })

  it('the sign-in library’s other doors stay shut', async () => {
    const { email } = await join()
    const browser = await signedIn(email)
    for (const path of ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'request-password-reset', 'two-factor/get-totp-uri', 'api-key/update', 'link-social', 'list-sessions']) expect((await browser.send('POST', `/api/auth/${path}`, {})).status, path).toBe(404)
  })
})

describe('rights given and taken', () => {
  it('undoing never gives back what one may no longer give, nor leaves no administrator', async () => {
    const { id, email } = await join('administrator')
    const second = await signedIn(email)
    const { body: up } = await t.admin.patch(`/users/${(await join()).id}`, { role: 'manager' })
    const { body: down } = await t.admin.patch(`/users/${id}`, { role: 'manager' })
    expect((await second.send('POST', `/operations/${down.operationId}/undo`, {})).body.code, 'a manager does not make oneself administrator').toBe('forbidden')
    expect((await second.send('POST', `/operations/${up.operationId}/undo`, {})).body.code).toBe('forbidden')
    await t.admin.post(`/operations/${down.operationId}/undo`)
    expect((await second.send('GET', '/me')).body.role).toBe('administrator')
    const { body: again } = await second.send('PATCH', `/users/${t.admin.userId}`, { role: 'salesperson' })
    expect((await t.admin.patch(`/users/${id}`, { role: 'manager' })).status).toBe(403)
    await second.send('POST', `/operations/${again.operationId}/undo`, {})
    expect((await t.admin.get('/me')).body.role).toBe('administrator')
  })

  it('an invitation to a team that does not exist is refused; a new one voids the former', async () => {
    expect((await t.admin.post('/invitations', { email: 'equipe@example.com', teamIds: [t.admin.userId] })).body.code).toBe('unknown_reference')
    const { body: first } = await t.admin.post('/invitations', { email: 'equipe@example.com' })
    await t.admin.post('/invitations', { email: 'equipe@example.com' })
    expect((await t.anonymous.post('/links/read', { token: first.url.split('#')[1] })).body.code).toBe('link_invalid')
    expect((await t.admin.get('/invitations')).body.items.filter((one: { email: string }) => one.email === 'equipe@example.com')).toHaveLength(1)
  })
})
