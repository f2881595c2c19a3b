import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openApiDocument } from './openapi.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

it('the API document is valid OpenAPI 3.1, every operation named, every refusal documented', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'piste-openapi-'))
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(await openApiDocument()))
  const lint = spawnSync(process.execPath, [join(ROOT, 'node_modules/@redocly/cli/bin/cli.js'), 'lint', join(folder, 'openapi.json'), '--config', join(ROOT, 'redocly.yaml'), '--format', 'stylish'], {
    encoding: 'utf8', cwd: ROOT, env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
  })
  rmSync(folder, { recursive: true, force: true })
  expect(lint.status, lint.stdout + lint.stderr).toBe(0)
}, 60_000)
