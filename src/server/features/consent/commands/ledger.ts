import type { Work } from '../../../db/operation.ts'
import { type Channel, insertConsent, newestConsent } from '../store.ts'
import { hashOf } from './hash.ts'
import { noteOptOut } from './opt-outs.ts'

export type ConsentStatement = { channel: Channel; address: string; state: 'subscribed' | 'unsubscribed'; how: string; listId?: string | null; wording?: string | null }

/**
 * Adds to the consent ledger, which is never changed: the newest statement for an address is what holds. Says nothing
 * twice; silence counts as consent, except that an agreement to a text is kept as the proof it is.
 */
export async function recordConsent(work: Work, statement: ConsentStatement): Promise<void> {
  const { channel, address, state, how, listId = null, wording = null } = statement
  const newest = await newestConsent(work.trx, channel, address, listId)
  if (newest ? newest.state === state : state === 'subscribed' && wording === null) return
  const row = { id: work.newId(), channel, address, list_id: listId, state, at: work.at, how, wording, actor_id: work.actor.door === 'system' ? null : work.actor.userId, operation_id: work.operationId }
  await insertConsent(work.trx, row)
  await noteOptOut(work, { kind: 'consent', id: row.id, channel, hash: hashOf(work.ctx.secret, channel, address), listId, state, at: work.at.toISOString(), how })
}
