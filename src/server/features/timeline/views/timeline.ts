import { sql } from 'kysely'
import type { TimelineEntry } from '#contract/records.ts'
import type { Actor } from '../../../context.ts'
import type { Db } from '../../../db/client.ts'
import { iso } from '../../../db/wire.ts'
import { Refused } from '../../../refused.ts'
import { type ChangeRow, namesOf, rowLabels, shown } from './naming.ts'
import { type Kind, type Subject, subjectsOf } from './subjects.ts'

type Item = { key: string; kind: TimelineEntry['kind']; at: Date; author_id: string | null; author_name: string | null; body: string; subject_id: string; operation_id: string | null; version: string | null }
type OperationRow = { id: string; kind: string; actor_id: string | null; compensation: string | null; undone_by: string | null; undo_of: string | null; undone_kind: string | null }
type StatusRow = { operation_id: string; lead_id: string; after: string; before: string | null }
type Query = { limit: number; cursor?: string | undefined; show: 'all' | 'notes' | 'changes' }

/** Columns that say nothing to a person, or what another one says. */
const SILENT = new Set(['id', 'created_at', 'created_by', 'timeline_id', 'position', 'lead_id', 'custom_fields', 'origin_door', 'origin_at', 'origin_basis', 'origin_detail', 'manual_status_id', 'closed_at', 'opened_at', 'sort_name', 'search_text', 'first_id', 'second_id'])
const SILENT_TABLES = ['timeline', 'timeline_entry']
/** What was done to many records at once is undone where it was done, not from one of them. */
const SWEEPING = /^(import|sample|undo)|\.bulk|\.merge_all/

/** What happened to a record and to what it is linked with, newest first; one entry for each operation. */
export async function readTimeline(db: Db, actor: Actor, kind: Kind, id: string, query: Query): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  const subjects = await subjectsOf(db, actor, kind, id)
  if (subjects.length === 0 || subjects[0]?.id !== id) throw new Refused('not_found')
  const rows = await findItems(db, subjects, query)
  const page = rows.slice(0, query.limit)
  const operations = await readOperations(db, actor, page.flatMap((row) => row.operation_id ?? []), subjects, id)
  const byId = new Map(subjects.flatMap((one) => [[one.id, one], [one.timelineId, one]]))
  const last = page.at(-1)
  return {
    items: page.map((row) => {
      const subject = byId.get(row.subject_id)
      const done = row.operation_id ? operations.get(row.operation_id) : undefined
      return {
        id: row.key, kind: row.kind, at: iso(row.at), author: row.author_id ? { id: row.author_id, name: row.author_name ?? '' } : null, body: row.body,
        from: done ? done.from : subject && subject.id !== id ? recordOf(subject) : null,
        changes: done?.changes ?? [], operation: done?.operation ?? null, version: row.version,
      }
    }),
    nextCursor: rows.length > query.limit && last ? `${iso(last.at)}~${last.key}` : null,
  }
}

/** Notes, operations, and what the status log alone still remembers, newest first; one more than asked for. */
async function findItems(db: Db, subjects: Subject[], query: Query): Promise<Item[]> {
  const [until, after] = query.cursor?.split('~') ?? []
  if (query.cursor && (!after || Number.isNaN(Date.parse(until ?? '')))) throw new Refused('cursor_invalid')
  const ids = subjects.map((one) => one.id)
  const older = until ? sql`where (at, key) < (${until}::timestamptz, ${after})` : sql``
  const most = query.limit + 1
  const { rows } = await sql<Item>`
    with notes as (
      select 'e' || e.id as key, e.kind, date_trunc('milliseconds', e.at) as at, e.author_id, e.body, e.timeline_id as subject_id, null::uuid as operation_id, e.version::text as version
      from timeline_entry e where ${query.show !== 'changes'} and e.timeline_id = any(${subjects.map((one) => one.timelineId)}::uuid[]) and e.deleted_at is null
    ), done as (
      select operation_id from journal.change where ${query.show !== 'notes'} and subject_id = any(${ids}::uuid[]) and table_name <> all(${SILENT_TABLES})
      union select operation_id from status_log where ${query.show !== 'notes'} and lead_id = any(${ids}::uuid[])
    ), operations as (
      select 'o' || o.id as key, 'change' as kind, date_trunc('milliseconds', o.at) as at, o.actor_id, '' as body, ${ids[0]}::uuid as subject_id, o.id as operation_id, null as version
      from done join journal.operation o on o.id = done.operation_id
    ), statuses as (
      select 's' || lpad(s.id::text, 18, '0') as key, 'status' as kind, date_trunc('milliseconds', s.at) as at, null::uuid, ls.name as body, s.lead_id as subject_id, null::uuid as operation_id, null as version
      from status_log s left join lead_status ls on ls.id = s.status_id
      where ${query.show !== 'notes'} and s.lead_id = any(${ids}::uuid[]) and not exists (select 1 from journal.operation o where o.id = s.operation_id)
    ), items as (select * from notes union all select * from operations union all select * from statuses)
    select items.*, author.name as author_name from (select * from items ${older} order by at desc, key desc limit ${most}) items
    left join app_user author on author.id = items.author_id order by at desc, key desc`.execute(db)
  return rows
}

