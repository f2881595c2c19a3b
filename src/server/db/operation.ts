import { sql } from 'kysely'
import type { Actor, Context } from '../context.ts'
import { newId } from '../ids.ts'
import { Refused } from '../refused.ts'
import type { Tx } from './client.ts'

/** A user's intention under way: its transaction, its id in the journal, and the one moment at which it all happens. */
export type Work = {
  ctx: Context
  trx: Tx
  operationId: string
  at: Date
  actor: Actor
  newId: () => string
  /** Carried out once all is committed and before it is answered. A failure is logged: whatever it is must also be caught up with later. */
  afterCommit: (then: () => Promise<void>) => void
}

export type OperationOptions = {
  summary?: Record<string, unknown>
  /** Names what to do instead of undoing, where the effect leaves the house. */
  compensation?: string
  /** Continues an operation begun in an earlier transaction, such as an import in batches. */
  continues?: string
}

/** Another request with the same Idempotency-Key has already been carried out; its answer is given again. */
export class Replayed extends Error {
  readonly body: unknown
  constructor(body: unknown) {
    super('replayed')
    this.body = body
  }
}

/**
 * Carries out one intention in one transaction and journals it. `act` must not wait on anything but the database.
 * What `act` returns is answered with `operationId` added; with an Idempotency-Key the answer is stored in the same
 * transaction, so that a repetition, even after a crash, gets it again and does nothing.
 */
export async function operation<T extends object>(
  ctx: Context,
  actor: Actor,
  kind: string,
  act: (work: Work) => Promise<T>,
  options: OperationOptions = {},
): Promise<T & { operationId: string }> {
  // A request that carries out several operations has its key on the first.
  const key = actor.idempotency?.spent ? undefined : actor.idempotency
  let afterwards: (() => Promise<void>)[] = []
  const answer = await again(() => ctx.db.transaction().execute(async (trx) => {
    afterwards = []
    const at = ctx.clock()
    const operationId = options.continues ?? newId(at.getTime())
    if (key) await claimKey(trx, actor.userId, key, at)
    const settings = sql`select set_config('piste.operation', ${operationId}, true), set_config('piste.now', ${at.toISOString()}, true)`
    if (options.continues) await settings.execute(trx)
    else {
      await sql`with settings as materialized (${settings}) insert into journal.operation (id, kind, actor_id, door, at, summary, compensation)
        select ${operationId}::uuid, ${kind}, ${actor.door === 'system' ? null : actor.userId}::uuid, ${actor.door}, ${at.toISOString()}::timestamptz, ${JSON.stringify(options.summary ?? {})}::jsonb, ${options.compensation ?? null} from settings`.execute(trx)
    }
    const result = await act({ ctx, trx, operationId, at, actor, newId: () => newId(at.getTime()), afterCommit: (then) => void afterwards.push(then) })
    const answered = { ...result, operationId }
    if (key) {
      await trx.updateTable('idempotency').set({ body: JSON.stringify(answered) })
        .where('actor_id', '=', actor.userId).where('key', '=', key.key).execute()
    }
    return answered
  }))
  if (key) key.spent = true
  for (const then of afterwards) await then().catch((error: unknown) => ctx.log.error({ err: error, operation: kind }, 'after commit'))
  return answer
}

/** On a server two transactions can lock each other out; the one that had to give way has done nothing and tries again. */
async function again<T>(carryOut: () => Promise<T>, triesLeft = 4): Promise<T> {
  try {
    return await carryOut()
  } catch (error) {
    const gaveWay = ['40P01', '40001'].includes((error as { code?: string }).code ?? '')
    if (!gaveWay || triesLeft === 0) throw error
    return again(carryOut, triesLeft - 1)
  }
}

/** The first taker of a key holds its row until it commits; the others wait, then find the answer. */
async function claimKey(trx: Tx, actorId: string, { key, requestHash }: { key: string; requestHash: string }, at: Date): Promise<void> {
  const claimed = await trx
    .insertInto('idempotency')
    .values({ actor_id: actorId, key, request_hash: requestHash, created_at: at })
    .onConflict((conflict) => conflict.columns(['actor_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return
  const row = await trx.selectFrom('idempotency').select(['request_hash', 'body']).where('actor_id', '=', actorId).where('key', '=', key).executeTakeFirstOrThrow()
  if (row.request_hash !== requestHash) throw new Refused('idempotency_key_reused')
  throw new Replayed(row.body)
}

/** Adds to the operation's summary, for what is known only at its end. */
export async function summarise(work: Work, summary: Record<string, unknown>): Promise<void> {
  await work.trx.updateTable('journal.operation').set({ summary: sql`summary || ${JSON.stringify(summary)}::jsonb` }).where('id', '=', work.operationId).execute()
}
