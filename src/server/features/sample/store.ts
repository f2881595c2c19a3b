import { sql } from 'kysely'
import type { Part, Reference } from '#domain/sample/removal.ts'
import type { Db, Tx } from '../../db/client.ts'

const LISTS = ['source', 'medium', 'tag', 'lost_reason', 'industry', 'market_segment'] as const

/** The lists of a new installation by their keys, as far as the organisation has kept them: `source:website` → id. */
export async function findListItems(trx: Tx): Promise<Map<string, string>> {
  const each = LISTS.map((list) => sql`select ${list} || ':' || key as key, id from ${sql.table(list)} where key is not null and archived_at is null`)
  const { rows } = await sql<{ key: string; id: string }>`${sql.join(each, sql` union all `)} union all select 'status:' || key, id from lead_status where key is not null`.execute(trx)
  return new Map(rows.map((row) => [row.key, row.id]))
}

/** The open stages of the shared pipeline, in order. */
export async function findOpenStages(trx: Tx): Promise<string[]> {
  return (await trx.selectFrom('stage').select('id').where('team_id', 'is', null).where('kind', '=', 'open').orderBy('position').execute()).map((row) => row.id)
}

export async function findUserByEmail(trx: Tx, email: string): Promise<string | undefined> {
  return (await trx.selectFrom('app_user').select('id').where('email', '=', email).executeTakeFirst())?.id
}
export async function findCampaign(trx: Tx, name: string): Promise<string | undefined> {
  return (await sql<{ id: string }>`select id from campaign where lower(name) = lower(${name}) and archived_at is null`.execute(trx)).rows[0]?.id
}

export type Row = { table: string; id: string }
type SchemaReference = { table: string; column: string; target: string; part: boolean; nullable: boolean; has_id: boolean }

/** Every foreign key between the tables; what is deleted with its target is a part of it. */
async function findSchemaReferences(db: Db): Promise<SchemaReference[]> {
  const { rows } = await sql<SchemaReference>`
    select c.conrelid::regclass::text as table, a.attname::text as column, c.confrelid::regclass::text as target, c.confdeltype = 'c' as part, not a.attnotnull as nullable,
      exists (select 1 from pg_attribute i where i.attrelid = c.conrelid and i.attname = 'id' and i.atttypid = 'uuid'::regtype) as has_id
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] where c.contype = 'f' and c.connamespace = 'public'::regnamespace`.execute(db)
  return rows
}

const idsOf = (rows: Iterable<Row>, table: string) => [...rows].filter((row) => row.table === table).map((row) => row.id)

async function findExisting(db: Db, rows: Row[]): Promise<Row[]> {
  const found: Row[] = []
  for (const table of new Set(rows.map((row) => row.table))) {
    const { rows: there } = await sql<{ id: string }>`select id from ${sql.table(table)} where id = any(${idsOf(rows, table)}::uuid[])`.execute(db)
    found.push(...there.map(({ id }) => ({ table, id })))
  }
  return found
}

