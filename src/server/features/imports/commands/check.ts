import { UnreadableTable } from '../../../adapters/tables/port.ts'
import type { Actor, Context } from '../../../context.ts'
import { clearRefusals, findRun, insertRefusals, lastChange, updateRun } from '../store.ts'
import { decideBatch, readRows } from './decide-batch.ts'
import { Ground, planVersionOf } from './ground.ts'
import { PlannedLeads } from './planned.ts'
import { References } from './references.ts'
import { PlanCount } from './samples.ts'
import type { ImportRun } from '../store.ts'
import { batchesAfter } from './walk.ts'

/** Names beyond this many are not listed: nobody maps so many by hand. */
const MOST_UNKNOWN = 2000

/**
 * The dry run: decides every row as the run will and writes nothing but the plan and the refused rows. Stops without a word
 * when the import is no longer being checked.
 */
export async function checkImport(ctx: Context, actor: Actor, run: ImportRun): Promise<void> {
  const since = await lastChange(ctx.db)
  const references = await References.load(ctx.db, actor, run.choices)
  const planned = new PlannedLeads('disk')
  const ground = new Ground()
  const count = new PlanCount()
  let line = 0
  try {
    await clearRefusals(ctx.db, run.id)
    for await (const rows of batchesAfter(ctx, run, 0)) {
      const decided = await decideBatch(ctx.db, ctx.secret, actor, run, await readRows(run, rows), references, planned)
      for (const row of decided) {
        count.add(row, references)
        ground.addKeys(row.keys)
        if ('target' in row.decision && !row.decision.target.own) ground.addLead(row.decision.target.id)
      }
      await insertRefusals(ctx.db, run.id, decided.flatMap(({ line: at, cells, decision }) => (decision.action === 'refuse' ? [{ line: at, cells, reasons: decision.reasons }] : [])))
      line = rows.at(-1)?.line ?? line
      const now = await findRun(ctx.db, run.id)
      if (now?.state !== 'checking') return
      await updateRun(ctx.db, run.id, { done_line: line, beat_at: ctx.clock() })
    }
    if (count.plan.rows === 0) throw new UnreadableTable('file_only_headers')
  } finally {
    planned.close()
  }
  const text = ground.toText()
  const plan = { ...count.plan, samples: count.plan.samples.sort((a, b) => a.line - b.line), unknown: [...references.unknown.values()].sort((a, b) => b.count - a.count).slice(0, MOST_UNKNOWN) }
  await updateRun(ctx.db, run.id, { state: 'checked', plan, plan_version: planVersionOf(run, text, since), ground: text, ground_since: since, done_line: 0, total_lines: line, error: null, error_line: null })
}
