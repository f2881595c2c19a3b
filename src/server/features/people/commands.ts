import { createHash, randomBytes } from 'node:crypto'
import type * as z from 'zod'
import type { people } from '#contract/people.ts'
import { parseEmail } from '#domain/values/email-address.ts'
import { PASSWORD_LENGTH } from '../../auth.ts'
import type { Actor, Context } from '../../context.ts'
import type { Tx } from '../../db/client.ts'
import { SYSTEM } from '../../db/defaults.ts'
import { findHome } from '../../db/home.ts'
import { operation, type Work } from '../../db/operation.ts'
import { systemMail } from '../../i18n/mails.ts'
import { newId } from '../../ids.ts'
import { queueMail } from '../../jobs/outbox.ts'
import { Refused } from '../../refused.ts'
import { claimLink, countAdministrators, deleteLinks, deleteOldLinks, deleteOtherSessions, deleteSecondFactor, deleteSession, deleteSessions, emailTaken, hasFreshLink, insertLink, insertSignIn, insertUser, linkStands, lockUser, replaceMemberships, teamsMissing, updateUser, writePassword } from './store.ts'

type Input<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>
const HOUR = 3_600_000
const LIFETIME = { setup: 24 * 365 * HOUR, invitation: 7 * 24 * HOUR, reset: HOUR }
const RESET_PAUSE = 2 * 60_000
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Hashes outside any transaction: it takes long on purpose. Refuses password_weak. */
async function hashPassword(ctx: Context, password: string): Promise<string> {
  if (password.length < PASSWORD_LENGTH.min || password.length > PASSWORD_LENGTH.max) throw new Refused('password_weak', { fields: [{ field: 'password', code: 'password_weak' }] })
  return (await ctx.auth.$context).password.hash(password)
}

/** Before the costly hash: a door anyone can knock on must not be a way to keep the machine busy. The link is claimed later. */
async function refuseUnknownLink(ctx: Context, token: string, purpose: keyof typeof LIFETIME, code: 'link_invalid' | 'setup_done'): Promise<void> {
  if (!(await linkStands(ctx.db, hashOf(token), purpose, ctx.clock()))) throw new Refused(code === 'setup_done' && (await countAdministrators(ctx.db)) === 0 ? 'link_invalid' : code)
}

function readEmail(text: string): string {
  const parsed = parseEmail(text)
  if ('refused' in parsed) throw new Refused('invalid_input', { fields: [{ field: 'email', code: parsed.refused }] })
  return parsed.email
}

function knownTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    throw new Refused('invalid_input', { fields: [{ field: 'timeZone', code: 'invalid_input' }] })
  }
}

type NewPerson = { name: string; email: string; passwordHash: string; role: string; scope: string; language: 'fr' | 'en'; timeZone: string; teamIds: string[] }

async function addPerson(work: Work, person: NewPerson): Promise<string> {
  if (await emailTaken(work.trx, person.email)) throw new Refused('email_taken', { fields: [{ field: 'email', code: 'email_taken' }] })
  const id = work.newId()
  await insertSignIn(work.trx, { id, name: person.name, email: person.email, passwordHash: person.passwordHash, at: work.at, accountId: work.newId() })
  await insertUser(work.trx, { id, name: person.name, email: person.email, role: person.role, scope: person.scope, language: person.language, time_zone: person.timeZone, created_at: work.at })
  await replaceMemberships(work.trx, id, person.teamIds, work.newId, work.at)
  return id
}

/** Somebody of the organisation who cannot sign in: there is no account behind them, and none to clear away. */
export async function addColleagueIn(work: Work, person: { name: string; email: string; role: 'manager' | 'salesperson'; language: 'fr' | 'en'; timeZone: string }): Promise<string> {
  const id = work.newId()
  await insertUser(work.trx, { id, name: person.name, email: person.email, role: person.role, scope: 'team', language: person.language, time_zone: person.timeZone, created_at: work.at })
  return id
}

// Sign-in is outside the journal, so making a person is answered by deactivating, not by undo.
const COMPENSATED = { compensation: 'deactivate the person' }

