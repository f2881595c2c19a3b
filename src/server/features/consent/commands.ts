import { sql } from 'kysely'
import type { Work } from '../../db/operation.ts'

export type ConsentStatement = { channel: 'email' | 'phone' | 'post'; address: string; state: 'subscribed' | 'unsubscribed'; how: string; listId?: string | null; wording?: string | null }

/** Adds to the consent ledger, which is never changed: the newest statement for an address is what holds. Says nothing twice. */
export async function recordConsent(work: Work, statement: ConsentStatement): Promise<void> {
  const { channel, address, state, how, listId = null, wording = null } = statement
  const newest = await work.trx.selectFrom('consent').select('state').where('channel', '=', channel).where('address', '=', address)
    .where('list_id', listId === null ? 'is' : '=', listId).orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if ((newest?.state ?? 'subscribed') === state) return
  await work.trx.insertInto('consent').values({
    id: work.newId(), channel, address, list_id: listId, state, at: work.at, how, wording, actor_id: work.actor.door === 'system' ? null : work.actor.userId, operation_id: work.operationId,
  }).execute()
}

/** Unsubscribes these addresses from everything sent by email, in one statement; those already so are left. */
export async function recordOptOuts(work: Work, addresses: string[], how: string): Promise<void> {
  const rows = [...new Set(addresses)].map((address) => ({ id: work.newId(), address }))
  if (rows.length === 0) return
  await sql`insert into consent (id, channel, address, list_id, state, at, how, actor_id, operation_id)
    select d.id, 'email', d.address, null, 'unsubscribed', ${work.at.toISOString()}::timestamptz, ${how}, ${work.actor.door === 'system' ? null : work.actor.userId}::uuid, ${work.operationId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, address text)
    where coalesce((select c.state from consent c where c.channel = 'email' and c.address = d.address and c.list_id is null order by c.at desc, c.id desc limit 1), 'subscribed') <> 'unsubscribed'`.execute(work.trx)
}
