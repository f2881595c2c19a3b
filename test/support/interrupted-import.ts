import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { frenchLeads } from './french-leads.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const children: ChildProcess[] = []

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

/** Imports `rows` rows twice, once killed after `killAt` of them and taken up again, and expects the same of both. */
export async function interruptedImport(rows: number, killAt: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'piste-resume-'))
  const file = join(folder, 'pistes.csv')
  writeFileSync(file, frenchLeads(rows).bytes)
  try {
    const [resumed, undisturbed] = await Promise.all([
      inProcess(join(folder, 'killed'), file, killAt).then(async (killed) => {
        expect(killed.result).toBeNull()
        return inProcess(join(folder, 'killed'), null)
      }),
      inProcess(join(folder, 'whole'), file),
    ])
    expect(resumed.firstLine).toBeGreaterThanOrEqual(killAt)
    expect(undisturbed.result).toMatchObject({ leads: rows - 7, counts: { created: rows - 7, updated: 2, refused: 5 } })
    expect(resumed.result).toEqual(undisturbed.result)
  } finally {
    for (const child of children) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}
