import { sql } from 'kysely'
import type { ImportChoices } from '#contract/imports.ts'
import type { DateOrder } from '#domain/imports/detect.ts'
import type { ImportField, ImportRule, MatchChoice, NamedField } from '#domain/imports/fields.ts'
import type { KnownLead, RowKey } from '#domain/imports/decide.ts'
import type { RowReason, RowValues } from '#domain/imports/read-row.ts'
import type { Actor } from '../../context.ts'
import type { Db, Tx } from '../../db/client.ts'
import { visibleLead } from '../../db/visibility.ts'

export type ImportColumn = { column: number; header: string; field: ImportField | null; rule: ImportRule; samples: string[] }
export type Detected = { kind: 'csv' | 'xlsx'; encoding: string; separator: string | null; headerLine: number; decimal: ',' | '.'; dateOrder: DateOrder; preset: string | null }
/** What the person has chosen, every choice made: those they have not touched hold their defaults. */
export type Choices = Required<Omit<ImportChoices, 'columns' | 'encoding' | 'separator' | 'decimal' | 'dateOrder'>> & Pick<ImportChoices, 'encoding' | 'separator' | 'decimal' | 'dateOrder'>

export type StoredSample = {
  line: number; action: 'create' | 'update' | 'skip' | 'refuse'; label: string; leadId: string | null; matchedBy: string | null; why: string | null
  changes: { field: string; from: string | null; to: string | null }[]; reasons: RowReason[]
}
export type StoredPlan = {
  rows: number; creates: number; updates: number; skips: number; refused: number; optOuts: number
  samples: StoredSample[]; refusals: { field: string; code: string; count: number }[]; unknown: { field: NamedField; name: string; count: number }[]
}
export type Counts = { created: number; updated: number; skipped: number; refused: number }

/** An import as it is kept. */
export type ImportRun = {
  id: string; file_name: string; created_by: string; created_at: Date; state: 'mapping' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'cancelled'
  content_sha256: string; detected: Detected; columns: ImportColumn[]; choices: Choices; plan: StoredPlan | Record<string, never>; plan_version: string | null; ground: string | null; ground_since: string | null
  counts: Counts | Record<string, never>; done_line: number; total_lines: number | null; operation_id: string | null; error: string | null; error_line: number | null; beat_at: Date | null; finished_at: Date | null
}

type Json = Record<string, unknown> | unknown[]
type Changes = Partial<Omit<ImportRun, 'id' | 'created_at' | 'created_by' | 'file_name'>>
const JSON_COLUMNS = new Set(['detected', 'columns', 'choices', 'plan', 'counts'])
const stored = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).map(([column, value]) => [column, JSON_COLUMNS.has(column) ? JSON.stringify(value as Json) : value]))

export async function insertRun(trx: Tx, run: Pick<ImportRun, 'id' | 'file_name' | 'created_by' | 'created_at' | 'state' | 'content_sha256' | 'detected' | 'columns' | 'choices' | 'total_lines'>, file: { id: string; sha256: string; size: number; mediaType: string }): Promise<void> {
  await trx.insertInto('stored_file').values({ id: file.id, sha256: file.sha256, name: run.file_name, size: file.size, media_type: file.mediaType, created_by: run.created_by, created_at: run.created_at }).execute()
  await trx.insertInto('import_run').values({ ...stored(run), file_id: file.id } as never).execute()
}

export async function findRun(db: Db | Tx, id: string): Promise<ImportRun | undefined> {
  return (await db.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst()) as unknown as ImportRun | undefined
}

