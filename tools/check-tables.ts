// Every table says in its migration what it is: `node --import tsx tools/check-tables.ts`.
import { readdirSync, readFileSync } from 'node:fs'

export const CLASSES = ['reversible', 'append-only', 'derived', 'technical'] as const
export type TableClass = (typeof CLASSES)[number]
const MIGRATIONS = new URL('../src/server/db/migrations/', import.meta.url)

/** `public.lead` → its class, as the migrations declare it; and what is wrong with them. */
export function readClasses(files: { name: string; text: string }[] = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql')).sort().map((name) => ({ name, text: readFileSync(new URL(name, MIGRATIONS), 'utf8') }))): { classes: Map<string, TableClass>; objections: string[] } {
  const classes = new Map<string, TableClass>()
  const tracked = new Set<string>()
  const found: string[] = []
  for (const { name, text } of files) {
    let declared: string | null = null
    for (const line of text.split('\n')) {
      const said = /^-- class: (.*)$/.exec(line.trim())?.[1]
      if (said !== undefined) declared = said
      const table = /^create table (?:if not exists )?("?[\w.]+"?(?:\."\w+")?)/i.exec(line.trim())?.[1]?.replaceAll('"', '')
      const track = /journal\.track\('(\w+)'/.exec(line)?.[1]
      if (track) tracked.add(`public.${track}`)
      if (!table) {
        // The class stands right above its table; comments may come between.
        if (line.trim() !== '' && !line.trim().startsWith('--')) declared = null
        continue
      }
      const full = table.includes('.') ? table : `public.${table}`
      if (!CLASSES.includes(declared as TableClass)) found.push(`${name}: ${full} does not say what it is; write "-- class: ${CLASSES.join(' | ')}" above it`)
      else classes.set(full, declared as TableClass)
      declared = null
    }
  }
  for (const [table, kind] of classes) {
    if (kind === 'reversible' && !tracked.has(table)) found.push(`${table} is reversible but not journaled; call journal.track`)
    if (kind !== 'reversible' && tracked.has(table)) found.push(`${table} is ${kind} but journaled; only reversible tables are`)
  }
  return { classes, objections: found }
}

if (process.argv[1]?.endsWith('check-tables.ts')) {
  const { objections } = readClasses()
  for (const one of objections) console.error(one)
  process.exitCode = objections.length > 0 ? 1 : 0
}
