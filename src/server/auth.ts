import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { ATTEMPTS } from './db/attempts.ts'
import type { Db } from './db/client.ts'

/** Longer than a guess, shorter than what makes hashing a denial of service. */
export const PASSWORD_LENGTH = { min: 10, max: 128 }

/** Header in which the app tells the sign-in who is calling; whatever the outside sends under this name is dropped. */
export const CLIENT_ADDRESS = 'x-piste-ip'

/** The library's doors that are open, under /api/auth; it has more, and comes with new ones. */
export const SIGN_IN_DOORS: ReadonlySet<string> = new Set([
  'GET /get-session', 'POST /sign-in/email', 'POST /sign-out', 'POST /change-password',
  'POST /two-factor/enable', 'POST /two-factor/disable', 'POST /two-factor/verify-totp', 'POST /two-factor/verify-backup-code', 'POST /two-factor/generate-backup-codes',
  'GET /api-key/list', 'POST /api-key/create', 'POST /api-key/delete',
])

/** Sign-in: passwords, sessions, second factor, API keys, in the schema `auth`. Who a person is in the organisation is `app_user`. */
export function openAuth(db: Db, config: Config, secret: string, log: Logger) {
  return betterAuth({
    appName: 'Piste',
    baseURL: config.url,
    basePath: '/api/auth',
    secret,
    database: { db: db.withSchema('auth') as never, type: 'postgres' },
    telemetry: { enabled: false },
    // It calls a wrong password or key an error; what really fails is answered 500 and logged there.
    logger: { log: (level, message, ...more) => log[level === 'error' ? 'warn' : 'info']({ signIn: true, ...(more[0] instanceof Error ? { err: more[0] } : {}) }, message) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LENGTH.min, maxPasswordLength: PASSWORD_LENGTH.max },
    // A session in use is prolonged, and its «last seen» moved, once an hour.
    session: { expiresIn: 30 * 24 * 3600, updateAge: 3600 },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const person = await db.selectFrom('app_user').select('active').where('id', '=', userId).executeTakeFirst()
            if (!person?.active) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DEACTIVATED', message: 'Account deactivated' })
          },
        },
      },
    },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      // By address, wide enough for an office behind one; by account, see db/attempts.ts. Counters are kept for the longest window, which that one needs too.
      customRules: { '/sign-in/email': { window: 60, max: 30 }, '/two-factor/*': { window: ATTEMPTS.seconds, max: 30 }, '/change-password': { window: 60, max: 8 } },
    },
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      cookiePrefix: 'piste',
      useSecureCookies: config.url.startsWith('https://'),
    },
    plugins: [twoFactor({ issuer: 'Piste' }), apiKey({ enableSessionForAPIKeys: false, rateLimit: { enabled: false }, defaultPrefix: 'piste_', startingCharactersConfig: { shouldStore: true, charactersLength: 12 }, requireName: true, maximumNameLength: 60 })],
  })
}
export type Auth = ReturnType<typeof openAuth>
