import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export async function insertSignIn(trx: Tx, person: { id: string; name: string; email: string; passwordHash: string; at: Date; accountId: string }): Promise<void> {
  const { id, name, email, passwordHash, at, accountId } = person
  await trx.insertInto('auth.user').values({ id, name, email, emailVerified: true, createdAt: at, updatedAt: at }).execute()
  await trx.insertInto('auth.account').values({ id: accountId, accountId: id, providerId: 'credential', userId: id, password: passwordHash, createdAt: at, updatedAt: at }).execute()
}
export async function insertUser(trx: Tx, values: object): Promise<void> {
  await trx.insertInto('app_user').values(values as Insertable<DB['app_user']>).execute()
}
export async function updateUser(trx: Tx, id: string, values: Updateable<DB['app_user']>): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('app_user').set(values).where('id', '=', id).execute()
}
export function lockUser(trx: Tx, id: string) {
  return trx.selectFrom('app_user').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
export async function emailTaken(trx: Tx, email: string): Promise<boolean> {
  return (await trx.selectFrom('auth.user').select('id').where('email', '=', email).executeTakeFirst()) !== undefined
}
export async function countAdministrators(trx: Db | Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from app_user where role = 'administrator' and active`.execute(trx)
  return rows[0]?.n ?? 0
}
/** Signs a person out everywhere; `keys`: their API keys too. */
export async function deleteSessions(trx: Tx, userId: string, keys: boolean): Promise<void> {
  await trx.deleteFrom('auth.session').where('userId', '=', userId).execute()
  if (keys) await trx.deleteFrom('auth.apikey').where('referenceId', '=', userId).execute()
}
export async function deleteSession(trx: Tx, userId: string, id: string): Promise<number> {
  return Number((await trx.deleteFrom('auth.session').where('userId', '=', userId).where('id', '=', id).executeTakeFirst()).numDeletedRows)
}
export async function deleteOtherSessions(trx: Tx, userId: string, id: string): Promise<number> {
  return Number((await trx.deleteFrom('auth.session').where('userId', '=', userId).where('id', '<>', id).executeTakeFirst()).numDeletedRows)
}
/** The second factor, half-done sign-ins and trusted devices. False where there was none. */
export async function deleteSecondFactor(trx: Tx, userId: string): Promise<boolean> {
  const gone = await trx.deleteFrom('auth.twoFactor').where('userId', '=', userId).executeTakeFirst()
  await trx.updateTable('auth.user').set({ twoFactorEnabled: false }).where('id', '=', userId).execute()
  await trx.deleteFrom('auth.verification').where('value', '=', userId).execute()
  return Number(gone.numDeletedRows) > 0
}
export async function teamsMissing(trx: Tx, ids: string[]): Promise<boolean> {
  if (ids.length === 0) return false
  return (await trx.selectFrom('sales_team').select('id').where('id', 'in', ids).execute()).length < new Set(ids).size
}
/** A reset link made so lately that another would only fill a mailbox. */
export async function hasFreshLink(trx: Tx, userId: string, since: Date): Promise<boolean> {
  return (await trx.selectFrom('access_link').select('id').where('purpose', '=', 'reset').where('user_id', '=', userId).where('used_at', 'is', null).where('created_at', '>', since).executeTakeFirst()) !== undefined
}
export async function writePassword(trx: Tx, userId: string, passwordHash: string, at: Date): Promise<void> {
  await trx.updateTable('auth.account').set({ password: passwordHash, updatedAt: at }).where('userId', '=', userId).where('providerId', '=', 'credential').execute()
}
export async function insertLink(trx: Tx, values: Insertable<DB['access_link']>): Promise<void> {
  await trx.insertInto('access_link').values(values).execute()
}
/** Takes a one-time link: the first wins, an expired or used one is nobody's. */
export function claimLink(trx: Tx, tokenHash: string, purposes: string[], at: Date) {
  return trx.updateTable('access_link').set({ used_at: at }).where('token_hash', '=', tokenHash).where('purpose', 'in', purposes).where('used_at', 'is', null).where('expires_at', '>', at).returningAll().executeTakeFirst()
}
export async function linkStands(db: Db, tokenHash: string, purpose: string, at: Date): Promise<boolean> {
  return (await db.selectFrom('access_link').select('id').where('token_hash', '=', tokenHash).where('purpose', '=', purpose).where('used_at', 'is', null).where('expires_at', '>', at).executeTakeFirst()) !== undefined
}
export async function deleteOldLinks(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('access_link').where((link) => link.or([link('used_at', '<', before), link('expires_at', '<', before)])).execute()
}
export async function deleteLinks(trx: Tx, purpose: string, match: { userId?: string; id?: string; email?: string }): Promise<number> {
  let query = trx.deleteFrom('access_link').where('purpose', '=', purpose).where('used_at', 'is', null)
  if (match.userId) query = query.where('user_id', '=', match.userId)
  if (match.email) query = query.where('email', '=', match.email)
  if (match.id) query = query.where('id', '=', match.id)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}
export async function replaceMemberships(trx: Tx, userId: string, teamIds: string[], newId: () => string, at: Date): Promise<void> {
  await sql`delete from team_member where user_id = ${userId} and not team_id = any(${teamIds}::uuid[])`.execute(trx)
  for (const teamId of teamIds) {
    await trx.insertInto('team_member').values({ id: newId(), team_id: teamId, user_id: userId, created_at: at } as Insertable<DB['team_member']>).onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doNothing()).execute()
  }
}