const recordOf = ({ kind, id, label, openable }: Subject) => ({ kind, id, label, openable })

type Done = Pick<TimelineEntry, 'changes' | 'operation' | 'from'>

/** What each operation did to these records, in words; from another record than the page's where it touched that one alone. */
async function readOperations(db: Db, actor: Actor, operationIds: string[], subjects: Subject[], pageId: string): Promise<Map<string, Done>> {
  const ids = subjects.map((one) => one.id)
  const { rows: operations } = await sql<OperationRow>`select o.id, o.kind, o.actor_id, o.compensation, o.undone_by, o.undo_of, before.kind as undone_kind
    from journal.operation o left join journal.operation before on before.id = o.undo_of where o.id = any(${operationIds}::uuid[])`.execute(db)
  const { rows: changes } = await sql<ChangeRow>`select id, operation_id, subject_id, table_name, row_id, kind, before, after from journal.change
    where operation_id = any(${operationIds}::uuid[]) and subject_id = any(${ids}::uuid[]) and table_name <> all(${SILENT_TABLES}) order by id`.execute(db)
  const name = actor.language === 'en' ? sql.raw("coalesce(nullif(st.name_en, ''), st.name)") : sql.raw('st.name')
  const { rows: statuses } = await sql<StatusRow>`select s.operation_id, s.lead_id, ${name} as after,
      (select ${name} from status_log prior join lead_status st on st.id = prior.status_id where prior.lead_id = s.lead_id and prior.id < s.id order by prior.id desc limit 1) as before
    from status_log s join lead_status st on st.id = s.status_id where s.operation_id = any(${operationIds}::uuid[]) and s.lead_id = any(${ids}::uuid[]) order by s.id`.execute(db)
  const [names, labels] = [await namesOf(db, actor, changes), await rowLabels(db, actor, changes)]
  const of = (id: string) => subjects.find((one) => one.id === id)
  const refOf = (id: string) => {
    const subject = id === pageId ? undefined : of(id)
    return subject ? recordOf(subject) : null
  }
  return new Map(operations.map((operation) => {
    const mine = changes.filter((one) => one.operation_id === operation.id)
    const moved = statuses.filter((one) => one.operation_id === operation.id)
    const touched = new Set([...mine.map((one) => one.subject_id), ...moved.map((one) => one.lead_id)])
    const only = touched.size === 1 ? refOf([...touched][0] ?? '') : null
    const own = operation.actor_id === actor.userId || actor.role !== 'salesperson'
    return [operation.id, {
      from: only,
      changes: [
        ...moved.map((one) => ({ table: 'lead', what: 'update' as const, label: null, field: 'status', before: one.before, after: one.after, on: only ? null : refOf(one.lead_id) })),
        ...mine.flatMap((one) => fieldsOf(one, names, labels.get(one.row_id) || null).map((field) => ({ ...field, on: only ? null : refOf(one.subject_id) }))),
      ],
      operation: {
        id: operation.id, kind: operation.undone_kind ?? operation.kind, isUndo: operation.undo_of !== null, undone: operation.undone_by !== null,
        undoable: own && operation.undone_by === null && operation.compensation === null && !SWEEPING.test(operation.kind),
      },
    }]
  }))
}

function fieldsOf(change: ChangeRow, names: Map<string, string>, label: string | null) {
  const row = { table: change.table_name, what: change.kind, label }
  if (change.kind !== 'update') return [{ ...row, field: null, before: null, after: null }]
  return Object.keys(change.after ?? {}).filter((column) => !SILENT.has(column))
    .map((column) => ({ ...row, field: column, before: shown(change.before?.[column], names), after: shown(change.after?.[column], names) }))
}