async function makeLink(ctx: Context, work: Pick<Work, 'trx' | 'at'>, purpose: keyof typeof LIFETIME, more: { userId?: string; email?: string; role?: string; scope?: string; teamIds?: string[]; createdBy?: string }): Promise<{ id: string; url: string; expiresAt: string }> {
  const token = randomBytes(32).toString('base64url')
  const id = newId(work.at.getTime())
  const expiresAt = new Date(work.at.getTime() + LIFETIME[purpose])
  await insertLink(work.trx, {
    id, purpose, token_hash: hashOf(token), user_id: more.userId ?? null, email: more.email ?? null, role: more.role ?? null, scope: more.scope ?? null, team_ids: more.teamIds ?? [],
    created_by: more.createdBy ?? null, created_at: work.at, expires_at: expiresAt,
  })
  // In the fragment, which browsers send to no server and no log.
  const page = purpose === 'setup' ? 'setup' : purpose === 'invitation' ? 'invitation' : 'reset'
  return { id, url: `${ctx.config.url}/${page}#${token}`, expiresAt: expiresAt.toISOString() }
}

/** Links used or expired before a moment tell nothing any more. */
export async function removeOldLinks(ctx: Context, before: Date): Promise<void> {
  await deleteOldLinks(ctx.db, before)
}

/** At start: the first administrator of the configuration, where there is none yet. */
export async function ensureFirstAdministrator(ctx: Context): Promise<void> {
  const { admin } = ctx.config
  if (!admin) return
  const passwordHash = await hashPassword(ctx, admin.password)
  await operation(ctx, SYSTEM, 'person.setup', async (work) => {
    if ((await countAdministrators(work.trx)) > 0) return {}
    const { language, time_zone } = await findHome(work.trx)
    const team = await work.trx.selectFrom('sales_team').select('id').orderBy('position').executeTakeFirst()
    await addPerson(work, { name: admin.email.split('@')[0] ?? 'Admin', email: admin.email, passwordHash, role: 'administrator', scope: 'all', language: language as 'fr', timeZone: time_zone, teamIds: team ? [team.id] : [] })
    return {}
  }, COMPENSATED)
}

/** At start: the one-time link that makes the first administrator, or null when there is one. */
export async function ensureSetupLink(ctx: Context): Promise<string | null> {
  return ctx.db.transaction().execute(async (trx) => {
    if ((await countAdministrators(trx)) > 0) return null
    await deleteLinks(trx, 'setup', {})
    return (await makeLink(ctx, { trx, at: ctx.clock() }, 'setup', {})).url
  })
}

/** Creates the first administrator with the token printed at start. Refuses setup_done and link_invalid. */
export async function setUp(ctx: Context, input: Input<typeof people.setup>): Promise<{ id: string }> {
  const [email, timeZone] = [readEmail(input.email), knownTimeZone(input.timeZone)]
  await refuseUnknownLink(ctx, input.token, 'setup', 'setup_done')
  const passwordHash = await hashPassword(ctx, input.password)
  return operation(ctx, SYSTEM, 'person.setup', async (work) => {
    if ((await countAdministrators(work.trx)) > 0) throw new Refused('setup_done')
    if (!(await claimLink(work.trx, hashOf(input.token), ['setup'], work.at))) throw new Refused('link_invalid')
    const setting = await work.trx.selectFrom('setting').select('id').executeTakeFirstOrThrow()
    await work.trx.updateTable('setting').set({ language: input.language, time_zone: timeZone, organisation: JSON.stringify(input.organisationName ? { name: input.organisationName } : {}) }).where('id', '=', setting.id).execute()
    const team = await work.trx.selectFrom('sales_team').select('id').orderBy('position').executeTakeFirst()
    return { id: await addPerson(work, { name: input.name, email, passwordHash, role: 'administrator', scope: 'all', language: input.language, timeZone, teamIds: team ? [team.id] : [] }) }
  }, COMPENSATED)
}

/** The answer holds a secret, so it is not kept to be given again. */
const unkept = ({ idempotency: _, ...actor }: Actor): Actor => actor

