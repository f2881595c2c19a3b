import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export type Arrival = Selectable<DB['lead']> & { leads_mode: string | null; leads_enabled: boolean }

/** Whether anybody at all does without leads. */
export async function areLeadsOffAnywhere(trx: Tx): Promise<boolean> {
  return (await sql`select 1 from setting where not leads_enabled union all select 1 from sales_team where leads_mode = 'opportunities' limit 1`.execute(trx)).rows.length > 0
}

/** New leads, in the order they came, with what their team and the organisation say about the use of leads. */
export async function findArrivals(trx: Tx, leadIds: string[]): Promise<Arrival[]> {
  const { rows } = await sql<Arrival>`select lead.*, team.leads_mode, setting.leads_enabled from lead left join sales_team team on team.id = lead.team_id cross join setting
    where lead.id = any(${leadIds}::uuid[]) and lead.deleted_at is null and lead.archived_at is null and lead.merged_into_id is null order by lead.created_at, lead.id`.execute(trx)
  return rows
}
