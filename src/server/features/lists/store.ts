import { sql } from 'kysely'
import type { ListName } from '#contract/list-names.ts'
import { placed } from '#domain/lists/order.ts'
import type { Db, Tx } from '../../db/client.ts'
import { writeOrder } from '../../db/order.ts'

/** The table behind each list, and the columns elsewhere that name its items. */
export const LISTS: Record<ListName, { table: string; usedIn: [table: string, column: string][] }> = {
  sources: { table: 'source', usedIn: [['lead', 'source_id'], ['opportunity', 'source_id'], ['customer', 'source_id']] },
  mediums: { table: 'medium', usedIn: [['lead', 'medium_id'], ['opportunity', 'medium_id']] },
  campaigns: { table: 'campaign', usedIn: [['lead', 'campaign_id'], ['opportunity', 'campaign_id']] },
  tags: { table: 'tag', usedIn: [['lead', 'tag_ids'], ['opportunity', 'tag_ids'], ['customer', 'tag_ids']] },
  'lost-reasons': { table: 'lost_reason', usedIn: [['opportunity', 'lost_reason_id']] },
  industries: { table: 'industry', usedIn: [['lead', 'industry_id'], ['customer', 'industry_id']] },
  'market-segments': { table: 'market_segment', usedIn: [['lead', 'market_segment_id'], ['customer', 'market_segment_id']] },
  territories: { table: 'territory', usedIn: [['lead', 'territory_id'], ['customer', 'territory_id']] },
  salutations: { table: 'salutation', usedIn: [['lead', 'salutation_id'], ['contact', 'salutation_id']] },
}

export type ListRow = { id: string; key: string | null; name: string; name_en: string | null; details: string | null; colour: string | null; position: number; archived_at: Date | null; version: string }

export async function lockItem(trx: Tx, list: ListName, id: string): Promise<ListRow | undefined> {
  return (await sql<ListRow>`select * from ${sql.table(LISTS[list].table)} where id = ${id} for update`.execute(trx)).rows[0]
}
export async function nameTaken(trx: Tx, list: ListName, name: string, exceptId: string | null): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(LISTS[list].table)} where lower(name) = lower(${name}) and archived_at is null and id is distinct from ${exceptId}::uuid`.execute(trx)
  return rows.length > 0
}
export async function insertItem(trx: Tx, list: ListName, values: { id: string; name: string; name_en: string | null; details: string | null; colour: string | null; at: Date }): Promise<void> {
  const table = sql.table(LISTS[list].table)
  await sql`insert into ${table} (id, name, name_en, details, colour, position, created_at) values (${values.id}, ${values.name}, ${values.name_en}, ${values.details}, ${values.colour},
    (select coalesce(max(position), -1) + 1 from ${table}), ${values.at})`.execute(trx)
}
/** Gives an item a place in its list, held meanwhile; the others make room. */
export async function placeItem(trx: Tx, list: ListName, id: string, position: number): Promise<void> {
  const { table } = LISTS[list]
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where archived_at is null order by position, name, id for update`.execute(trx)
  await writeOrder(trx, table, placed(rows.map((row) => row.id), id, position))
}
export async function updateItem(trx: Tx, list: ListName, id: string, columns: Record<string, unknown>): Promise<void> {
  const sets = Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  if (sets.length > 0) await sql`update ${sql.table(LISTS[list].table)} set ${sql.join(sets)} where id = ${id}`.execute(trx)
}
export async function deleteItem(trx: Tx, list: ListName, id: string): Promise<void> {
  await sql`delete from ${sql.table(LISTS[list].table)} where id = ${id}`.execute(trx)
}
export async function countTags(trx: Tx, ids: string[]): Promise<number> {
  return (await sql<{ n: number }>`select count(*)::int as n from tag where id = any(${ids}::uuid[])`.execute(trx)).rows[0]?.n ?? 0
}
const usedBy = (column: string, id: string) => (column === 'tag_ids' ? sql`tag_ids @> array[${id}]::uuid[]` : sql`${sql.ref(column)} = ${id}`)
export async function countUses(trx: Db, list: ListName, id: string): Promise<number> {
  let uses = 0
  for (const [table, column] of LISTS[list].usedIn) uses += (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${usedBy(column, id)}`.execute(trx)).rows[0]?.n ?? 0
  return uses
}
export async function replaceUses(trx: Tx, list: ListName, id: string, replacement: string): Promise<void> {
  for (const [table, column] of LISTS[list].usedIn) {
    const value = column === 'tag_ids' ? sql`(select array_agg(distinct t) from unnest(array_replace(tag_ids, ${id}::uuid, ${replacement}::uuid)) t)` : sql`${replacement}`
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${usedBy(column, id)}`.execute(trx)
  }
}
