import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MARK = join(ROOT, 'dist/web/.built-from')

/** What the pages are built from: their sources and the pinned libraries. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of ['src/web', 'src/contract', 'src/domain']) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
      if (entry.isFile() && !entry.name.includes('.test.')) hash.update(join(entry.parentPath, entry.name)).update(readFileSync(join(entry.parentPath, entry.name)))
    }
  }
  return hash.update(readFileSync(join(ROOT, 'vite.config.ts'))).update(readFileSync(join(ROOT, 'package.json'))).digest('hex')
}

/** Builds the pages when they are missing or older than their sources; else does nothing. */
export async function ensureWebBuild(): Promise<void> {
  const wanted = fingerprint()
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return
  console.log('Building the pages (first start, or new version)…')
  const { build } = await import('vite')
  await build({ root: join(ROOT, 'src/web'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' })
  mkdirSync(join(ROOT, 'dist/web'), { recursive: true })
  writeFileSync(MARK, wanted)
}

if (process.argv[1]?.endsWith('build-web.ts')) await ensureWebBuild()
