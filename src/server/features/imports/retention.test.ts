import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY, startApp, type TestApp } from '#test/support/app.ts'
import { settled } from '#test/support/imports.ts'
import { removeExpired } from '#server/jobs/housekeeping.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp({ jobs: true })
})
afterAll(() => t.stop())

const stored = (of: TestApp) => readdirSync(`${of.ctx.config.dataDir}/files`, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => one.name)
const upload = async (content: string) => (await t.admin.upload('/imports', { name: 'pistes.csv', content })).body.id as string
const refused = async (id: string) => (await t.admin.get(`/imports/${id}/refusals.csv`)).body as string

it('an import’s file is kept a month, its refused rows three; a file that is still wanted stays', async () => {
  const [done, waiting] = [await upload('Nom,E-mail\nDurand,durand@example.com\nFaux,pas une adresse\n'), await upload('Nom\nAttente\n')]
  await t.admin.post(`/imports/${done}/check`)
  const { planVersion } = await settled(t.admin, done)
  await t.admin.post(`/imports/${done}/run`, { planVersion })
  expect((await settled(t.admin, done)).counts).toMatchObject({ created: 1, refused: 1 })
  t.pass(20 * DAY)
  // The same contents come again.
  const again = await upload('Nom\nAttente\n')
  await removeExpired(t.ctx)
  expect(stored(t)).toHaveLength(2)

  t.pass(15 * DAY)
  await removeExpired(t.ctx)
  expect(stored(t)).toHaveLength(1)
  expect((await t.admin.get(`/imports/${done}`)).body).toMatchObject({ state: 'done', counts: { created: 1 } })
  expect(await refused(done)).toContain('pas une adresse')
  expect((await t.admin.get(`/imports/${waiting}`)).body.state).toBe('cancelled')
  expect((await t.admin.post(`/imports/${waiting}/check`)).body.code).toBe('import_not_ready')
  await t.admin.post(`/imports/${again}/check`)
  expect((await settled(t.admin, again)).plan.creates).toBe(1)

  t.pass(60 * DAY)
  await removeExpired(t.ctx)
  expect(stored(t)).toEqual([])
  expect(await refused(done)).not.toContain('pas une adresse')
  expect((await t.admin.get('/leads?q=durand')).body.items).toHaveLength(1)
})

it('what an upload left that came to nothing does not stay either', async () => {
  const today = await startApp()
  expect((await today.admin.upload('/imports', { name: 'vide.csv', content: 'Nom\n' })).status).toBe(422)
  await removeExpired(today.ctx)
  expect(stored(today), 'it may be on its way').toHaveLength(1)
  today.pass(2 * DAY)
  await removeExpired(today.ctx)
  expect(stored(today)).toEqual([])
  await today.stop()
})
