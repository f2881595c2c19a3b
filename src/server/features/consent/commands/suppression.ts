import type { Actor, Context } from '../../../context.ts'
import type { Db, Tx } from '../../../db/client.ts'
import { findHome } from '../../../db/home.ts'
import { operation, type Work } from '../../../db/operation.ts'
import { type FieldRefusal, Refused } from '../../../refused.ts'
import { type Channel, insertSuppression, lockHash, suppressedHashes } from '../store.ts'
import { hashOf, normalAddress } from './hash.ts'
import { noteOptOut } from './opt-outs.ts'

/** Those of these addresses, normalised as they are stored, that must not come in nor be written to. */
export async function suppressedAmong(db: Db | Tx, secret: string, channel: Channel, addresses: string[]): Promise<Set<string>> {
  const byHash = new Map(addresses.map((address) => [hashOf(secret, channel, address), address]))
  if (byHash.size === 0) return new Set()
  return new Set([...(await suppressedHashes(db, [...byHash.keys()]))].flatMap((hash) => byHash.get(hash) ?? []))
}

type Details = { email?: string | null | undefined; phone?: string | null | undefined; mobile?: string | null | undefined }

/** The addresses among these details that were not there before, as refuseSuppressed takes them; `at` stands before each field's name. */
export const comingAddresses = (details: Details, before: Details = {}, at = '') =>
  (['email', 'phone', 'mobile'] as const).map((field) => ({ field: `${at}${field}`, channel: field === 'email' ? ('email' as const) : ('phone' as const), address: details[field] === before[field] ? null : details[field] }))

/** Refuses address_suppressed, naming each field that holds a suppressed address; fields without one are passed over. */
export async function refuseSuppressed(work: Work, given: { field: string; channel: Channel; address: string | null | undefined }[]): Promise<void> {
  const hashes = given.flatMap(({ field, channel, address }) => (address ? [{ field, hash: hashOf(work.ctx.secret, channel, address) }] : []))
  if (hashes.length === 0) return
  const suppressed = await suppressedHashes(work.trx, hashes.map((one) => one.hash))
  const fields: FieldRefusal[] = hashes.filter((one) => suppressed.has(one.hash)).map(({ field }) => ({ field, code: 'address_suppressed' }))
  if (fields.length > 0) throw new Refused('address_suppressed', { fields })
}

type Asked = { channel: Channel; address: string; reason: string }

async function say(ctx: Context, actor: Actor, asked: Asked, state: 'suppressed' | 'lifted') {
  const kind = state === 'suppressed' ? 'suppression.add' : 'suppression.lift'
  const compensation = state === 'suppressed' ? 'lift the suppression' : 'suppress the address again'
  return operation(ctx, actor, kind, async (work) => {
    const { country } = await findHome(work.trx)
    const address = normalAddress(asked.channel, asked.address, country)
    if (!address) throw new Refused('invalid_input', { fields: [{ field: 'address', code: asked.channel === 'phone' ? 'phone_invalid' : asked.channel === 'email' ? 'email_invalid' : 'invalid_input' }] })
    const hash = hashOf(ctx.secret, asked.channel, address)
    await lockHash(work.trx, hash)
    const standing = (await suppressedHashes(work.trx, [hash])).has(hash)
    if (state === 'lifted' && !standing) throw new Refused('not_found')
    const row = { id: work.newId(), channel: asked.channel, hash, state, reason: asked.reason, at: work.at, actor_id: actor.userId }
    await insertSuppression(work.trx, row)
    await noteOptOut(work, { kind: 'suppression', id: row.id, channel: asked.channel, hash, state, at: work.at.toISOString(), reason: asked.reason })
    return { id: row.id }
  }, { compensation })
}

/** Keeps an address out of every door from now on. Only its keyed hash is kept. */
export const suppress = (ctx: Context, actor: Actor, asked: Asked) => say(ctx, actor, asked, 'suppressed')
/** Lets it in again. Refuses not_found where it is not suppressed. */
export const liftSuppression = (ctx: Context, actor: Actor, asked: Asked) => say(ctx, actor, asked, 'lifted')
