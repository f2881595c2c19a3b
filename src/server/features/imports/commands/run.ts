import { setTimeout as wait } from 'node:timers/promises'
import type { LeadInput } from '#contract/leads.ts'
import { newValues, type Update } from '#domain/imports/decide.ts'
import type { Place, RowValues } from '#domain/imports/read-row.ts'
import type { Actor, Context } from '../../../context.ts'
import { operation, summarise, type Work } from '../../../db/operation.ts'
import { changeLeadsIn, createLeadsIn, takeLeads } from '../../leads/commands.ts'
import { recordOptOuts } from '../../consent/commands.ts'
import { convertArrivalsIn } from '../../doors/commands.ts'
import { clearRefusals, insertRefusals, isUndone, lockRun, updateRun } from '../store.ts'
import { type BatchRow, decideBatch, type DecidedRow, plannedId, readRows } from './decide-batch.ts'
import { PlannedLeads } from './planned.ts'
import { References } from './references.ts'
import type { Counts, ImportRun } from '../store.ts'
import { defaultsOf } from './settings.ts'
import { batchesAfter, readAhead } from './walk.ts'

const addressOf = (place: Place) => ({ type: 'billing' as const, isPrimary: true, ...place })

function inputOf(values: RowValues): LeadInput {
  const { externalId: _apart, ...input } = values
  return input as LeadInput
}

async function createAll(work: Work, run: ImportRun, rows: DecidedRow[]): Promise<Map<string, string>> {
  const { choices } = run
  const origin = { door: 'import' as const, basis: choices.basis, detail: run.file_name }
  const ids = await createLeadsIn(work, rows.map(({ read }) => {
    const values = newValues(read, defaultsOf(run), choices.tagIds)
    const input = { ...inputOf(values), ...(Object.keys(read.place).length > 0 ? { addresses: [addressOf(read.place)] } : {}), ...(read.otherEmails.length > 0 ? { contacts: read.otherEmails.map((email) => ({ email, isPrimary: false })) } : {}) }
    return { input, origin, externalId: values.externalId ?? null, importId: run.id, createdAt: read.createdOn ? new Date(`${read.createdOn}T12:00:00Z`) : null }
  }))
  await convertArrivalsIn(work, ids)
  return new Map(rows.map(({ line }, index) => [plannedId(line), ids[index] as string]))
}

/** Changes in the order of their rows; a lead that several rows change takes them one after another. */
async function changeAll(work: Work, updates: { line: number; update: Update }[], made: Map<string, string>): Promise<void> {
  let rest = updates
  while (rest.length > 0) {
    const wave = new Map<string, Update>()
    const later: typeof updates = []
    for (const one of rest) {
      const id = made.get(one.update.target.id) ?? one.update.target.id
      if (wave.has(id)) later.push(one)
      else wave.set(id, one.update)
    }
    const leads = new Map((await takeLeads(work, [...wave.keys()])).map((row) => [row.id, row]))
    await changeLeadsIn(work, [...wave].flatMap(([id, update]) => {
      const row = leads.get(id)
      return row ? [{ row, input: inputOf(update.values), ...(update.values.externalId === undefined ? {} : { externalId: update.values.externalId }), place: update.place, addContact: update.contact }] : []
    }), 'import')
    rest = later
  }
}

/** Carries one batch out inside its transaction: what the rule decides on the rows as they are now, locked. */
async function carryOut(work: Work, actor: Actor, run: ImportRun, rows: BatchRow[]): Promise<Counts> {
  const references = await References.load(work.trx, actor, run.choices)
  await references.create(work, rows.filter(({ read }) => read.reasons.length === 0).map(({ read }) => read))
  const planned = new PlannedLeads('memory')
  const decided = await decideBatch(work.trx, work.ctx.secret, actor, run, rows, references, planned, (ids) => takeLeads(work, ids))
  const of = (action: DecidedRow['decision']['action']) => decided.filter((row) => row.decision.action === action)
  const made = await createAll(work, run, of('create'))
  await changeAll(work, decided.flatMap(({ line, decision }) => (decision.action === 'update' ? [{ line, update: decision }] : [])), made)
  await recordOptOuts(work, decided.flatMap(({ read, decision }) => (decision.action !== 'refuse' && read.unsubscribed && read.values.email ? [read.values.email] : [])), 'import')
  await insertRefusals(work.trx, run.id, decided.flatMap(({ line, cells, decision }) => (decision.action === 'refuse' ? [{ line, cells, reasons: decision.reasons }] : [])))
  const before = 'created' in run.counts ? (run.counts as Counts) : { created: 0, updated: 0, skipped: 0, refused: 0 }
  return { created: before.created + made.size, updated: before.updated + of('update').length, skipped: before.skipped + of('skip').length, refused: before.refused + of('refuse').length }
}

/**
 * Carries an import out in batches that all belong to one operation. Each batch commits with the line it ends on, so that a
 * run taken up again after a crash goes on behind it; two workers on one import take turns and never do a row twice. Stops
 * when the import was cancelled or its operation undone.
 */
export async function runImport(ctx: Context, actor: Actor, start: ImportRun): Promise<void> {
  const operationId = start.operation_id
  if (!operationId) throw new Error('an import runs within its operation')
  if (start.done_line === 0) await clearRefusals(ctx.db, start.id)
  for await (const read of readAhead(batchesAfter(ctx, start, start.done_line), (rows) => readRows(start, rows))) {
    const began = Date.now()
    const { going } = await operation(ctx, actor, 'lead.import', async (work) => {
      const run = await lockRun(work.trx, start.id)
      if (run?.state !== 'running') return { going: false }
      if (await isUndone(work.trx, operationId)) {
        await updateRun(work.trx, run.id, { state: 'cancelled', finished_at: work.at })
        return { going: false }
      }
      const todo = read.filter((row) => row.line > run.done_line)
      const counts = todo.length > 0 ? await carryOut(work, actor, run, todo) : (run.counts as Counts)
      await updateRun(work.trx, run.id, { done_line: Math.max(run.done_line, read.at(-1)?.line ?? 0), counts, beat_at: work.at })
      return { going: true }
    }, { continues: operationId })
    if (!going) return
    // The embedded engine has one session: what waited during the batch gets its turn, and some room to finish.
    await wait(ctx.database.embedded ? Math.min(100, (Date.now() - began) / 10) : 0)
  }
  await operation(ctx, actor, 'lead.import', async (work) => {
    const run = await lockRun(work.trx, start.id)
    if (run?.state !== 'running') return {}
    const counts = 'created' in run.counts ? run.counts : { created: 0, updated: 0, skipped: 0, refused: 0 }
    await summarise(work, counts)
    await updateRun(work.trx, run.id, { state: 'done', counts, total_lines: run.done_line, finished_at: work.at })
    return {}
  }, { continues: operationId })
}
