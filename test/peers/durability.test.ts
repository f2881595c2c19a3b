import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Piste, startPiste } from '#test/support/process.ts'
import { SERVER_URL } from '#test/support/engine.ts'

let folder: string
const running = new Set<Piste>()
const start = async () => {
  const piste = await startPiste(folder)
  running.add(piste)
  void piste.ended.then(() => running.delete(piste))
  return piste
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'piste-kill-'))
})
afterAll(async () => {
  for (const piste of running) {
    piste.process.kill('SIGKILL')
    await piste.ended
  }
  rmSync(folder, { recursive: true, force: true })
})

type Sent = { key: string; name: string; id: string | null }

/** Creates leads on several connections at once until `enough` are acknowledged, then does what is to be done. */
async function storm(piste: Piste, label: string, enough: number, then: () => void): Promise<Sent[]> {
  const sent: Sent[] = []
  let acknowledged = 0
  const send = async (lane: number) => {
    for (let n = 0; ; n += 1) {
      const one: Sent = { key: `${label}-${lane}-${n}`, name: `${label}x${lane}x${n}x`, id: null }
      sent.push(one)
      try {
        const { status, body } = await piste.call('POST', '/leads', { lastName: one.name }, { 'idempotency-key': one.key })
        if (status === 503) return
        expect(status).toBe(201)
        one.id = body.id
      } catch (error) {
        // The connection went with the process.
        if ((error as Error).message === 'fetch failed' || (error as Error).name === 'SocketError' || (error as Error).name === 'TypeError') return
        throw error
      }
      acknowledged += 1
      if (acknowledged === enough) then()
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, lane) => send(lane)))
  return sent
}

async function eachOnce(piste: Piste, label: string, sent: Sent[]): Promise<void> {
  const ids = new Set<string>()
  for (const one of sent) {
    const again = await piste.call('POST', '/leads', { lastName: one.name }, { 'idempotency-key': one.key })
    expect(again.status).toBe(201)
    if (one.id) expect(again.body.id, 'acknowledged before, so answered the same again').toBe(one.id)
    ids.add(again.body.id)
  }
  const { body } = await piste.call('GET', `/leads?q=${label}&limit=200`)
  expect(new Set(body.items.map((lead: { id: string }) => lead.id))).toEqual(ids)
  expect(body.total.count).toBe(sent.length)
}

// A process of its own has a folder of its own: on a server PostgreSQL's durability is PostgreSQL's.
it.skipIf(SERVER_URL)('every lead acknowledged before a kill -9 is there exactly once after it, also when all is sent again', async () => {
  const first = await start()
  const sent = await storm(first, 'foudre', 80, () => first.process.kill('SIGKILL'))
  expect(await first.ended).toBe('SIGKILL')
  expect(sent.filter((one) => one.id).length).toBeGreaterThanOrEqual(80)
  const second = await start()
  await eachOnce(second, 'foudre', sent)
  second.process.kill('SIGTERM')
  expect(await second.ended).toBe(0)
}, 240_000)

it.skipIf(SERVER_URL)('asked to stop, it answers what it has begun, then ends', async () => {
  const first = await start()
  const sent = await storm(first, 'douceur', 30, () => first.process.kill('SIGTERM'))
  expect(await first.ended).toBe(0)
  const second = await start()
  const answered = sent.filter((one) => one.id)
  await eachOnce(second, 'douceur', answered)
  second.process.kill('SIGTERM')
  expect(await second.ended).toBe(0)
}, 240_000)
