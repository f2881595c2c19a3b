/** How much script a browser fetches before the sign-in page, and the list of leads, stand still. Exit code 1 when a page is over budget, or complains. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright-core'
import { complaints, openBrowser, signIn, startServer } from '#test/support/browser.ts'

const BUDGET = 200_000
const ROOT = fileURLToPath(new URL('..', import.meta.url))

type Loaded = { path: string; files: { name: string; bytes: number; gzip: number }[]; later: number; heard: string[] }

async function load(context: BrowserContext, path: string): Promise<Loaded> {
  const scripts: string[] = []
  const page = await context.newPage()
  const heard = complaints(page)
  page.on('response', (response) => new URL(response.url()).pathname.endsWith('.js') && scripts.push(new URL(response.url()).pathname))
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.locator('h1').waitFor()
  const first = [...new Set(scripts)]
  await page.waitForTimeout(4000)
  await context.close()
  const files = first.map((name) => {
    const bytes = readFileSync(join(ROOT, 'dist/web', name))
    return { name: name.replace('/assets/', ''), bytes: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length }
  })
  const later = [...new Set(scripts)].filter((name) => !first.includes(name)).reduce((sum, name) => sum + gzipSync(readFileSync(join(ROOT, 'dist/web', name)), { level: 9 }).length, 0)
  return { path, files: files.toSorted((a, b) => b.gzip - a.gzip), later, heard }
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10)

function print({ path, files, later, heard }: Loaded): boolean {
  const total = files.reduce((sum, file) => sum + file.gzip, 0)
  console.log(`\n${path}`)
  for (const file of files.slice(0, process.argv.includes('--all') ? undefined : 12)) console.log(`  ${kB(file.gzip)} gzip ${kB(file.bytes)}  ${file.name}`)
  console.log(`  ${kB(total)} gzip in ${files.length} scripts (budget${kB(BUDGET)}): ${total <= BUDGET ? 'within' : 'OVER'}; at rest${kB(later)} more`)
  for (const complaint of heard) console.log(`  console: ${complaint}`)
  return total <= BUDGET && heard.length === 0
}

const server = await startServer()
let isWithin = false
try {
  const browser = await openBrowser()
  const administrator = await signIn(browser, server.url)
  const results = [await load(await browser.newContext({ baseURL: server.url, locale: 'fr-FR' }), '/sign-in'), await load(await administrator.context(), '/leads')]
  await browser.close()
  isWithin = results.map(print).every(Boolean)
} finally {
  await server.stop()
}
process.exit(isWithin ? 0 : 1)
