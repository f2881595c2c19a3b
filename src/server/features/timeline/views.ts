import { sql } from 'kysely'
import type { TimelineEntry } from '#contract/records.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { visibleCustomer, visibleLead, visibleOpportunity } from '../../db/visibility.ts'
import { iso } from '../../db/wire.ts'
import { Refused } from '../../refused.ts'

type Row = Record<string, any>
type Kind = 'lead' | 'opportunity' | 'customer'
type Subject = { kind: Kind; id: string; timelineId: string; label: string }

const leadName = (row: Row) => leadLabel({ isOrganisation: row.is_organisation, title: row.title, firstName: row.first_name, lastName: row.last_name, companyName: row.company_name, email: row.email })
const leadSubject = (row: Row): Subject => ({ kind: 'lead', id: row.id, timelineId: row.timeline_id, label: leadName(row) })

/** The record and what its page shows besides: an opportunity its leads, a customer its visible leads and opportunities. */
async function subjectsOf(db: Db, actor: Actor, kind: Kind, id: string): Promise<Subject[]> {
  if (kind === 'lead') {
    const { rows } = await sql<Row>`select * from lead where id = ${id} and ${visibleLead(actor)}`.execute(db)
    return rows.map(leadSubject)
  }
  if (kind === 'opportunity') {
    const { rows } = await sql<Row>`select * from opportunity where id = ${id} and ${visibleOpportunity(actor)}`.execute(db)
    // Seeing an opportunity grants reading the timelines of the leads it came from.
    const { rows: leads } = rows.length > 0 ? await sql<Row>`select lead.* from lead_opportunity lo join lead on lead.id = lo.lead_id where lo.opportunity_id = ${id}`.execute(db) : { rows: [] }
    return [...rows.map((row) => ({ kind, id: row.id, timelineId: row.timeline_id, label: row.title })), ...leads.map(leadSubject)]
  }
  const { rows } = await sql<Row>`select * from customer where id = ${id} and ${visibleCustomer(actor)}`.execute(db)
  if (rows.length === 0) return []
  const { rows: leads } = await sql<Row>`select * from lead where customer_id = ${id} and deleted_at is null and ${visibleLead(actor)}`.execute(db)
  const { rows: opportunities } = await sql<Row>`select * from opportunity where customer_id = ${id} and deleted_at is null and ${visibleOpportunity(actor)}`.execute(db)
  return [...rows.map((row) => ({ kind, id: row.id, timelineId: row.timeline_id, label: row.name })), ...leads.map(leadSubject), ...opportunities.map((row) => ({ kind: 'opportunity' as const, id: row.id, timelineId: row.timeline_id, label: row.title }))]
}

/** Where the id in a column is called by its name. */
const NAMED: Record<string, { table: string; name: string }> = {
  owner_id: { table: 'app_user', name: 'name' }, next_contact_user_id: { table: 'app_user', name: 'name' }, team_id: { table: 'sales_team', name: 'name' },
  manual_status_id: { table: 'lead_status', name: 'name' }, stage_id: { table: 'stage', name: 'name' }, source_id: { table: 'source', name: 'name' }, medium_id: { table: 'medium', name: 'name' },
  campaign_id: { table: 'campaign', name: 'name' }, industry_id: { table: 'industry', name: 'name' }, market_segment_id: { table: 'market_segment', name: 'name' }, territory_id: { table: 'territory', name: 'name' },
  salutation_id: { table: 'salutation', name: 'name' }, lost_reason_id: { table: 'lost_reason', name: 'name' }, customer_id: { table: 'customer', name: 'name' }, opportunity_id: { table: 'opportunity', name: 'title' }, tag_ids: { table: 'tag', name: 'name' },
}
const TRANSLATED = new Set(['lead_status', 'stage', 'source', 'medium', 'campaign', 'industry', 'market_segment', 'territory', 'salutation', 'lost_reason', 'tag'])
/** Columns that say nothing to a person. */
const SILENT = new Set(['id', 'created_at', 'created_by', 'timeline_id', 'position', 'lead_id', 'contact_id', 'custom_fields', 'origin_door', 'origin_at', 'origin_basis', 'origin_detail'])

async function namesOf(db: Db, actor: Actor, changes: Row[]): Promise<Map<string, string>> {
  const wanted = new Map<string, Set<string>>()
  for (const change of changes) {
    for (const values of [change.before, change.after]) {
      for (const [column, value] of Object.entries(values ?? {})) {
        const named = NAMED[column]
        if (named) for (const id of [value].flat()) if (typeof id === 'string') wanted.set(column, (wanted.get(column) ?? new Set()).add(id))
      }
    }
  }
  const names = new Map<string, string>()
  for (const [column, ids] of wanted) {
    const { table, name } = NAMED[column] ?? { table: '', name: '' }
    const label = TRANSLATED.has(table) && actor.language === 'en' ? sql`coalesce(nullif(name_en, ''), name)` : sql.ref(name)
    // What it once was linked with may be out of the reader's sight by now.
    const seen = table === 'customer' ? visibleCustomer(actor) : table === 'opportunity' ? visibleOpportunity(actor) : sql`true`
    const { rows } = await sql<{ id: string; label: string }>`select id, ${label} as label from ${sql.table(table)} where id = any(${[...ids]}::uuid[]) and ${seen}`.execute(db)
    for (const row of rows) names.set(row.id, row.label)
  }
  return names
}

