import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFolder } from './client.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'piste-durable-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a commit has reached the disk before it is answered, and a second process is refused with a sentence', async () => {
  const open = await openFolder(folder, { durable: true })
  await sql`create table proof (n integer)`.execute(open.db)
  const before = (await open.embedded?.syncs()) ?? 0
  for (let n = 0; n < 20; n += 1) await sql`insert into proof values (${n})`.execute(open.db)
  expect(((await open.embedded?.syncs()) ?? 0) - before).toBeGreaterThanOrEqual(20)
  await expect(openFolder(folder, { durable: true })).rejects.toThrow(/already open in another Piste process/)
  await open.close()
})

it('what was acknowledged before a kill -9 is there afterwards', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('../../../test/support/storm.ts', import.meta.url)), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.split('\n').length > 300) child.kill('SIGKILL')
    })
    child.on('exit', () => resolve())
  })
  // The last line may have been cut by the kill; every whole one was acknowledged.
  const acknowledged = said.split('\n').slice(0, -1).map(Number)
  const open = await openFolder(folder, { durable: true })
  const { rows } = await sql<{ n: number }>`select n from storm order by n`.execute(open.db)
  expect(rows.map((row) => row.n).slice(0, acknowledged.length)).toEqual(acknowledged)
  await open.close()
})
