import { sql } from 'kysely'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { visibleCustomer, visibleLead, visibleOpportunity } from '../../db/visibility.ts'
import { Refused } from '../../refused.ts'
import { insertEntries, insertTimelines, lockEntry, updateEntry } from './store.ts'

export type TimelineKind = 'lead' | 'opportunity' | 'customer'

/** New, empty timelines, one for each record, which keeps its id. */
export async function createTimelines(work: Work, kind: TimelineKind, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({ id: work.newId(), kind, created_at: work.at }))
  await insertTimelines(work.trx, rows)
  return rows.map((row) => row.id)
}

/** A new, empty timeline; its record keeps the id. */
export async function createTimeline(work: Work, kind: TimelineKind): Promise<string> {
  const [id] = await createTimelines(work, kind, 1)
  return id as string
}

const VISIBLE = { lead: visibleLead, opportunity: visibleOpportunity, customer: visibleCustomer }

type Entry = { kind: 'note' | 'call' | 'meeting'; body: string; at?: Date | string | undefined }

/** Adds notes, calls and meetings to records of one kind that the actor sees, in a fixed number of statements. `at`: when each took place, if not just now. */
export async function addEntriesIn(work: Work, kind: TimelineKind, entries: (Entry & { recordId: string; authorId: string })[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; timeline_id: string }>`select id, timeline_id from ${sql.table(kind)} where id = any(${entries.map((one) => one.recordId)}::uuid[]) and ${VISIBLE[kind](work.actor)}`.execute(work.trx)
  const timelines = new Map(rows.map((row) => [row.id, row.timeline_id]))
  const written = entries.map(({ recordId, authorId, ...entry }) => {
    const timelineId = timelines.get(recordId)
    if (!timelineId) throw new Refused('not_found')
    return { id: work.newId(), timeline_id: timelineId, kind: entry.kind, body: entry.body, author_id: authorId, at: entry.at ?? work.at, created_at: work.at }
  })
  await insertEntries(work.trx, written)
  return written.map((one) => one.id)
}
export function addEntry(ctx: Context, actor: Actor, kind: TimelineKind, recordId: string, entry: Entry) {
  return operation(ctx, actor, `timeline.${entry.kind}`, async (work) => {
    const [id] = await addEntriesIn(work, kind, [{ ...entry, recordId, authorId: actor.userId }])
    return { id: id as string }
  })
}

/** One's own note on a record one still sees, or any for a manager; others answer not_found rather than tell of it. */
async function takeEntry(work: Work, id: string) {
  const entry = await lockEntry(work.trx, id)
  if (!entry || (entry.author_id !== work.actor.userId && work.actor.role === 'salesperson')) throw new Refused('not_found')
  const kinds = Object.entries(VISIBLE).map(([kind, visible]) => sql`select 1 from ${sql.table(kind)} where timeline_id = ${entry.timeline_id} and ${visible(work.actor)}`)
  const { rows } = await sql`${sql.join(kinds, sql` union all `)}`.execute(work.trx)
  if (rows.length === 0) throw new Refused('not_found')
  return entry
}

export function changeEntry(ctx: Context, actor: Actor, id: string, body: string, ifMatch: string | null) {
  return operation(ctx, actor, 'timeline.change', async (work) => {
    const entry = await takeEntry(work, id)
    if (ifMatch !== null && ifMatch !== entry.version) throw new Refused('changed_meanwhile', { details: { version: entry.version } })
    await updateEntry(work.trx, id, { body })
    return { id }
  })
}

export function removeEntry(ctx: Context, actor: Actor, id: string) {
  return operation(ctx, actor, 'timeline.remove', async (work) => {
    await takeEntry(work, id)
    await updateEntry(work.trx, id, { deleted_at: work.at })
    return { id }
  })
}
