import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'

let t: TestApp
let port: number
beforeAll(async () => {
  t = await startApp()
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  port = portOf(t)
})
afterAll(() => t.stop())

const portOf = ({ app }: TestApp): number => (app.server.address() as AddressInfo).port

/** What the server says to these bytes. */
const said = (bytes: string) => new Promise<string>((resolve, reject) => {
  let text = ''
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
  socket.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text)).on('error', reject)
})
const problemIn = (text: string) => JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4))

describe('a body', () => {
  it('may be left away where nothing in it is needed, with or without naming its type', async () => {
    for (const headers of [{}, { 'content-type': 'application/json' }] as Record<string, string>[]) {
      const { body: lead } = await t.admin.post('/leads', { lastName: 'Sans', firstName: 'Corps' })
      expect((await t.admin.post(`/leads/${lead.id}/customer`, undefined, headers)).status).toBeLessThan(300)
      expect((await t.admin.post(`/operations/${lead.operationId}/undo`, undefined, headers)).status).toBe(200)
    }
    expect((await t.admin.delete(`/leads/${(await t.admin.post('/leads', { lastName: 'Partie' })).body.id}`, { 'content-type': 'application/json' })).status).toBe(200)
  })

  it('that is missing where something is needed names the fields', async () => {
    const { status, body } = await t.admin.post('/leads/bulk')
    expect([status, body.code, body.errors.map((one: { field: string }) => one.field)]).toEqual([422, 'invalid_input', ['action']])
  })

  it('that is no JSON, or of an unknown type, is a problem like any other', async () => {
    const send = (payload: string, type: string) => t.app.inject({ method: 'POST', url: '/api/v1/leads', headers: { authorization: `Bearer ${t.admin.key}`, 'content-type': type }, payload })
    for (const answer of [await send('{"lastName":', 'application/json'), await send('{"__proto__":{"role":"administrator"}}', 'application/json'), await send('<lead/>', 'application/xml'), await send('nom', 'text/plain')]) {
      expect([answer.statusCode >= 400 && answer.statusCode < 500, String(answer.headers['content-type']).startsWith('application/problem+json')]).toEqual([true, true])
    }
  })
})

it('too many headers, or no HTTP at all, are refused as problems', async () => {
  const long = await said(`GET /api/v1/me HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(40_000)}\r\n\r\n`)
  expect([long.slice(9, 12), problemIn(long)]).toEqual(['431', expect.objectContaining({ code: 'headers_too_large', status: 431 })])
  const noise = await said('bonjour\r\n\r\n')
  expect([noise.slice(9, 12), problemIn(noise).code]).toEqual(['400', 'body_unreadable'])
})

it('HEAD says what GET would, OPTIONS is told no', async () => {
  const headers = { authorization: `Bearer ${t.admin.key}` }
  const head = await t.app.inject({ method: 'HEAD', url: '/api/v1/me', headers })
  expect([head.statusCode, head.body]).toEqual([200, ''])
  const options = await t.app.inject({ method: 'OPTIONS', url: '/api/v1/me', headers })
  expect([options.statusCode, options.json().code, options.headers['access-control-allow-origin']]).toEqual([404, 'not_found', undefined])
})

it('behind a proxy the caller is who the proxy says, not who they claim to be', async () => {
  const behind = await startApp({ env: { PISTE_TRUST_PROXY: 'true' } })
  const answers = []
  for (let i = 0; i < 32; i += 1) answers.push((await behind.anonymous.post('/links/read', { token: `essai ${i}` }, { 'x-forwarded-for': `10.1.1.${i}, 192.0.2.7` })).status)
  expect([answers[0], answers.at(-1)]).toEqual([410, 429])
  expect((await behind.anonymous.post('/links/read', { token: 'autre' }, { 'x-forwarded-for': '10.1.1.1, 192.0.2.8' })).status).toBe(410)
  await behind.stop()
})

it('a stopping server finishes what has come over an open connection', async () => {
  const stopping = await startApp()
  await stopping.app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect(portOf(stopping), '127.0.0.1')
  const request = `GET /api/v1/leads HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${stopping.admin.key}\r\n\r\n`
  let text = ''
  const over = new Promise<void>((resolve) => void socket.on('data', (chunk) => (text += chunk)).on('close', () => resolve()))
  // The first is being answered when the stop begins; the second comes after it.
  socket.write(request)
  await new Promise((resolve) => stopping.app.server.once('request', resolve))
  const closed = stopping.app.close()
  socket.write(request)
  await Promise.all([closed, over])
  expect(text.match(/HTTP\/1\.1 \d+/g)).not.toContain('HTTP/1.1 503')
  expect(text).toContain('HTTP/1.1 200')
  await stopping.stop()
})
