import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { CLIENT_ADDRESS } from '../auth.ts'
import type { Actor, Context } from '../context.ts'
import type { Db } from '../db/client.ts'
import { Refused } from '../refused.ts'

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
  const teams = await db.selectFrom('team_member').select('team_id').where('user_id', '=', userId).execute()
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
  const identify = async (request: FastifyRequest): Promise<Actor | null> => {
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
      const session = await ctx.auth.api.getSession({ headers: new Headers({ cookie: request.headers.cookie ?? '', [CLIENT_ADDRESS]: request.ip }) })
      return session ? actorOf(ctx.db, session.user.id, 'screen') : null
    })
  }
  app.decorateRequest('actor', null)
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/v1')) return
    request.actor = await identify(request)
    // A cookie travels by itself; a change asked from another site's page is refused. API keys do not travel by themselves.
    const origin = request.headers.origin
    if (request.actor?.door === 'screen' && origin && !['GET', 'HEAD'].includes(request.method) && !sameSite(origin, request, ctx)) request.actor = null
  })
  return { forget: () => remembered.clear() }
}

function sameSite(origin: string, request: FastifyRequest, ctx: Context): boolean {
  return origin === new URL(ctx.config.url).origin || origin === `${request.protocol}://${request.host}`
}

/** The sign-in library's doors that are open. What a person is called, who joins and who leaves is decided under /api/v1. */
const OPEN_DOORS = new Set([
  'sign-in/email', 'sign-out', 'get-session', 'list-sessions', 'revoke-session', 'revoke-sessions', 'revoke-other-sessions', 'change-password',
  'two-factor/enable', 'two-factor/disable', 'two-factor/get-totp-uri', 'two-factor/verify-totp', 'two-factor/generate-backup-codes', 'two-factor/verify-backup-code',
  'api-key/create', 'api-key/list', 'api-key/delete',
])

/** Hands /api/auth/* to the sign-in library, telling it the caller's address. */
export function useSignIn(app: FastifyInstance, ctx: Context, memory: SessionMemory): void {
  app.all('/api/auth/*', { schema: { hide: true } }, async (request, reply) => {
    const { '*': door } = request.params as { '*': string }
    if (!OPEN_DOORS.has(door)) throw new Refused('not_found')
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined && name !== CLIENT_ADDRESS && name !== 'content-length') headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    headers.set(CLIENT_ADDRESS, request.ip)
    // The library compares the origin with its own address; the same site under its other names is the same site.
    const origin = request.headers.origin
    if (origin && sameSite(origin, request, ctx)) headers.set('origin', new URL(ctx.config.url).origin)
    const url = new URL(request.url, ctx.config.url)
    const body = ['GET', 'HEAD'].includes(request.method) ? undefined : JSON.stringify(request.body ?? {})
    if (body !== undefined) headers.set('content-type', 'application/json')
    const answer = await ctx.auth.handler(new Request(url, { method: request.method, headers, ...(body === undefined ? {} : { body }) }))
    if (request.method !== 'GET') memory.forget()
    reply.code(answer.status)
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
    return reply.send(await answer.text())
  })
}
