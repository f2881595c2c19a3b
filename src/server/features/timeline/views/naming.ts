import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../context.ts'
import type { Db } from '../../../db/client.ts'
import { visibleContact, visibleCustomer, visibleOpportunity } from '../../../db/visibility.ts'

export type ChangeRow = { id: string; operation_id: string; subject_id: string; table_name: string; row_id: string; kind: 'insert' | 'update' | 'delete'; before: Record<string, unknown> | null; after: Record<string, unknown> | null }

const person = sql.raw("coalesce(nullif(concat_ws(' ', first_name, last_name), ''), email)")
/** Where the id in a column is called by its name. */
const NAMED: Record<string, { table: string; name: RawBuilder<unknown>; translated?: boolean }> = {
  ...Object.fromEntries(['source_id', 'medium_id', 'campaign_id', 'industry_id', 'market_segment_id', 'territory_id', 'salutation_id', 'lost_reason_id', 'stage_id'].map((column) => [column, { table: column.slice(0, -3), name: sql.ref('name'), translated: true }])),
  tag_ids: { table: 'tag', name: sql.ref('name'), translated: true }, manual_status_id: { table: 'lead_status', name: sql.ref('name'), translated: true },
  owner_id: { table: 'app_user', name: sql.ref('name') }, next_contact_user_id: { table: 'app_user', name: sql.ref('name') }, team_id: { table: 'sales_team', name: sql.ref('name') },
  customer_id: { table: 'customer', name: sql.ref('name') }, parent_id: { table: 'customer', name: sql.ref('name') }, contact_id: { table: 'contact', name: person }, opportunity_id: { table: 'opportunity', name: sql.ref('title') },
}
const SEEN: Record<string, (actor: Actor) => RawBuilder<boolean>> = { customer: visibleCustomer, opportunity: visibleOpportunity, contact: visibleContact }
/** What a row that hangs on a record is called, from its own columns. */
const ROWS: Record<string, (row: Record<string, unknown>) => unknown[]> = {
  address: (row) => [row.line1, row.postal_code, row.city],
  lead_contact: (row) => [row.first_name, row.last_name, row.first_name || row.last_name ? null : row.email],
  contact: (row) => [row.first_name, row.last_name, row.first_name || row.last_name ? null : row.email],
}

/** The names behind the ids in these changes, in the reader's language. */
export async function namesOf(db: Db, actor: Actor, changes: ChangeRow[]): Promise<Map<string, string>> {
  const wanted = new Map<string, Set<string>>()
  const want = (column: string, ids: unknown) => {
    if (NAMED[column]) for (const id of [ids].flat()) if (typeof id === 'string') wanted.set(column, (wanted.get(column) ?? new Set()).add(id))
  }
  for (const change of changes) for (const values of [change.before, change.after]) for (const [column, value] of Object.entries(values ?? {})) want(column, value)
  const names = new Map<string, string>()
  for (const [column, ids] of wanted) {
    const named = NAMED[column]
    if (!named) continue
    const label = named.translated && actor.language === 'en' ? sql`coalesce(nullif(name_en, ''), name)` : named.name
    // What it once was linked with may be out of the reader's sight by now.
    const seen = SEEN[named.table]?.(actor) ?? sql`true`
    const { rows } = await sql<{ id: string; label: string | null }>`select id, ${label} as label from ${sql.table(named.table)} where id = any(${[...ids]}::uuid[]) and ${seen}`.execute(db)
    for (const row of rows) names.set(row.id, row.label ?? '')
  }
  return names
}

/** What each row that was added, changed or removed is called: as it is, or as it was when it is gone. */
export async function rowLabels(db: Db, actor: Actor, changes: ChangeRow[]): Promise<Map<string, string>> {
  const labels = new Map<string, string>()
  const name = (table: string, row: Record<string, unknown> & { id?: unknown }, id: string) => labels.set(id, (ROWS[table]?.(row) ?? []).filter(Boolean).join(' '))
  for (const change of changes) if (change.kind === 'delete' && ROWS[change.table_name] && change.before) name(change.table_name, change.before, change.row_id)
  for (const table of Object.keys(ROWS)) {
    const ids = changes.filter((one) => one.table_name === table).map((one) => one.row_id)
    if (ids.length === 0) continue
    const { rows } = await sql<{ id: string; row: Record<string, unknown> }>`select id, to_jsonb(t) as row from ${sql.table(table)} t where id = any(${ids}::uuid[])`.execute(db)
    for (const one of rows) name(table, one.row, one.id)
  }
  const links = changes.filter((one) => one.table_name === 'lead_opportunity').map((one) => one.row_id)
  if (links.length > 0) {
    const { rows } = await sql<{ id: string; title: string }>`select lo.id, o.title from lead_opportunity lo join opportunity o on o.id = lo.opportunity_id where lo.id = any(${links}::uuid[]) and ${visibleOpportunity(actor, 'o')}`.execute(db)
    for (const one of rows) labels.set(one.id, one.title)
  }
  return labels
}

/** A value as text; ids by their names. */
export function shown(value: unknown, names: Map<string, string>): string | null {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map((one) => names.get(String(one)) ?? String(one)).join(', ')
  return names.get(String(value)) ?? String(value)
}