/** The import, held until the transaction ends: one batch at a time, whoever works on it. */
export async function lockRun(trx: Tx, id: string): Promise<ImportRun | undefined> {
  return (await trx.selectFrom('import_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) as unknown as ImportRun | undefined
}

export async function updateRun(db: Db | Tx, id: string, changes: Changes): Promise<void> {
  await db.updateTable('import_run').set(stored(changes as Record<string, unknown>) as never).where('id', '=', id).execute()
}

/** Imports that somebody was at work on, and when they last showed it. */
export async function findUnfinished(db: Db): Promise<{ id: string; beat_at: Date | null }[]> {
  return db.selectFrom('import_run').select(['id', 'beat_at']).where('state', 'in', ['checking', 'running']).execute()
}

export async function isUndone(trx: Tx, operationId: string): Promise<boolean> {
  const { rows } = await sql<{ undone: boolean }>`select undone_by is not null as undone from journal.operation where id = ${operationId} for update`.execute(trx)
  return rows[0]?.undone ?? true
}

/** The journal's latest entry: what changes later moves the ground of a plan. */
export async function lastChange(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select coalesce(max(id), 0)::text as id from journal.change`.execute(db)
  return rows[0]?.id ?? '0'
}

/** Leads touched since, with the keys they have now; null when more than `limit` are. */
export async function keysTouchedSince(db: Db | Tx, since: string, limit: number): Promise<{ id: string; keys: { kind: string; value: string }[] }[] | null> {
  const { rows: touched } = await sql<{ id: string }>`select distinct subject_id as id from journal.change where id > ${since}::bigint and table_name in ('lead', 'lead_contact', 'address') and subject_id is not null limit ${limit + 1}`.execute(db)
  if (touched.length > limit) return null
  const ids = touched.map((one) => one.id)
  const { rows } = await sql<{ id: string; kind: string; value: string }>`
    select record_id as id, kind, value from match_key where record_id = any(${ids}::uuid[])
    union all select id, 'external', external_id from lead where id = any(${ids}::uuid[]) and external_id is not null`.execute(db)
  return ids.map((id) => ({ id, keys: rows.filter((row) => row.id === id) }))
}

export async function clearRefusals(db: Db | Tx, importId: string): Promise<void> {
  await db.deleteFrom('import_refusal').where('import_id', '=', importId).execute()
}

export async function insertRefusals(db: Db | Tx, importId: string, refusals: { line: number; cells: string[]; reasons: RowReason[] }[]): Promise<void> {
  if (refusals.length === 0) return
  await sql`insert into import_refusal (import_id, line, cells, reasons) select ${importId}::uuid, r.line, r.cells, r.reasons from jsonb_to_recordset(${JSON.stringify(refusals)}::jsonb) as r(line int, cells jsonb, reasons jsonb)`.execute(db)
}

const LAST_TOUCHED = sql`greatest(created_at, beat_at, finished_at)`

/** Imports last touched before a moment are parted from their files; those that were not carried out never will be. */
export async function releaseFiles(trx: Tx, before: Date, at: Date): Promise<void> {
  const { rows } = await sql<{ file_id: string }>`select file_id from import_run where file_id is not null and state not in ('checking', 'running') and ${LAST_TOUCHED} < ${before.toISOString()}::timestamptz for update`.execute(trx)
  const ids = rows.map((row) => row.file_id)
  await sql`update import_run set file_id = null, state = case when state = 'done' then state else 'cancelled' end, finished_at = coalesce(finished_at, ${at.toISOString()}::timestamptz) where file_id = any(${ids}::uuid[])`.execute(trx)
  await sql`delete from stored_file where id = any(${ids}::uuid[])`.execute(trx)
}

/** Contents that something names: what was sent, and the table made of a workbook. */
export async function findKeptFiles(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`select sha256 from stored_file union select content_sha256 from import_run where file_id is not null`.execute(db)
  return new Set(rows.map((row) => row.sha256))
}

export async function deleteRefusals(db: Db, before: Date): Promise<void> {
  await sql`delete from import_refusal where import_id in (select id from import_run where finished_at < ${before.toISOString()}::timestamptz)`.execute(db)
}

const KIND: Record<MatchChoice, string> = { email: 'email', phone: 'phone', registryNumber: 'registry', companyName: 'name', externalId: 'external' }
export const keyKind = (choice: MatchChoice): string => KIND[choice]
export type Meeting = { choice: MatchChoice; value: string; id: string }

/**
 * Which leads these keys meet, in one query however many; those in the trash or merged away are met by nothing. The inner
 * queries stand apart (`offset 0`), or a planner without statistics walks the whole table in the order asked for.
 */
export async function findMeetings(db: Db | Tx, keys: RowKey[]): Promise<Meeting[]> {
  if (keys.length === 0) return []
  const wanted = keys.map(({ choice, value }) => ({ choice, kind: KIND[choice], value }))
  const { rows } = await sql<Meeting>`
    with wanted as materialized (select choice, kind, value from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(choice text, kind text, value text))
    select w.choice, w.value, k.record_id as id from wanted w
      cross join lateral (select f.record_id from (select m.record_id from match_key m where m.kind = w.kind and m.value = w.value and m.record_kind = 'lead' offset 0) f order by f.record_id limit 20) k where w.kind <> 'external'
    union all
    select w.choice, w.value, k.id from wanted w
      cross join lateral (select f.id from (select l.id from lead l where l.external_id = w.value and l.deleted_at is null and l.merged_into_id is null offset 0) f order by f.id limit 20) k where w.kind = 'external'`.execute(db)
  return rows
}

type KnownRow = Record<string, never> & { id: string; visible: boolean; own: boolean; place: Record<string, string | null> | null; contacts: KnownLead['contacts'] | null }
const VALUE_COLUMNS: Record<keyof RowValues, string> = {
  title: 'title', isOrganisation: 'is_organisation', firstName: 'first_name', lastName: 'last_name', companyName: 'company_name', jobTitle: 'job_title', gender: 'gender', email: 'email', phone: 'phone', mobile: 'mobile', fax: 'fax', website: 'website',
  language: 'language', priority: 'priority', employees: 'employees', registryNumber: 'registry_number', notes: 'notes', externalId: 'external_id', salutationId: 'salutation_id', ownerId: 'owner_id', teamId: 'team_id', statusId: 'manual_status_id',
  sourceId: 'source_id', mediumId: 'medium_id', campaignId: 'campaign_id', industryId: 'industry_id', marketSegmentId: 'market_segment_id', territoryId: 'territory_id', tagIds: 'tag_ids',
}

/** Leads as an import sees them; those it has made itself are seen whoever has them now. */
export async function findKnown(db: Db | Tx, actor: Actor, importId: string, ids: string[]): Promise<KnownLead[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KnownRow>`
    select lead.*, (${visibleLead(actor)} or lead.import_id is not distinct from ${importId}::uuid) as visible, lead.import_id is not distinct from ${importId}::uuid as own,
      (select jsonb_build_object('line1', a.line1, 'line2', a.line2, 'city', a.city, 'state', a.state, 'postalCode', a.postal_code, 'country', a.country) from address a where a.lead_id = lead.id order by a.is_primary desc, a.position limit 1) as place,
      (select jsonb_agg(jsonb_build_object('firstName', c.first_name, 'lastName', c.last_name, 'jobTitle', c.job_title, 'email', c.email, 'phone', c.phone) order by c.position) from lead_contact c where c.lead_id = lead.id) as contacts
    from lead where lead.id = any(${ids}::uuid[])`.execute(db)
  return rows.map((row) => ({
    id: row.id, visible: row.visible, own: row.own, contacts: row.contacts ?? [],
    values: Object.fromEntries(Object.entries(VALUE_COLUMNS).flatMap(([field, column]) => (row[column] === null || row[column] === undefined ? [] : [[field, row[column]]]))) as RowValues,
    place: row.place ? (Object.fromEntries(Object.entries(row.place).filter(([, value]) => value !== null)) as KnownLead['place']) : null,
  }))
}

export type NamedRow = { field: string; id: string; name: string; name_en: string | null; key: string | null }

/** Every name a file may use, of every list, in one query. */
export async function findNames(db: Db | Tx): Promise<NamedRow[]> {
  const list = (field: string, table: string) => sql`select ${field}::text as field, id, name, name_en, key from ${sql.table(table)} where archived_at is null`
  const { rows } = await sql<NamedRow>`${sql.join([
    list('salutation', 'salutation'), list('industry', 'industry'), list('marketSegment', 'market_segment'), list('territory', 'territory'), list('source', 'source'), list('medium', 'medium'), list('campaign', 'campaign'), list('tags', 'tag'),
    sql`select 'owner', id, name, email, null from app_user where active`,
    sql`select 'team', id, name, null, null from sales_team where archived_at is null`,
    sql`select 'status', id, name, name_en, kind from lead_status`,
  ], sql` union all `)}`.execute(db)
  return rows
}
