import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { removeOldOperations } from '../db/journal-age.ts'
import { removeImportFiles, removeRefusals, resumeImports } from '../features/imports/commands.ts'
import { removeOldLinks } from '../features/people/commands.ts'

const DAY = 24 * 3600 * 1000
/** How many days each is kept. Keys outlive any client's retries; mails and links only answer «what became of it?». */
const KEPT = { keys: 7, mails: 7, links: 30, importFiles: 30, refusals: 90, journal: 90 }

/** Removes what is kept for a while only. Safe to run at any time, in any number of processes at once. */
export async function removeExpired(ctx: Context): Promise<void> {
  const before = (days: number) => new Date(ctx.clock().getTime() - days * DAY)
  await ctx.db.deleteFrom('idempotency').where('created_at', '<', before(KEPT.keys)).execute()
  await sql`delete from mail_outbox where sent_at < ${before(KEPT.mails).toISOString()}::timestamptz`.execute(ctx.db)
  await removeOldLinks(ctx, before(KEPT.links))
  await removeImportFiles(ctx, before(KEPT.importFiles))
  await removeRefusals(ctx, before(KEPT.refusals))
  // Where several processes share a server, one may have died over an import that nobody has begun again.
  if (!ctx.database.embedded) await resumeImports(ctx)
  await removeOldOperations(ctx.db, before(KEPT.journal))
}

/** Every hour, and once soon after the start. */
export function startHousekeeping(ctx: Context): { stop: () => void } {
  const run = () => void removeExpired(ctx).catch((error: unknown) => ctx.log.error({ err: error }, 'housekeeping'))
  const [soon, hourly] = [setTimeout(run, 60_000), setInterval(run, 3_600_000)]
  for (const timer of [soon, hourly]) timer.unref()
  return {
    stop: () => {
      clearTimeout(soon)
      clearInterval(hourly)
    },
  }
}
