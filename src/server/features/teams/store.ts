import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export function lockTeam(trx: Tx, id: string) {
  return trx.selectFrom('sales_team').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
export async function insertTeam(trx: Tx, values: object): Promise<void> {
  await trx.insertInto('sales_team').values(values as Insertable<DB['sales_team']>).execute()
}
export async function updateTeam(trx: Tx, id: string, values: Updateable<DB['sales_team']>): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('sales_team').set(values).where('id', '=', id).execute()
}
export async function aliasTaken(trx: Tx, alias: string, exceptId: string | null): Promise<boolean> {
  return (await sql`select 1 from sales_team where alias_local_part = ${alias} and id is distinct from ${exceptId}::uuid`.execute(trx)).rows.length > 0
}
export async function replaceMembers(trx: Tx, teamId: string, userIds: string[], newId: () => string, at: Date): Promise<void> {
  await sql`delete from team_member where team_id = ${teamId} and not user_id = any(${userIds}::uuid[])`.execute(trx)
  for (const userId of userIds) {
    await trx.insertInto('team_member').values({ id: newId(), team_id: teamId, user_id: userId, created_at: at } as Insertable<DB['team_member']>).onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doNothing()).execute()
  }
}
