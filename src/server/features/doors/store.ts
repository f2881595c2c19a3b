import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export type Arrival = Selectable<DB['lead']> & { leads_mode: string | null; leads_enabled: boolean }

/** New leads, in the order they came, with what their team and the organisation say about the use of leads. */
export async function findArrivals(trx: Tx, leadIds: string[]): Promise<Arrival[]> {
  const { rows } = await sql<Arrival>`select lead.*, team.leads_mode, setting.leads_enabled from lead left join sales_team team on team.id = lead.team_id cross join setting
    where lead.id = any(${leadIds}::uuid[]) and lead.deleted_at is null and lead.archived_at is null and lead.merged_into_id is null order by lead.created_at, lead.id`.execute(trx)
  return rows
}
