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
/** Teams out of the archive, held: a rule is about the set of their names. */
export function lockLivingTeams(trx: Tx): Promise<{ id: string; name: string }[]> {
  return trx.selectFrom('sales_team').select(['id', 'name']).where('archived_at', 'is', null).orderBy('id').forUpdate().execute()
}
export async function findKnownUsers(trx: Tx, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from app_user where id = any(${ids}::uuid[])`.execute(trx)
  return new Set(rows.map((row) => row.id))
}
/** Makes these people its members. The team counts as changed with them, for whoever has read it before. */
export async function replaceMembers(trx: Tx, teamId: string, userIds: string[], newId: () => string, at: Date): Promise<void> {
  const gone = await sql`delete from team_member where team_id = ${teamId} and not user_id = any(${userIds}::uuid[]) returning id`.execute(trx)
  const rows = [...new Set(userIds)].map((userId) => ({ id: newId(), team_id: teamId, user_id: userId, created_at: at }) as Insertable<DB['team_member']>)
  const come = rows.length > 0 ? await trx.insertInto('team_member').values(rows).onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doNothing()).returning('id').execute() : []
  if (gone.rows.length + come.length > 0) await sql`update sales_team set version = nextval('journal.version') where id = ${teamId}`.execute(trx)
}

/** Whether this person is deactivated, this team archived. */
export async function findUnavailable(trx: Tx, userId: string | null, teamId: string | null): Promise<{ gone: boolean; archived: boolean }> {
  const { rows } = await sql<{ gone: boolean; archived: boolean }>`select exists (select 1 from app_user where id = ${userId}::uuid and not active) as gone, exists (select 1 from sales_team where id = ${teamId}::uuid and archived_at is not null) as archived`.execute(trx)
  return rows[0] ?? { gone: false, archived: false }
}
