import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { Refused } from '../../refused.ts'
import { deleteRates, insertRate, lockRate, updateRate } from './store.ts'

const refuse = (code: 'invalid_input' | 'currency_is_base') => new Refused(code, { fields: [{ field: 'currency', code }] })

/** Sets what one unit of a currency is worth in the base currency. Refuses an unknown currency, and currency_is_base. */
export function setRate(ctx: Context, actor: Actor, currency: string, rate: string, ifMatch: string | null) {
  return operation(ctx, actor, 'currency_rate.set', async (work) => {
    const { base_currency } = await work.trx.selectFrom('setting').select('base_currency').forShare().executeTakeFirstOrThrow()
    if (!Intl.supportedValuesOf('currency').includes(currency)) throw refuse('invalid_input')
    if (currency === base_currency) throw refuse('currency_is_base')
    const row = await lockRate(work.trx, currency)
    if (ifMatch !== null && ifMatch !== row?.version) throw new Refused('changed_meanwhile', { details: { version: row?.version ?? null } })
    const id = row?.id ?? work.newId()
    if (row) await updateRate(work.trx, id, rate)
    else await insertRate(work.trx, { id, currency, rate, created_at: work.at })
    return { id }
  })
}

/** Removes a rate: amounts in that currency stand apart again. */
export function removeRate(ctx: Context, actor: Actor, currency: string, ifMatch: string | null) {
  return operation(ctx, actor, 'currency_rate.remove', async (work) => {
    const row = await lockRate(work.trx, currency)
    if (!row) throw new Refused('not_found')
    if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
    await deleteRates(work.trx, row.id)
    return { id: row.id }
  })
}

/** With another base currency every rate means something else: they go, inside the operation under way, to be entered again. */
export async function forgetRates(work: Work): Promise<void> {
  await deleteRates(work.trx, null)
}
