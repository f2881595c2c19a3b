import { type TableProblem, UnreadableTable } from '../../../adapters/tables/port.ts'
import type { Context } from '../../../context.ts'
import { actorOf } from '../../../http/session.ts'
import { findRun, findUnfinished, updateRun } from '../store.ts'
import { checkImport } from './check.ts'
import { runImport } from './run.ts'

export const IMPORT_JOB = 'imports'
/** A worker that has shown nothing for so long is taken for dead. */
const SILENT_MS = 20_000

/** Does what an import is waiting for: its check or its run. Does nothing where neither is wanted any more. */
export async function workOnImport(ctx: Context, id: string): Promise<void> {
  const run = await findRun(ctx.db, id)
  if (!run || (run.state !== 'checking' && run.state !== 'running')) return
  const actor = await actorOf(ctx.db, run.created_by, 'import')
  try {
    if (!actor) return await fail(ctx, id, 'forbidden', null)
    if (run.state === 'checking') await checkImport(ctx, actor, run)
    else await runImport(ctx, actor, run)
  } catch (error) {
    if (error instanceof UnreadableTable) return fail(ctx, id, error.problem, error.line)
    ctx.log.error({ err: error, importId: id }, 'import failed')
    await fail(ctx, id, 'internal', null)
  }
}

/** What was done stays, and is undone or taken up again as the person decides. */
async function fail(ctx: Context, id: string, code: TableProblem | 'forbidden' | 'internal', line: number | null): Promise<void> {
  await updateRun(ctx.db, id, { state: 'failed', error: code, error_line: line })
}

/**
 * Takes up again, at start, the imports that a killed process left in the middle. On the embedded engine nobody else can be
 * at work; on a server another process may be, and its imports are looked at again once it would have shown itself.
 */
export async function resumeImports(ctx: Context): Promise<void> {
  for (const { id, beat_at } of await findUnfinished(ctx.db)) {
    const silent = ctx.database.embedded !== null || beat_at === null || ctx.clock().getTime() - beat_at.getTime() > SILENT_MS
    await ctx.db.transaction().execute((trx) => ctx.queue.enqueue(trx, IMPORT_JOB, { id, unlessBeatAfter: silent ? null : (beat_at?.toISOString() ?? null) }, silent ? {} : { startAfterSeconds: SILENT_MS / 1000 }))
  }
}

/** The job: an import, and the sign of life at which it was last seen where another worker may have it. */
export async function carryOutImport(ctx: Context, job: { id: string; unlessBeatAfter?: string | null }): Promise<void> {
  if (job.unlessBeatAfter) {
    const run = await findRun(ctx.db, job.id)
    if (run?.beat_at && run.beat_at.toISOString() > job.unlessBeatAfter) return
  }
  await workOnImport(ctx, job.id)
}
