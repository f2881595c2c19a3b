import { sql } from 'kysely'
import type { Rates } from '#domain/values/money.ts'
import type { Db, Tx } from './client.ts'

/** The base currency and what one unit of the others is worth in it, as the administrator keeps them. */
export async function readRates(db: Db | Tx): Promise<{ base: string; rates: Rates }> {
  const { rows } = await sql<{ base: string; rates: Rates | null }>`select base_currency as base,
    (select jsonb_object_agg(currency, trim_scale(rate)::text) from currency_rate where currency <> base_currency) as rates from setting`.execute(db)
  return { base: rows[0]?.base ?? 'EUR', rates: rows[0]?.rates ?? {} }
}
