/** How much script a browser fetches before the sign-in page, and the list of leads, stand still. Exit code 1 when a page is over budget, or complains. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const BUDGET = 200_000
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ADMIN = { email: 'bench@example.com', password: 'a long enough one' }

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function openChromium(): Promise<Browser> {
  const installed = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  if (installed) return chromium.launch({ executablePath: installed, args })
  const { default: packed } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packed.executablePath(), args: [...packed.args, ...args] })
}

type Loaded = { path: string; files: { name: string; bytes: number; gzip: number }[]; later: number; complaints: string[] }

async function load(browser: Browser, url: string, path: string, signedIn: boolean): Promise<Loaded> {
  const context = await browser.newContext({ baseURL: url, locale: 'fr-FR' })
  const complaints: string[] = []
  const scripts: string[] = []
  if (signedIn) await context.request.post('/api/auth/sign-in/email', { data: ADMIN, headers: { origin: url } })
  const page = await context.newPage()
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
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
  return { path, files: files.toSorted((a, b) => b.gzip - a.gzip), later, complaints }
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10)

function print({ path, files, later, complaints }: Loaded): boolean {
  const total = files.reduce((sum, file) => sum + file.gzip, 0)
  console.log(`\n${path}`)
  for (const file of files.slice(0, process.argv.includes('--all') ? undefined : 12)) console.log(`  ${kB(file.gzip)} gzip ${kB(file.bytes)}  ${file.name}`)
  console.log(`  ${kB(total)} gzip in ${files.length} scripts (budget${kB(BUDGET)}): ${total <= BUDGET ? 'within' : 'OVER'}; at rest${kB(later)} more`)
  for (const complaint of complaints) console.log(`  console: ${complaint}`)
  return total <= BUDGET && complaints.length === 0
}

const port = await freePort()
const url = `http://127.0.0.1:${port}`
const dataDir = mkdtempSync(join(tmpdir(), 'piste-bench-'))
const server = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(port), PISTE_DATA_DIR: dataDir, PISTE_LOG_LEVEL: 'error', PISTE_ADMIN_EMAIL: ADMIN.email, PISTE_ADMIN_PASSWORD: ADMIN.password } })
let isWithin = false
try {
  for (let tries = 0; !(await fetch(`${url}/health`).then((answer) => answer.ok, () => false)); tries += 1) {
    if (tries > 600 || server.exitCode !== null) throw new Error('Piste did not start')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const browser = await openChromium()
  const results = [await load(browser, url, '/sign-in', false), await load(browser, url, '/leads', true)]
  await browser.close()
  isWithin = results.map(print).every(Boolean)
} finally {
  server.kill('SIGTERM')
  await new Promise((resolve) => server.once('exit', resolve))
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(isWithin ? 0 : 1)
