import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { ADMIN, freePort } from './process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
/** A browser that does nothing of its own accord: no updates, no accounts, no calls home. */
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic']

/** Chromium as installed (or PISTE_CHROMIUM), else the one that comes as a package. */
export async function openBrowser(): Promise<Browser> {
  const installed = process.env.PISTE_CHROMIUM ?? INSTALLED.find((path) => existsSync(path))
  if (installed) return chromium.launch({ executablePath: installed, args: QUIET })
  const { default: packed } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packed.executablePath(), args: QUIET })
}

export type Server = { url: string; /** The one-time link for the first administrator, where there is none yet. */ setupLink: string | null; stop: () => Promise<void> }
export { ADMIN }

/** Piste as `npm start` starts it, with its built pages, on a folder of its own. */
export async function startServer({ administrator = true }: { administrator?: boolean } = {}): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'piste-journey-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
    cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), PISTE_DATA_DIR: dataDir, PISTE_LOG_LEVEL: 'error', ...(administrator ? { PISTE_ADMIN_EMAIL: ADMIN.email, PISTE_ADMIN_PASSWORD: ADMIN.password } : {}) },
  })
  const said = await ready(child)
  return {
    url: `http://127.0.0.1:${port}`,
    setupLink: /(http:\S+\/setup#\S+)/.exec(said)?.[1] ?? null,
    stop: () => new Promise((resolve) => {
      child.once('exit', () => {
        rmSync(dataDir, { recursive: true, force: true })
        resolve()
      })
      child.kill('SIGTERM')
    }),
  }
}

function ready(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      // The link, if there is one, comes right after.
      if (said.includes('Piste is ready')) setTimeout(() => resolve(said), 200)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`Piste did not start (${code}): ${said}`)))
  })
}

/** Calls the API as somebody signed in; a refusal is an error with its body. */
export type Api = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<any>
export type Person = { api: Api; /** Sends a file as a form does. */ upload: (path: string, name: string, bytes: Buffer) => Promise<any>; context: (options?: BrowserContextOptions) => Promise<BrowserContext> }

/** Signs in once; every context opened afterwards is that person's, in French unless said otherwise. */
export async function signIn(browser: Browser, url: string, who: { email: string; password: string } = ADMIN): Promise<Person> {
  const open = (options: BrowserContextOptions = {}) => browser.newContext({ baseURL: url, locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1440, height: 900 }, ...options })
  const entry = await open()
  const answer = await entry.request.post('/api/auth/sign-in/email', { data: who, headers: { origin: url } })
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`)
  const storageState = await entry.storageState()
  const api: Api = async (method, path, body) => {
    const reply = await entry.request.fetch(`/api/v1${path}`, { method, headers: { origin: url }, ...(body ? { data: body } : {}) })
    const text = await reply.text()
    if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${text}`)
    return text ? JSON.parse(text) : null
  }
  const upload: Person['upload'] = async (path, name, buffer) => (await entry.request.post(`/api/v1${path}`, { headers: { origin: url }, multipart: { file: { name, mimeType: 'text/csv', buffer } } })).json()
  return { api, upload, context: (options) => open({ storageState, ...options }) }
}

/** A message that comes and goes, of an operation done or refused. */
export const toast = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })

/** Collects what a page complains about: errors and warnings in the console, exceptions. */
export function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && heard.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`exception: ${error.message}`))
  return heard
}
