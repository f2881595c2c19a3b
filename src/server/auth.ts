import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Db } from './db/client.ts'

/** Longer than a guess, shorter than what makes hashing a denial of service. */
export const PASSWORD_LENGTH = { min: 10, max: 128 }

/** Header in which the app tells the sign-in who is calling; whatever the outside sends under this name is dropped. */
export const CLIENT_ADDRESS = 'x-piste-ip'

/** Sign-in: passwords, sessions, second factor, API keys, in the schema `auth`. Who a person is in the organisation is `app_user`. */
export function openAuth(db: Db, config: Config, secret: string, log: Logger) {
  return betterAuth({
    appName: 'Piste',
    baseURL: config.url,
    basePath: '/api/auth',
    secret,
    database: { db: db.withSchema('auth') as never, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { log: (level, message, ...more) => log[level]({ err: more.find((one) => one instanceof Error) }, `sign-in: ${message}`) },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LENGTH.min, maxPasswordLength: PASSWORD_LENGTH.max },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 8 }, '/two-factor/*': { window: 60, max: 8 }, '/change-password': { window: 60, max: 8 } },
    },
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      cookiePrefix: 'piste',
      useSecureCookies: config.url.startsWith('https://'),
    },
    databaseHooks: {
      // Who has been deactivated may know the password still.
      session: { create: { before: async (session) => (await db.selectFrom('app_user').select('id').where('id', '=', session.userId).where('active', '=', true).executeTakeFirst()) !== undefined } },
    },
    plugins: [twoFactor({ issuer: 'Piste' }), apiKey({ enableSessionForAPIKeys: false, rateLimit: { enabled: false }, defaultPrefix: 'piste_' })],
  })
}
export type Auth = ReturnType<typeof openAuth>