/** What was made out of sample leads by trying: an opportunity or a customer that came into being in the operation that tied it to one. */
async function findMade(db: Db, leadIds: string[], operationId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with made as (
      select 'opportunity' as table, lo.opportunity_id as id from lead_opportunity lo
        join journal.change born on born.row_id = lo.opportunity_id and born.kind = 'insert'
        join journal.change tied on tied.operation_id = born.operation_id and tied.row_id = lo.id and tied.kind = 'insert'
        where lo.lead_id = any(${leadIds}::uuid[]) and born.operation_id <> ${operationId}
      union
      select 'customer', l.customer_id from lead l
        join journal.change born on born.row_id = l.customer_id and born.kind = 'insert'
        join journal.change tied on tied.operation_id = born.operation_id and tied.row_id = l.id and tied.kind = 'update'
        where l.id = any(${leadIds}::uuid[]) and born.operation_id <> ${operationId})
    select * from made
    union select 'timeline', o.timeline_id from made join opportunity o on made.table = 'opportunity' and o.id = made.id
    union select 'timeline', c.timeline_id from made join customer c on made.table = 'customer' and c.id = made.id`.execute(db)
  return rows
}

/** What a sample row that stays can do without. */
const RELEASABLE = new Set(['app_user', 'sales_team', 'campaign'])

export type SampleRows = { rows: Map<string, Row>; parts: Part[]; references: (Reference & { table: string; column: string; to_table: string })[]; order: string[] }

/** Every row of the sample data as it is now, what hangs on it, and who names any of it. */
export async function findSampleRows(db: Db, operationId: string): Promise<SampleRows> {
  const schema = await findSchemaReferences(db)
  const { rows: inserted } = await sql<Row>`select table_name as table, row_id as id from journal.change where operation_id = ${operationId} and kind = 'insert'`.execute(db)
  const rows = new Map((await findExisting(db, inserted)).map((row) => [row.id, row]))
  for (const row of await findMade(db, idsOf(rows.values(), 'lead'), operationId)) rows.set(row.id, row)
  const naming = async (reference: SchemaReference) => {
    const targets = idsOf(rows.values(), reference.target)
    if (targets.length === 0) return []
    const from = reference.has_id ? sql`id::text` : sql`${reference.table}::text`
    return (await sql<{ from: string; to: string }>`select ${from} as from, ${sql.ref(reference.column)}::text as to from ${sql.table(reference.table)} where ${sql.ref(reference.column)} = any(${targets}::uuid[])`.execute(db)).rows
  }
  const parts = new Map<string, Part>()
  // Twice: parts may have parts of their own.
  for (const _ of [1, 2]) {
    for (const reference of schema.filter((one) => one.part && one.has_id)) {
      for (const { from, to } of await naming(reference)) {
        rows.set(from, { table: reference.table, id: from })
        parts.set(`${from} ${to}`, { child: from, parent: to })
      }
    }
  }
  const references: SampleRows['references'] = []
  for (const reference of schema.filter((one) => !one.part)) {
    const { table, column, target: to_table } = reference
    for (const { from, to } of await naming(reference)) references.push({ from, to, table, column, to_table, releasable: reference.nullable && RELEASABLE.has(to_table) })
  }
  // A link to a lead or opportunity that is not sample data holds the other end.
  const { rows: links } = await sql<{ lead_id: string; opportunity_id: string }>`select lead_id, opportunity_id from lead_opportunity where lead_id = any(${[...rows.keys()]}::uuid[]) or opportunity_id = any(${[...rows.keys()]}::uuid[])`.execute(db)
  for (const { lead_id, opportunity_id } of links) {
    references.push({ from: lead_id, to: opportunity_id, table: 'lead', column: 'id', to_table: 'opportunity', releasable: false })
    references.push({ from: opportunity_id, to: lead_id, table: 'opportunity', column: 'id', to_table: 'lead', releasable: false })
  }
  return { rows, parts: [...parts.values()], references, order: deletionOrder(new Set([...rows.values()].map((row) => row.table)), schema) }
}

/** Tables that name come before the tables they name. */
function deletionOrder(tables: Set<string>, schema: SchemaReference[]): string[] {
  const order: string[] = []
  const visit = (table: string) => {
    if (!tables.delete(table)) return
    for (const one of schema) if (one.target === table && one.table !== table) visit(one.table)
    order.push(table)
  }
  for (const table of [...tables]) visit(table)
  return order
}

export async function deleteRows(trx: Tx, table: string, ids: string[]): Promise<void> {
  await sql`delete from ${sql.table(table)} where id = any(${ids}::uuid[])`.execute(trx)
}
export async function deleteNotDuplicates(trx: Tx, ids: string[]): Promise<void> {
  await sql`delete from not_duplicate where first_id = any(${ids}::uuid[]) or second_id = any(${ids}::uuid[])`.execute(trx)
}
/** Blanks a reference of rows that stay; a next contact without anybody is none. */
export async function releaseRows(trx: Tx, table: string, column: string, ids: string[]): Promise<void> {
  const more = column === 'next_contact_user_id' ? sql`, next_contact_starts_at = null, next_contact_ends_at = null` : sql``
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = null ${more} where id = any(${ids}::uuid[])`.execute(trx)
}

/** What records are called, for saying what stays and why. */
export async function findLabels(db: Db, ids: string[]): Promise<Map<string, { kind: string; id: string; label: string }>> {
  const { rows } = await sql<{ kind: string; id: string; label: string }>`
    select * from (
      select 'lead' as kind, id, coalesce(company_name, nullif(trim(concat_ws(' ', first_name, last_name)), ''), email, title, '') as label from lead
      union all select 'opportunity', id, title from opportunity
      union all select 'customer', id, name from customer
      union all select 'contact', id, coalesce(nullif(trim(concat_ws(' ', first_name, last_name)), ''), email, '') from contact
      union all select 'user', id, name from app_user
      union all select 'team', id, name from sales_team
      union all select 'campaign', id, name from campaign
      union all select 'view', id, name from saved_view) named where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
