import { sql } from 'kysely'
import type { Change, NetChange } from '#domain/journal/net-change.ts'
import type { Tx } from '../../db/client.ts'

type Values = Record<string, unknown>

export async function lockOperation(trx: Tx, id: string) {
  return trx.selectFrom('journal.operation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function findChanges(trx: Tx, operationId: string): Promise<Change[]> {
  const { rows } = await sql<{ id: string; table_name: string; row_id: string; kind: Change['kind']; before: Values | null; after: Values | null }>`
    select id, table_name, row_id, kind, before, after from journal.change where operation_id = ${operationId} order by id`.execute(trx)
  return rows.map((row) => ({ id: Number(row.id), table: row.table_name, rowId: row.row_id, kind: row.kind, before: row.before, after: row.after }))
}

export async function markUndone(trx: Tx, id: string, by: string): Promise<void> {
  await trx.updateTable('journal.operation').set({ undone_by: by }).where('id', '=', id).execute()
  await trx.updateTable('journal.operation').set({ undo_of: id }).where('id', '=', by).execute()
}

/** The rows as they are, by id. Table names come from the journal, which writes what the database calls them. */
export async function findRows(trx: Tx, table: string, ids: string[]): Promise<Map<string, Values>> {
  const { rows } = await sql<{ row: Values }>`select to_jsonb(t) as row from ${sql.table(table)} t where t.id = any(${ids}::uuid[])`.execute(trx)
  return new Map(rows.map(({ row }) => [String(row.id), row]))
}

export type Reference = { table: string; column: string; target: string }

/** Every foreign key between the tables, from the schema itself, so that a new one is never forgotten. */
export async function findReferences(trx: Tx): Promise<Reference[]> {
  const { rows } = await sql<Reference>`select c.conrelid::regclass::text as table, a.attname::text as column, c.confrelid::regclass::text as target
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] where c.contype = 'f' and c.connamespace = 'public'::regnamespace`.execute(trx)
  return rows
}

export async function findReferring(trx: Tx, reference: Reference, targetIds: string[]): Promise<{ id: string; target: string }[]> {
  const { rows } = await sql<{ id: string; target: string }>`select id, ${sql.ref(reference.column)} as target from ${sql.table(reference.table)} where ${sql.ref(reference.column)} = any(${targetIds}::uuid[])`.execute(trx)
  return rows
}

/** The latest change of each of these rows after `since`, by an operation that still stands. */
export async function findLaterChanges(trx: Tx, rowIds: string[], since: number, operationId: string) {
  const { rows } = await sql<{ row_id: string; at: Date; actor_id: string | null; name: string | null; columns: string[] | null }>`
    select distinct on (c.row_id) c.row_id, o.at, o.actor_id, u.name, (select array_agg(k) from jsonb_object_keys(c.after) k) as columns
    from journal.change c join journal.operation o on o.id = c.operation_id left join app_user u on u.id = o.actor_id
    where c.row_id = any(${rowIds}::uuid[]) and c.id > ${since} and c.operation_id <> ${operationId} and o.undone_by is null and o.undo_of is null
    order by c.row_id, c.id desc`.execute(trx)
  return new Map(rows.map((row) => [row.row_id, row]))
}

/** Takes one group of like changes back in one statement. */
export async function takeBack(trx: Tx, table: string, group: NetChange[]): Promise<void> {
  const first = group[0]
  if (!first) return
  if (first.kind === 'insert') {
    await sql`delete from ${sql.table(table)} where id = any(${group.map((one) => one.rowId)}::uuid[])`.execute(trx)
    return
  }
  const rows = group.map((one) => ({ ...(one.kind === 'insert' ? {} : one.before), id: one.rowId }))
  const columns = Object.keys(first.before).filter((column) => column !== 'id')
  const from = sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) r`
  if (first.kind === 'update') {
    await sql`update ${sql.table(table)} t set ${sql.join(columns.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`))} from ${from} where t.id = r.id`.execute(trx)
  } else {
    const all = ['id', ...columns]
    await sql`insert into ${sql.table(table)} (${sql.join(all.map((column) => sql.ref(column)))}) select ${sql.join(all.map((column) => sql`r.${sql.ref(column)}`))} from ${from}`.execute(trx)
  }
}

/** Leads that hang on these opportunities or show these statuses: their status may follow. */
export async function findLeadsOf(trx: Tx, opportunityIds: string[], statusIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select lead_id as id from lead_opportunity where opportunity_id = any(${opportunityIds}::uuid[])
    union select id from lead where status_id = any(${statusIds}::uuid[]) or manual_status_id = any(${statusIds}::uuid[])`.execute(trx)
  return rows.map((row) => row.id)
}

/** The leads of links between leads and opportunities, gone ones included. */
export async function findLinkedLeads(trx: Tx, linkIds: string[]): Promise<string[]> {
  if (linkIds.length === 0) return []
  const rows = await trx.selectFrom('journal.change').select('subject_id').distinct().where('table_name', '=', 'lead_opportunity').where('row_id', 'in', linkIds).execute()
  return rows.flatMap((row) => row.subject_id ?? [])
}
