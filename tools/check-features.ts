// Refuses what makes a feature hard to find one's way in: `node --import tsx tools/check-features.ts`.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../', import.meta.url)
/** A file of a server feature: one of these, or a file in a folder of these names. Another name is a decision (docs/adr). */
const FEATURE_FILE = /^[a-z-]+\/((routes|commands|store|views|policy|jobs)\.ts|(routes|commands|store|views|jobs)\/[a-z-]+\.ts|[a-z-]+\.test\.ts)$/
const LONGEST = 400
const SOURCES = /\.(ts|tsx|mjs|sql|css)$/
/** Written by tools, or a schema printed by a library. */
const GENERATED = /\.gen\.ts$/

const filesUnder = (folder: string) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(ROOT).length).replaceAll('//', '/'))

/** Each objection with the way out; none when all is in order. */
export function objections(): string[] {
  const found: string[] = []
  const features = 'src/server/features/'
  for (const path of filesUnder(features)) {
    if (!FEATURE_FILE.test(path.slice(features.length))) found.push(`${path}: a server feature has routes, commands, store, views, policy and jobs; put it in one of them`)
  }
  for (const folder of ['src', 'test', 'tools']) {
    for (const path of filesUnder(folder).filter((one) => SOURCES.test(one) && !GENERATED.test(one))) {
      const text = readFileSync(new URL(path, ROOT), 'utf8')
      const lines = text.split('\n').length - 1
      if (lines > LONGEST) found.push(`${path}: ${lines} lines; split it (at most ${LONGEST})`)
      if (/\b(TO)DO\b|\bFIX(ME)\b/.test(text)) found.push(`${path}: says that something is left to be done; do it, or write an issue`)
    }
  }
  return found
}

if (process.argv[1]?.endsWith('check-features.ts')) {
  const found = objections()
  for (const one of found) console.error(one)
  process.exitCode = found.length > 0 ? 1 : 0
}
