import type { Work } from '../../../db/operation.ts'
import { type Channel, insertConsent, insertOptOuts, insertUnsaved, newestConsent } from '../store.ts'
import { hashOf } from './hash.ts'
import { noteOptOut, saveOptOuts } from './opt-outs.ts'

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

/** Unsubscribes these addresses from everything sent by email, in one statement however many; those already so are left. */
export async function recordOptOuts(work: Work, addresses: string[], how: string): Promise<void> {
  const wanted = [...new Set(addresses)].map((address) => ({ id: work.newId(), address }))
  if (wanted.length === 0) return
  const actorId = work.actor.door === 'system' ? null : work.actor.userId
  const rows = await insertOptOuts(work.trx, wanted, { at: work.at, how, actorId, operationId: work.operationId })
  if (rows.length === 0) return
  await insertUnsaved(work.trx, rows.map(({ id, address }) => ({ kind: 'consent', id, channel: 'email', hash: hashOf(work.ctx.secret, 'email', address), listId: null, state: 'unsubscribed', at: work.at.toISOString(), how })))
  work.afterCommit(() => saveOptOuts(work.ctx))
}
