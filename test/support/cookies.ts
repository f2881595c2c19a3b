import { createHmac } from 'node:crypto'
import type { Answer, TestApp } from './app.ts'

export type Browser = { cookies: Map<string, string>; send: (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<Answer>; signIn: (email: string, password: string) => Promise<Answer> }

let machines = 0

/** A browser on a machine of its own: it keeps its cookies and says from which site it asks. */
export function openBrowser(t: TestApp, more: { userAgent?: string; origin?: string; language?: 'fr' | 'en' } = {}): Browser {
  machines += 1
  const [remoteAddress, cookies] = [`10.0.${Math.floor(machines / 250)}.${(machines % 250) + 1}`, new Map<string, string>()]
  const send: Browser['send'] = async (method, path, body) => {
    const headers = { origin: more.origin ?? t.ctx.config.url, 'user-agent': more.userAgent ?? 'test', 'accept-language': more.language ?? 'en', ...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}) }
    const reply = await t.app.inject({ method, url: path.startsWith('/api/') ? path : `/api/v1${path}`, remoteAddress, headers, ...(body ? { payload: body } : {}) })
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name && value && !/max-age=0/i.test(line)) cookies.set(name, value)
      else if (name) cookies.delete(name)
    }
    return { status: reply.statusCode, body: String(reply.headers['content-type']).includes('json') ? reply.json() : reply.body, headers: reply.headers }
  }
  return { cookies, send, signIn: (email, password) => send('POST', '/api/auth/sign-in/email', { email, password }) }
}

/** What the phone shows now, or so many half-minutes away. */
export function codeOf(otpauth: string, steps = 0): string {
  const bits = [...(new URL(otpauth).searchParams.get('secret') ?? '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const digest = createHmac('sha1', secret).update(counter).digest()
  return String((digest.readUInt32BE((digest[19] ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