/** Invites by link: mailed where mail is configured, else given to the administrator to hand over. A former invitation of the same address is void. */
export async function invite(ctx: Context, actor: Actor, input: Input<typeof people.invite>) {
  const email = readEmail(input.email)
  const { operationId: _, ...answer } = await operation(ctx, unkept(actor), 'person.invite', async (work) => {
    if (await teamsMissing(work.trx, input.teamIds)) throw new Refused('unknown_reference', { fields: [{ field: 'teamIds', code: 'unknown_reference' }] })
    if (await emailTaken(work.trx, email)) throw new Refused('email_taken', { fields: [{ field: 'email', code: 'email_taken' }] })
    await deleteLinks(work.trx, 'invitation', { email })
    const { id, url, expiresAt } = await makeLink(ctx, work, 'invitation', { email, role: input.role, scope: input.scope, teamIds: input.teamIds, createdBy: actor.userId })
    if (!ctx.config.smtpUrl) return { id, url, expiresAt, mailed: false }
    await queueMail(work, { to: email, ...systemMail('invitation', actor.language, { url, name: actor.name }) })
    return { id, url: null, expiresAt, mailed: true }
  }, COMPENSATED)
  return answer
}

export async function revokeInvitation(ctx: Context, id: string): Promise<{ id: string }> {
  const gone = await ctx.db.transaction().execute((trx) => deleteLinks(trx, 'invitation', { id }))
  if (gone === 0) throw new Refused('not_found')
  return { id }
}

/** Takes up an invitation. Refuses link_invalid once used, withdrawn or after seven days. */
export async function acceptInvitation(ctx: Context, input: Input<typeof people.acceptInvitation>): Promise<{ id: string }> {
  const timeZone = knownTimeZone(input.timeZone)
  await refuseUnknownLink(ctx, input.token, 'invitation', 'link_invalid')
  const passwordHash = await hashPassword(ctx, input.password)
  return operation(ctx, SYSTEM, 'person.join', async (work) => {
    const link = await claimLink(work.trx, hashOf(input.token), ['invitation'], work.at)
    if (!link?.email) throw new Refused('link_invalid')
    return { id: await addPerson(work, { name: input.name, email: link.email, passwordHash, role: link.role ?? 'salesperson', scope: link.scope ?? 'team', language: input.language, timeZone, teamIds: link.team_ids }) }
  }, COMPENSATED)
}

/** Asks for a reset link, one every two minutes at most. Says the same whether the address is known or not. */
export async function requestReset(ctx: Context, text: string): Promise<{ ok: true }> {
  const parsed = parseEmail(text)
  if ('email' in parsed && ctx.config.smtpUrl) {
    await operation(ctx, SYSTEM, 'person.reset_link', async (work) => {
      const user = await work.trx.selectFrom('app_user').select(['id', 'language', 'name']).where('email', '=', parsed.email).where('active', '=', true).executeTakeFirst()
      if (!user || (await hasFreshLink(work.trx, user.id, new Date(work.at.getTime() - RESET_PAUSE)))) return {}
      await deleteLinks(work.trx, 'reset', { userId: user.id })
      const { url } = await makeLink(ctx, work, 'reset', { userId: user.id, email: parsed.email })
      await queueMail(work, { to: parsed.email, ...systemMail('reset', user.language as 'fr' | 'en', { url, name: user.name }) })
      return {}
    }, COMPENSATED)
  }
  return { ok: true }
}

/** An administrator makes a reset link for somebody. Refuses own_account: one's own password is changed by giving it. */
export async function makeResetLink(ctx: Context, actor: Actor, userId: string) {
  if (userId === actor.userId) throw new Refused('own_account')
  const { operationId: _, ...answer } = await operation(ctx, unkept(actor), 'person.reset_link', async (work) => {
    const user = await lockUser(work.trx, userId)
    if (!user) throw new Refused('not_found')
    await deleteLinks(work.trx, 'reset', { userId })
    const { id, url, expiresAt } = await makeLink(ctx, work, 'reset', { userId, email: user.email, createdBy: actor.userId })
    if (!ctx.config.smtpUrl) return { id, url, expiresAt, mailed: false }
    await queueMail(work, { to: user.email, ...systemMail('reset', user.language as 'fr' | 'en', { url, name: user.name }) })
    return { id, url: null, expiresAt, mailed: true }
  }, COMPENSATED)
  return answer
}

