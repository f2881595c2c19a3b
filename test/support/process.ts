import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/server/main.ts', import.meta.url))
export const ADMIN = { email: 'admin@example.com', password: 'assez-long-et-bon' }

/** A port nobody has at the moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

export type Piste = {
  url: string
  process: ChildProcess
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>
  /** A signed-in call. */
  call: (method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<{ status: number; body: any }>
}

/** Starts Piste as `npm start` does, on a data folder of its own, and signs in. */
export async function startPiste(dataDir: string): Promise<Piste> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), PISTE_DATA_DIR: dataDir, PISTE_ADMIN_EMAIL: ADMIN.email, PISTE_ADMIN_PASSWORD: ADMIN.password, PISTE_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | string>((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal ?? 'gone')))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.toString().includes('Piste is ready') && resolve())
    void ended.then((how) => reject(new Error(`ended before it was ready: ${how}`)))
  })
  const signed = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify(ADMIN) })
  if (!signed.ok) throw new Error(`sign-in answered ${signed.status}`)
  const cookie = signed.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
  return {
    url, process: child, ended,
    call: async (method, path, body, headers = {}) => {
      const reply = await fetch(`${url}/api/v1${path}`, { method, headers: { cookie, origin: url, ...(body ? { 'content-type': 'application/json' } : {}), ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) })
      return { status: reply.status, body: await reply.json().catch(() => null) }
    },
  }
}
