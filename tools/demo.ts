// `npm run demo [-- --lang en] [-- --port 3000]`: Piste on a temporary folder, filled with the sample data.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { lang: { type: 'string' }, port: { type: 'string' } } })
const language = (values.lang ?? process.env.LC_ALL ?? process.env.LANG ?? 'fr').toLowerCase().startsWith('en') ? 'en' : 'fr'

/** The wanted port, or any free one where that is taken. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer()
  const listen = (port: number) => new Promise<number | null>((resolve) => {
    probe.once('error', () => resolve(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
  return (await listen(wanted)) ?? (await listen(0)) ?? wanted
}

const folder = mkdtempSync(join(tmpdir(), 'piste-demo-'))
const port = await freePort(Number(values.port ?? process.env.PORT ?? 3000))
const address = `http://127.0.0.1:${port}`
// The demo is its own: no database, mail or secret of this machine's real Piste.
const inherited = Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('PISTE_'))
const piste = spawn(process.execPath, ['--import', 'tsx', 'src/server/main.ts'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...Object.fromEntries(inherited), PORT: String(port), PISTE_DATA_DIR: folder, PISTE_LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
piste.once('exit', (code) => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 0)
})
// Ctrl-C reaches both processes; the folder goes once Piste has closed it.
process.on('SIGINT', () => piste.kill('SIGTERM'))
process.on('SIGTERM', () => piste.kill('SIGTERM'))

const token = await new Promise<string>((resolve) => {
  let said = ''
  piste.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    const building = /^Building.*\n/m.exec(chunk.toString())
    if (building) process.stdout.write(building[0])
    const link = /#(\S+)/.exec(said)
    if (link?.[1]) resolve(link[1])
  })
})

async function post(path: string, body: object | undefined, cookie = ''): Promise<Response> {
  const answer = await fetch(`${address}${path}`, { method: 'POST', headers: { origin: address, cookie, ...(body ? { 'content-type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer
}

const [email, password] = ['demo@example.com', randomBytes(9).toString('base64url')]
const organisationName = language === 'fr' ? 'Atelier Clairvent' : 'Clearvane Works'
try {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  await post('/api/v1/setup', { token, name: language === 'fr' ? 'Alix Démo' : 'Alex Demo', email, password, organisationName, language, timeZone })
  const signedIn = await post('/api/auth/sign-in/email', { email, password })
  await post('/api/v1/sample-data', undefined, signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '))
  const words = language === 'fr'
    ? ['Démonstration de Piste', 'Adresse', 'E-mail', 'Mot de passe', 'Ctrl-C arrête la démonstration et efface ses données.']
    : ['Piste demo', 'Address', 'Email', 'Password', 'Ctrl-C stops the demo and removes its data.']
  console.log(`\n${words[0]}\n  ${words[1]?.padEnd(13)} ${address}\n  ${words[2]?.padEnd(13)} ${email}\n  ${words[3]?.padEnd(13)} ${password}\n${words[4]}`)
} catch (error) {
  console.error(error)
  piste.kill('SIGTERM')
}
