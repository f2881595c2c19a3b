import * as z from 'zod'

/** How many proxies stand before Piste; `true` is one. */
const proxies = z.string().regex(/^(true|false|\d{1,2})$/, 'must be true, false or how many proxies requests pass').transform((text) => (text === 'true' ? 1 : text === 'false' ? 0 : Number(text)))

const environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://').optional(),
  PISTE_DATA_DIR: z.string().min(1).default('./data'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PISTE_HOST: z.string().min(1).default('127.0.0.1'),
  PISTE_URL: z.url({ protocol: /^https?$/, error: 'must be a http:// or https:// address, such as https://piste.example.com' }).optional(),
  PISTE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  PISTE_TRUST_PROXY: proxies.default(0),
  PISTE_SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://').optional(),
  PISTE_MAIL_FROM: z.string().min(3).optional(),
  PISTE_ADMIN_EMAIL: z.email('must be an email address').optional(),
  PISTE_ADMIN_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  PISTE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  PISTE_MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(10_000).default(500),
})

export type Config = {
  databaseUrl: string | null
  dataDir: string
  port: number
  host: string
  /** Address under which users reach Piste; links in mails start with it. */
  url: string
  secret: string | null
  /** Proxies whose word about the caller is taken; what stands before theirs in X-Forwarded-For is the caller's own claim. */
  trustProxy: number
  smtpUrl: string | null
  mailFrom: string
  admin: { email: string; password: string } | null
  logLevel: string
  maxUploadBytes: number
}

export class ConfigRefused extends Error {}

/** Reads the environment once. Throws ConfigRefused with a sentence naming each variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([key, value]) => key in environment.shape && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) throw new ConfigRefused(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
  const e = parsed.data
  if ((e.PISTE_ADMIN_EMAIL === undefined) !== (e.PISTE_ADMIN_PASSWORD === undefined)) {
    throw new ConfigRefused('PISTE_ADMIN_EMAIL and PISTE_ADMIN_PASSWORD go together: set both or neither')
  }
  const url = (e.PISTE_URL ?? `http://${e.PISTE_HOST.includes(':') ? `[${e.PISTE_HOST}]` : e.PISTE_HOST}:${e.PORT}`).replace(/\/+$/, '')
  return {
    databaseUrl: e.DATABASE_URL ?? null,
    dataDir: e.PISTE_DATA_DIR,
    port: e.PORT,
    host: e.PISTE_HOST,
    url,
    secret: e.PISTE_SECRET ?? null,
    trustProxy: e.PISTE_TRUST_PROXY,
    smtpUrl: e.PISTE_SMTP_URL ?? null,
    mailFrom: e.PISTE_MAIL_FROM ?? `Piste <piste@${new URL(url).hostname}>`,
    admin: e.PISTE_ADMIN_EMAIL && e.PISTE_ADMIN_PASSWORD ? { email: e.PISTE_ADMIN_EMAIL.toLowerCase(), password: e.PISTE_ADMIN_PASSWORD } : null,
    logLevel: e.PISTE_LOG_LEVEL,
    maxUploadBytes: e.PISTE_MAX_UPLOAD_MB * 1024 * 1024,
  }
}