function shown(value: unknown, names: Map<string, string>): string | null {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map((one) => names.get(String(one)) ?? String(one)).join(', ')
  return names.get(String(value)) ?? String(value)
}

/** What happened to a record and to what it is linked with, newest first. */
export async function readTimeline(db: Db, actor: Actor, kind: Kind, id: string, query: { limit: number; cursor?: string | undefined }): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  const subjects = await subjectsOf(db, actor, kind, id)
  if (subjects.length === 0 || subjects[0]?.id !== id) throw new Refused('not_found')
  const [until, after] = query.cursor?.split('~') ?? []
  if (query.cursor && (!after || Number.isNaN(Date.parse(until ?? '')))) throw new Refused('cursor_invalid')
  const byId = new Map(subjects.flatMap((one) => [[one.id, one], [one.timelineId, one]]))
  const ids = subjects.map((one) => one.id)
  const older = (at: ReturnType<typeof sql>, key: ReturnType<typeof sql>) => (until ? sql`(date_trunc('milliseconds', ${at}), ${key}::text) < (${until}::timestamptz, ${after})` : sql`true`)
  const { rows } = await sql<Row>`
    (select 'e' || e.id as key, e.kind, date_trunc('milliseconds', e.at) as at, e.author_id as actor_id, e.body, e.timeline_id as subject_id, null::uuid as operation_id, e.version::text as version, null as table_name, null::jsonb as before, null::jsonb as after, null as change_kind
      from timeline_entry e where e.timeline_id = any(${subjects.map((one) => one.timelineId)}::uuid[]) and e.deleted_at is null and ${older(sql`e.at`, sql`('e' || e.id)`)} order by e.at desc limit ${query.limit + 1})
    union all
    (select 'c' || lpad(c.id::text, 18, '0'), 'change', date_trunc('milliseconds', o.at), o.actor_id, '', c.subject_id, o.id, null, c.table_name, c.before, c.after, c.kind
      from journal.change c join journal.operation o on o.id = c.operation_id where c.subject_id = any(${ids}::uuid[]) and c.table_name <> 'timeline' and ${older(sql`o.at`, sql`('c' || lpad(c.id::text, 18, '0'))`)} order by c.id desc limit ${query.limit + 1})
    union all
    (select 's' || lpad(s.id::text, 18, '0'), 'status', date_trunc('milliseconds', s.at), o.actor_id, ${actor.language === 'en' ? sql`coalesce(nullif(ls.name_en, ''), ls.name)` : sql`ls.name`}, s.lead_id, s.operation_id, null, null, null, null, null
      from status_log s left join lead_status ls on ls.id = s.status_id left join journal.operation o on o.id = s.operation_id where s.lead_id = any(${ids}::uuid[]) and ${older(sql`s.at`, sql`('s' || lpad(s.id::text, 18, '0'))`)} order by s.id desc limit ${query.limit + 1})
    order by at desc, key desc limit ${query.limit + 1}`.execute(db)
  const page = rows.slice(0, query.limit)
  const names = await namesOf(db, actor, page)
  const actors = await db.selectFrom('app_user').select(['id', 'name']).where(sql<boolean>`id = any(${page.map((row) => row.actor_id).filter(Boolean)}::uuid[])`).execute()
  const operations = await db.selectFrom('journal.operation').select(['id', 'kind', 'undone_by']).where(sql<boolean>`id = any(${page.map((row) => row.operation_id).filter(Boolean)}::uuid[])`).execute()
  const last = page.at(-1)
  return {
    items: page.map((row) => {
      const subject = byId.get(row.subject_id)
      const operation = operations.find((one) => one.id === row.operation_id)
      const author = actors.find((one) => one.id === row.actor_id)
      return {
        id: row.key, kind: row.kind, at: iso(row.at), author: author ?? null, body: row.body ?? '',
        from: subject && subject.id !== id ? { kind: subject.kind, id: subject.id, label: subject.label } : null,
        changes: row.kind === 'change' && row.change_kind === 'update'
          ? Object.keys(row.after).filter((column) => !SILENT.has(column)).map((column) => ({ table: row.table_name, field: column, before: shown(row.before[column], names), after: shown(row.after[column], names) }))
          : row.kind === 'change' ? [{ table: row.table_name, field: row.change_kind, before: null, after: null }] : [],
        operation: operation ? { id: operation.id, kind: operation.kind, undone: operation.undone_by !== null } : null,
        version: row.version,
      }
    }),
    nextCursor: rows.length > query.limit && last ? `${iso(last.at)}~${last.key}` : null,
  }
}
