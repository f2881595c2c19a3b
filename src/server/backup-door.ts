import { randomBytes, timingSafeEqual } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { Context } from './context.ts'

const DOOR = 'backup-door.json'
type Door = { port: number; token: string }
export const doorFile = (dataDir: string) => join(dataDir, DOOR)

/**
 * Lets `npm run backup` ask a running Piste for a consistent copy of its embedded database, which only this process may
 * open. On the loopback, apart from HTTP for users; the token is in a file that only the owner of the data folder reads.
 */
export async function openBackupDoor(ctx: Context): Promise<{ close: () => void } | null> {
  const { embedded } = ctx.database
  if (!embedded) return null
  const { dataDir } = ctx.config
  const token = randomBytes(32)
  const server = createServer((request, response) => {
    const given = Buffer.from(String(request.headers.authorization ?? '').replace(/^Bearer /, ''), 'hex')
    if (request.method !== 'POST' || given.length !== token.length || !timingSafeEqual(given, token)) return response.writeHead(403).end()
    const copy = join('backups', `copy-${randomBytes(6).toString('hex')}`)
    embedded.copyTo(join(dataDir, copy, 'db')).then(
      () => response.end(JSON.stringify({ copy })),
      (error: unknown) => {
        ctx.log.error({ err: error }, 'copy for a backup')
        rmSync(join(dataDir, copy), { recursive: true, force: true })
        response.writeHead(500).end()
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const door: Door = { port: typeof address === 'object' && address ? address.port : 0, token: token.toString('hex') }
  rmSync(doorFile(dataDir), { force: true })
  writeFileSync(doorFile(dataDir), JSON.stringify(door), { mode: 0o600, flag: 'wx' })
  return {
    close: () => {
      rmSync(doorFile(dataDir), { force: true })
      server.closeAllConnections()
      server.close()
    },
  }
}