/** Sets a new password with a reset link, and signs the person out everywhere. */
export async function resetPassword(ctx: Context, input: { token: string; password: string }): Promise<{ ok: true }> {
  await refuseUnknownLink(ctx, input.token, 'reset', 'link_invalid')
  const passwordHash = await hashPassword(ctx, input.password)
  await ctx.db.transaction().execute(async (trx) => {
    const at = ctx.clock()
    const link = await claimLink(trx, hashOf(input.token), ['reset'], at)
    if (!link?.user_id) throw new Refused('link_invalid')
    await writePassword(trx, link.user_id, passwordHash, at)
    await deleteSessions(trx, link.user_id, false)
  })
  return { ok: true }
}

/** What a person sets for themselves. */
export function changeMe(ctx: Context, actor: Actor, input: Input<typeof people.changeMe>) {
  const time_zone = input.timeZone === undefined ? undefined : knownTimeZone(input.timeZone)
  return operation(ctx, actor, 'person.me', async (work) => {
    const { timeZone: _, ...rest } = input
    await updateUser(work.trx, actor.userId, { ...rest, ...(time_zone ? { time_zone } : {}) })
    return {}
  })
}

/** Role, scope, teams; deactivating signs out and withdraws API keys. Refuses to leave no administrator. */
export function changeUser(ctx: Context, actor: Actor, id: string, input: Input<typeof people.change>, ifMatch: string | null) {
  return operation(ctx, actor, 'person.change', async (work) => {
    const user = await lockUser(work.trx, id)
    if (!user) throw new Refused('not_found')
    if (ifMatch !== null && ifMatch !== user.version) throw new Refused('changed_meanwhile', { details: { version: user.version } })
    const { teamIds, ...values } = input
    if (teamIds && (await teamsMissing(work.trx, teamIds))) throw new Refused('unknown_reference', { fields: [{ field: 'teamIds', code: 'unknown_reference' }] })
    await updateUser(work.trx, id, values)
    if (teamIds) await replaceMemberships(work.trx, id, teamIds, work.newId, work.at)
    await keepAdministrator(work.trx)
    if (input.active === false) {
      await deleteSessions(work.trx, id, true)
      await deleteLinks(work.trx, 'reset', { userId: id })
    }
    return { id }
  })
}

/** After an undo has touched people: refuses to leave no administrator. */
export async function keepAdministrator(trx: Tx): Promise<void> {
  if ((await countAdministrators(trx)) === 0) throw new Refused('last_administrator')
}

/** Takes away the second factor of somebody who has lost it, and signs them out everywhere. Refuses own_account and second_factor_off. */
export function resetSecondFactor(ctx: Context, actor: Actor, id: string) {
  if (id === actor.userId) throw new Refused('own_account')
  return operation(ctx, actor, 'person.second_factor_reset', async (work) => {
    if (!(await lockUser(work.trx, id))) throw new Refused('not_found')
    if (!(await deleteSecondFactor(work.trx, id))) throw new Refused('second_factor_off')
    await deleteSessions(work.trx, id, false)
    return { id }
  }, { compensation: 'the person turns the second factor on again', summary: { userId: id } })
}

/** Signs one of my browsers out. An API key says nothing about browsers. */
export async function endSession(ctx: Context, actor: Actor, id: string): Promise<{ ended: number }> {
  if (!actor.sessionId) throw new Refused('session_required')
  const ended = await ctx.db.transaction().execute((trx) => deleteSession(trx, actor.userId, id))
  if (ended === 0) throw new Refused('not_found')
  return { ended }
}

/** Signs out every browser of mine but this one. */
export async function endOtherSessions(ctx: Context, actor: Actor): Promise<{ ended: number }> {
  const { userId, sessionId } = actor
  if (!sessionId) throw new Refused('session_required')
  return { ended: await ctx.db.transaction().execute((trx) => deleteOtherSessions(trx, userId, sessionId)) }
}
