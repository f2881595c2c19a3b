import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { freePort } from '#test/support/process.ts'

export type Running = {
  url: string
  /** From the command to `GET /health` saying ok, in seconds. */
  startSeconds: number
  /** Resident memory of the server process, in MB. */
  memory: () => number
  call: <T = any>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<T>
  upload: <T = any>(path: string, name: string, bytes: Uint8Array) => Promise<T>
  stop: () => Promise<void>
}
const ADMIN = { email: 'bench@example.com', password: 'a long word for benches' }

/** Starts Piste as a user would, in a process of its own, and signs in. Refusals are thrown with their sentence. */
export async function startServer(dataDir: string, databaseUrl: string | null): Promise<Running> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const from = performance.now()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port), PISTE_DATA_DIR: dataDir, PISTE_LOG_LEVEL: 'error', PISTE_ADMIN_EMAIL: ADMIN.email, PISTE_ADMIN_PASSWORD: ADMIN.password, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) },
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error('Piste did not start')
    if (await fetch(`${url}/health`).then((answer) => answer.ok, () => false)) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const startSeconds = (performance.now() - from) / 1000
  const signed = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify(ADMIN) })
  if (!signed.ok) throw new Error(`sign-in: ${await signed.text()}`)
  const cookie = signed.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  const read = async (answer: Response, what: string) => {
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${text.slice(0, 300)}`)
    return text ? JSON.parse(text) : null
  }
  return {
    url,
    startSeconds,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    call: async (method, path, body, headers = {}) => read(await fetch(`${url}/api/v1${path}`, {
      method, headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }), `${method} ${path}`),
    upload: async (path, name, bytes) => {
      const form = new FormData()
      form.set('file', new Blob([bytes as never]), name)
      return read(await fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { cookie, origin: url }, body: form }), `POST ${path}`)
    },
    stop: () => new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    }),
  }
}
