import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'

const COOKIE = 'piste.browser'
const YEAR_SECONDS = 365 * 24 * 3600

const sealOf = (secret: string, id: string, email: string) => createHmac('sha256', secret).update(`browser ${id} ${email.trim().toLowerCase()}`).digest()

/**
 * The browser from which this account has been signed in to before, or null. Its mistakes are counted apart, so that
 * strangers who guess at an account do not lock out whose it is.
 */
export function knownBrowser(ctx: Context, request: FastifyRequest, email: string): string | null {
  const [, id, seal] = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '') ?? []
  if (!id || !seal) return null
  return timingSafeEqual(Buffer.from(seal, 'base64url'), sealOf(ctx.secret, id, email)) ? id : null
}

/** After the right password: this browser is known by the next time. It lets nobody in by itself. */
export function rememberBrowser(ctx: Context, reply: FastifyReply, email: string): void {
  const id = randomBytes(16).toString('base64url')
  const secure = ctx.config.url.startsWith('https://') ? '; Secure' : ''
  reply.header('set-cookie', `${COOKIE}=${id}.${sealOf(ctx.secret, id, email).toString('base64url')}; Path=/api/auth; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`)
}
