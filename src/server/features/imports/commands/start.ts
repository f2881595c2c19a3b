import type { Actor, Context } from '../../../context.ts'
import { operation } from '../../../db/operation.ts'
import { Refused } from '../../../refused.ts'
import { findRun, lockRun, updateRun } from '../store.ts'
import { isOpen, takeOwn } from './choose.ts'
import { hasMoved } from './ground.ts'
import { isMapped } from './settings.ts'
import { IMPORT_JOB } from './work.ts'

/** Begins the dry run over every row, in the background. Refuses mapping_incomplete, and import_not_ready while something is under way. */
export async function startCheck(ctx: Context, actor: Actor, id: string): Promise<void> {
  await takeOwn(ctx.db, actor, id)
  await ctx.db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, id)
    if (!run || !isOpen(run)) throw new Refused('import_not_ready')
    if (!isMapped(run.columns)) throw new Refused('mapping_incomplete')
    await updateRun(trx, id, { state: 'checking', plan: {}, plan_version: null, ground: null, done_line: 0, beat_at: ctx.clock(), error: null, error_line: null })
    await ctx.queue.enqueue(trx, IMPORT_JOB, { id })
  })
}

/**
 * Begins the run in the background, as one operation. With `planVersion` refuses plan_changed when that is not the plan, or
 * the ground has moved since it was made (see hasMoved). Asked again for what is already under way or done, does nothing;
 * one that failed in the middle goes on behind its last batch.
 */
export async function startRun(ctx: Context, actor: Actor, id: string, planVersion: string | undefined): Promise<void> {
  const seen = await takeOwn(ctx.db, actor, id)
  if ((seen.state === 'running' || seen.state === 'done') && planVersion !== undefined && planVersion === seen.plan_version) return
  if (seen.state === 'failed' && seen.operation_id !== null) {
    await ctx.db.transaction().execute(async (trx) => {
      await updateRun(trx, id, { state: 'running', error: null, error_line: null, beat_at: ctx.clock() })
      await ctx.queue.enqueue(trx, IMPORT_JOB, { id })
    })
    return
  }
  if (seen.state !== 'checked') throw new Refused('import_not_ready')
  const { idempotency: _natural, ...plain } = actor
  await operation(ctx, plain, 'lead.import', async (work) => {
    const run = await lockRun(work.trx, id)
    if (run?.state !== 'checked') throw new Refused('import_not_ready')
    if (planVersion !== undefined && (planVersion !== run.plan_version || (await hasMoved(work.trx, run)))) throw new Refused('plan_changed')
    await updateRun(work.trx, id, { state: 'running', operation_id: work.operationId, done_line: 0, counts: {}, beat_at: work.at })
    await ctx.queue.enqueue(work.trx, IMPORT_JOB, { id })
    return {}
  }, { summary: { fileName: seen.file_name, importId: id } })
}

/** Stops: a check goes back to the mapping, a run ends after the batch under way. One's own; a manager's any. */
export async function cancelImport(ctx: Context, actor: Actor, id: string): Promise<void> {
  const seen = await findRun(ctx.db, id)
  if (!seen || (seen.created_by !== actor.userId && actor.role === 'salesperson')) throw new Refused('not_found')
  await ctx.db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, id)
    if (!run || run.state === 'done' || run.state === 'cancelled') throw new Refused('import_not_ready')
    if (run.state === 'checking') await updateRun(trx, id, { state: 'mapping', done_line: 0 })
    else await updateRun(trx, id, { state: 'cancelled', finished_at: ctx.clock() })
  })
}
