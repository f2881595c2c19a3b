import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CLIENT_ADDRESS, SIGN_IN_DOORS } from '../auth.ts'
import type { Actor, Context } from '../context.ts'
import { countAttempt, forgetAttempts } from '../db/attempts.ts'
import type { Db } from '../db/client.ts'
import { Refused } from '../refused.ts'
import { knownBrowser, rememberBrowser } from './known-browser.ts'
import { refusalOf } from './sign-in-refusals.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
  }
}

/** How long who-is-it is remembered; signing out or being deactivated in this process forgets at once. */
const REMEMBERED_MS = 10_000
const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-)?piste\.session_token=([^;]+)/

export async function actorOf(db: Db, userId: string, door: Actor['door']): Promise<Actor | null> {
  const user = await db.selectFrom('app_user').selectAll().where('id', '=', userId).where('active', '=', true).executeTakeFirst()
  if (!user) return null
  // The first is the team of what they enter: a living one before an archived one.
  const teams = await db.selectFrom('team_member').innerJoin('sales_team', 'sales_team.id', 'team_member.team_id').select('team_id').where('user_id', '=', userId)
    .orderBy('sales_team.archived_at', (order) => order.desc().nullsFirst()).orderBy('team_member.created_at').orderBy('team_member.id').execute()
  const led = await db.selectFrom('sales_team').select('id').where('leader_id', '=', userId).execute()
  return {
    userId: user.id,
    name: user.name,
    role: user.role as Actor['role'],
    scope: user.scope as Actor['scope'],
    teamIds: [...new Set([...teams.map((team) => team.team_id), ...led.map((team) => team.id)])],
    language: user.language as Actor['language'],
    timeZone: user.time_zone,
    door,
  }
}

export type SessionMemory = { forget: () => void }

/** Puts `request.actor`: from the session cookie or from `Authorization: Bearer <API key>`; null when neither holds. */
export function useSessions(app: FastifyInstance, ctx: Context): SessionMemory {
  const remembered = new Map<string, { actor: Actor | null; until: number }>()
  const remember = async (key: string, find: () => Promise<Actor | null>): Promise<Actor | null> => {
    const now = Date.now()
    const known = remembered.get(key)
    if (known && known.until > now) return known.actor
    const actor = await find()
    if (remembered.size > 5000) remembered.clear()
    remembered.set(key, { actor, until: now + REMEMBERED_MS })
    return actor
  }
  const identify = async (request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> => {
    const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (bearer) {
      // Only a hash is kept in memory: a dump of the process shows no key.
      return remember(`key:${createHash('sha256').update(bearer).digest('hex')}`, async () => {
        const { valid, key } = await ctx.auth.api.verifyApiKey({ body: { key: bearer } })
        return valid && key ? actorOf(ctx.db, key.referenceId, 'api') : null
      })
    }
    const cookie = SESSION_COOKIE.exec(request.headers.cookie ?? '')?.[1]
    if (!cookie) return null
    return remember(`session:${cookie}`, async () => {
      const { response: session, headers } = await ctx.auth.api.getSession({ headers: new Headers({ cookie: request.headers.cookie ?? '', [CLIENT_ADDRESS]: request.ip }), returnHeaders: true })
      // A prolonged session prolongs its cookie.
      for (const set of headers.getSetCookie()) reply.header('set-cookie', set)
      const actor = session && (await actorOf(ctx.db, session.user.id, 'screen'))
      return actor ? { ...actor, sessionId: session.session.id } : null
    })
  }
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/v1')) return
    request.actor = await identify(request, reply)
    // A cookie travels by itself; a change asked from another site's page is refused. API keys do not travel by themselves.
    const origin = request.headers.origin
    if (request.actor?.door === 'screen' && origin && !['GET', 'HEAD'].includes(request.method) && !sameSite(origin, request, ctx)) request.actor = null
  })
  return { forget: () => remembered.clear() }
}

function sameSite(origin: string, request: FastifyRequest, ctx: Context): boolean {
  return origin === new URL(ctx.config.url).origin || origin === `${request.protocol}://${request.host}`
}

/** Hands the open doors of /api/auth to the sign-in library, telling it the caller's address; its refusals come out as ours, in the reader's language. */
export function useSignIn(app: FastifyInstance, ctx: Context, memory: SessionMemory): void {
  app.all('/api/auth/*', { schema: { hide: true } }, async (request, reply) => {
    const url = new URL(request.url, ctx.config.url)
    const door = `${request.method} ${url.pathname.slice('/api/auth'.length)}`
    if (!SIGN_IN_DOORS.has(door)) throw new Refused('not_found')
    const { origin } = request.headers
    if (request.method !== 'GET' && origin && !sameSite(origin, request, ctx)) throw new Refused('other_site')
    const given = (request.body ?? {}) as { email?: unknown }
    const email = door === 'POST /sign-in/email' && typeof given.email === 'string' ? given.email : null
    const browser = email === null ? null : knownBrowser(ctx, request, email)
    if (email !== null && !(await countAttempt(ctx.db, email, ctx.clock(), browser))) throw new Refused('too_many_requests')
    const answer = await ctx.auth.handler(new Request(url, { method: request.method, headers: headersFor(request, ctx), ...(request.method === 'GET' ? {} : { body: JSON.stringify(given) }) }))
    if (request.method !== 'GET') memory.forget()
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
    if (!answer.ok) throw await refusalOf(answer)
    if (email !== null) {
      await forgetAttempts(ctx.db, email, browser)
      if (!browser) rememberBrowser(ctx, reply, email)
    }
    reply.code(answer.status)
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
    return reply.send(await answer.text())
  })
}

function headersFor(request: FastifyRequest, ctx: Context): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== CLIENT_ADDRESS && name !== 'content-length') headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  headers.set(CLIENT_ADDRESS, request.ip)
  if (request.method !== 'GET') headers.set('content-type', 'application/json')
  // The library compares the origin with its own address; the same site under its other names is the same site.
  const { origin } = request.headers
  if (origin && sameSite(origin, request, ctx)) headers.set('origin', new URL(ctx.config.url).origin)
  return headers
}
