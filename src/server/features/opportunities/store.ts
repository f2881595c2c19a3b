import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export type OpportunityRow = Selectable<DB['opportunity']>
export type OpportunityValues = Updateable<DB['opportunity']>

export function lockOpportunity(trx: Tx, id: string): Promise<OpportunityRow | undefined> {
  return trx.selectFrom('opportunity').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
export async function insertOpportunities(trx: Tx, rows: object[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('opportunity').values(rows as Insertable<DB['opportunity']>[]).execute()
}
export async function insertLinks(trx: Tx, links: { id: string; lead_id: string; opportunity_id: string; created_at: Date }[]): Promise<void> {
  if (links.length > 0) await trx.insertInto('lead_opportunity').values(links as Insertable<DB['lead_opportunity']>[]).execute()
}
export async function updateOpportunity(trx: Tx, id: string, values: OpportunityValues): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('opportunity').set(values).where('id', '=', id).execute()
}
export async function insertLink(trx: Tx, link: { id: string; lead_id: string; opportunity_id: string; created_at: Date }): Promise<void> {
  await trx.insertInto('lead_opportunity').values(link as Insertable<DB['lead_opportunity']>).onConflict((conflict) => conflict.columns(['lead_id', 'opportunity_id']).doNothing()).execute()
}
export async function deleteLinks(trx: Tx, opportunityId: string, leadIds: string[]): Promise<void> {
  if (leadIds.length > 0) await trx.deleteFrom('lead_opportunity').where('opportunity_id', '=', opportunityId).where('lead_id', 'in', leadIds).execute()
}
export async function findLeadIds(trx: Tx, opportunityId: string): Promise<string[]> {
  return (await trx.selectFrom('lead_opportunity').select('lead_id').where('opportunity_id', '=', opportunityId).execute()).map((row) => row.lead_id)
}
/** Stages of a team's pipeline, in order: its own, else the shared ones. */
export async function findStages(trx: Tx, teamId: string | null) {
  const { rows } = await sql<Selectable<DB['stage']>>`
    select * from stage where team_id is not distinct from
      (case when exists (select 1 from stage s where s.team_id = ${teamId}::uuid) then ${teamId}::uuid end) order by position, id`.execute(trx)
  return rows
}
/** The neighbours' keys around a place in a column. `afterId` null: on top; undefined: at the end. */
export async function findNeighbours(trx: Tx, stageId: string, selfId: string | null, afterId: string | null | undefined): Promise<[string | null, string | null]> {
  const cards = sql`opportunity where stage_id = ${stageId} and deleted_at is null and archived_at is null and state <> 'lost' and id is distinct from ${selfId}::uuid`
  if (afterId === undefined) {
    const { rows } = await sql<{ position: string }>`select position from ${cards} order by position desc, id desc limit 1`.execute(trx)
    return [rows[0]?.position ?? null, null]
  }
  if (afterId === null) {
    const { rows } = await sql<{ position: string }>`select position from ${cards} order by position, id limit 1`.execute(trx)
    return [null, rows[0]?.position ?? null]
  }
  const { rows } = await sql<{ position: string }>`select position from ${cards} and position >= (select position from opportunity where id = ${afterId}) order by position, id limit 2`.execute(trx)
  return [rows[0]?.position ?? null, rows.find((row) => row.position !== rows[0]?.position)?.position ?? null]
}
export async function findOpportunitiesOf(trx: Tx, leadIds: string[], customerIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select opportunity_id as id from lead_opportunity where lead_id = any(${leadIds}::uuid[])
    union select id from opportunity where customer_id = any(${customerIds}::uuid[])`.execute(trx)
  return rows.map((row) => row.id)
}
export async function writeDerived(trx: Tx, ids: string[], fold: (row: { id: string; text: string[] }) => { id: string; sort_name: string; search_text: string }): Promise<void> {
  const { rows } = await sql<{ id: string; text: string[] }>`
    select o.id, array_remove(array[o.title, c.name, c.email] || array(select unnest(array[l.company_name, l.first_name, l.last_name, l.email, l.phone, l.mobile]) from lead_opportunity lo join lead l on l.id = lo.lead_id where lo.opportunity_id = o.id), null) as text
    from opportunity o left join customer c on c.id = o.customer_id where o.id = any(${ids}::uuid[])`.execute(trx)
  await sql`update opportunity set sort_name = d.sort_name, search_text = d.search_text
    from jsonb_to_recordset(${JSON.stringify(rows.map(fold))}::jsonb) as d(id uuid, sort_name text, search_text text) where opportunity.id = d.id`.execute(trx)
}
export async function moveCards(trx: Tx, fromStageId: string, toStageId: string, teamId: string | undefined): Promise<void> {
  let query = trx.updateTable('opportunity').set({ stage_id: toStageId }).where('stage_id', '=', fromStageId)
  if (teamId) query = query.where('team_id', '=', teamId)
  await query.execute()
}
