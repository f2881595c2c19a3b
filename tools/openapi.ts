// Writes the API document without listening: `node --import tsx tools/openapi.ts [file]` (standard output without a file).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp } from '../src/server/app.ts'
import { readConfig } from '../src/server/config.ts'
import { openServer } from '../src/server/db/client.ts'
import { buildContext } from '../src/server/open.ts'

/** The OpenAPI document of the application as it is; nothing is opened, no database is asked. */
export async function openApiDocument(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'piste-openapi-'))
  try {
    const config = readConfig({ PISTE_DATA_DIR: folder, PISTE_SECRET: 'only-to-build-the-document-0123456789' })
    // A pool connects when first asked for something, which nothing here does.
    const app = await buildApp(buildContext(config, openServer('postgres://127.0.0.1:1/none'), pino({ level: 'silent' })))
    await app.ready()
    const document = app.swagger()
    await app.close()
    return document
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1]?.endsWith('openapi.ts')) {
  const text = `${JSON.stringify(await openApiDocument(), null, 2)}\n`
  if (process.argv[2]) writeFileSync(process.argv[2], text)
  else process.stdout.write(text)
  process.exit(0)
}
