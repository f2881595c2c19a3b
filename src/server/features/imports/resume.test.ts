import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { frenchLeads } from '#test/support/french-leads.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'piste-resume-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the import in a process of its own; `killAt`: kills it, without warning, once so many rows are written. */
async function inProcess(dataDir: string, file: string | null, killAt = Number.POSITIVE_INFINITY): Promise<{ result: { counts: object; leads: number; digest: string } | null; firstLine: number }> {
  const { DATABASE_URL: _none, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/import-child.ts', ...(file ? [file] : [])], { cwd: root, env: { ...env, PISTE_DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  let result: { counts: object; leads: number; digest: string } | null = null
  let firstLine = -1
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const [word, rest = ''] = line.split(/ (.*)/)
    if (word === 'result') result = JSON.parse(rest)
    if (word !== 'running') continue
    if (firstLine < 0) firstLine = Number(rest)
    if (Number(rest) >= killAt) child.kill('SIGKILL')
  }
  return { result, firstLine }
}

it('an import of 20,000 rows killed in the middle goes on where it was, and ends as one that nobody disturbed', async () => {
  const file = join(folder, 'pistes.csv')
  const leads = frenchLeads(20_000)
  writeFileSync(file, leads.bytes)
  const [resumed, undisturbed] = await Promise.all([
    inProcess(join(folder, 'killed'), file, 7000).then(async (killed) => {
      expect(killed.result).toBeNull()
      return inProcess(join(folder, 'killed'), null)
    }),
    inProcess(join(folder, 'whole'), file),
  ])
  expect(resumed.firstLine).toBeGreaterThanOrEqual(7000)
  expect(undisturbed.result).toMatchObject({ leads: 19_993, counts: { created: 19_993, updated: 2, refused: 5 } })
  expect(resumed.result).toEqual(undisturbed.result)
}, 400_000)
