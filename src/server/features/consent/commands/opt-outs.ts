import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { Context } from '../../../context.ts'
import { SYSTEM } from '../../../db/defaults.ts'
import { operation, type Work } from '../../../db/operation.ts'
import { deleteUnsaved, findAddresses, findUnsaved, insertConsent, insertSuppression, insertUnsaved, newestConsent } from '../store.ts'
import { hashOf } from './hash.ts'

const channel = z.enum(['email', 'phone', 'post'])
const optOut = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent'), id: z.uuid(), channel, hash: z.string(), listId: z.uuid().nullable(), state: z.enum(['subscribed', 'unsubscribed']), at: z.iso.datetime(), how: z.string() }),
  z.object({ kind: z.literal('suppression'), id: z.uuid(), channel, hash: z.string(), state: z.enum(['suppressed', 'lifted']), at: z.iso.datetime(), reason: z.string() }),
])
type OptOut = z.infer<typeof optOut>

/** Beside every backup, in none: what people have asked for outlives a restore. Holds hashes, no addresses. */
const fileOf = (ctx: Context) => join(ctx.config.dataDir, 'opt-outs.ndjson')

/** Puts a statement on its way into the file; it is there once the operation is answered. */
export async function noteOptOut(work: Work, line: OptOut): Promise<void> {
  await insertUnsaved(work.trx, line.id, line)
  work.afterCommit(() => saveOptOuts(work.ctx))
}

const writing = new WeakMap<Context, Promise<void>>()

/** Appends what is on its way to the file and forces it to the disk; also at start, for what a crash left behind. */
export function saveOptOuts(ctx: Context): Promise<void> {
  const next = (writing.get(ctx) ?? Promise.resolve()).catch(() => undefined).then(() => append(ctx))
  writing.set(ctx, next)
  return next
}

async function append(ctx: Context): Promise<void> {
  for (;;) {
    const rows = await findUnsaved(ctx.db)
    if (rows.length === 0) return
    const file = await open(fileOf(ctx), 'a', 0o600)
    try {
      // A line break first: a line that a crash has cut must not swallow the next.
      await file.appendFile(rows.map((row) => `\n${JSON.stringify(row.line)}`).join(''))
      await file.datasync()
    } finally {
      await file.close()
    }
    // A crash right here writes them again, which their ids make harmless.
    await deleteUnsaved(ctx.db, rows.map((row) => row.id))
  }
}

async function readOptOuts(ctx: Context): Promise<OptOut[]> {
  const text = await readFile(fileOf(ctx), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((line) => {
    try {
      return [optOut.parse(JSON.parse(line))]
    } catch {
      return []
    }
  })
}

const BATCH = 5000

/** Addresses the database knows, by hash, as far as somebody has said something about them. */
async function findByHash(work: Work, wanted: Set<string>): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  for (let last: { channel: string; address: string } | null = null; ; ) {
    const some = await findAddresses(work.trx, last, BATCH)
    for (const one of some) {
      const hash = hashOf(work.ctx.secret, one.channel, one.address)
      if (wanted.has(hash)) known.set(hash, one.address)
    }
    if (some.length < BATCH) return known
    last = some.at(-1) ?? null
  }
}

/** After a restore: brings back what the file has and the restored data has not, as far as it is newer. Answers how many rows. */
export async function mergeOptOuts(ctx: Context): Promise<number> {
  const lines = (await readOptOuts(ctx)).sort((a, b) => (a.at < b.at ? -1 : 1))
  if (lines.length === 0) return 0
  const { merged } = await operation(ctx, SYSTEM, 'opt_outs.merge', async (work) => {
    const addresses = await findByHash(work, new Set(lines.filter((one) => one.kind === 'consent').map((one) => one.hash)))
    let count = 0
    for (const line of lines) {
      const at = new Date(line.at)
      if (line.kind === 'suppression') {
        if (await insertSuppression(work.trx, { id: line.id, channel: line.channel, hash: line.hash, state: line.state, reason: line.reason, at, actor_id: null })) count += 1
        continue
      }
      const address = addresses.get(line.hash)
      if (!address) continue
      const newest = await newestConsent(work.trx, line.channel, address, line.listId)
      if (newest && newest.at >= at) continue
      if (await insertConsent(work.trx, { id: line.id, channel: line.channel, address, list_id: line.listId, state: line.state, at, how: line.how, wording: null, actor_id: null, operation_id: work.operationId })) count += 1
    }
    return { merged: count }
  }, { compensation: 'none' })
  return merged
}
