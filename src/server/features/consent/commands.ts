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
