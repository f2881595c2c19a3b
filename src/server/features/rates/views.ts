import { sql } from 'kysely'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { findHome } from '../../db/home.ts'
import { visibleOpportunity } from '../../db/visibility.ts'
import { iso } from '../../db/wire.ts'

/** The rates, and the currencies of opportunities the actor sees that lack one. */
export async function listRates(db: Db, actor: Actor) {
  const { base_currency: base } = await findHome(db)
  const { rows } = await sql<{ currency: string; rate: string; updated_at: Date; version: string }>`select currency, trim_scale(rate)::text as rate, updated_at, version from currency_rate where currency <> ${base} order by currency`.execute(db)
  const { rows: missing } = await sql<{ currency: string }>`select distinct currency from opportunity
    where deleted_at is null and archived_at is null and state <> 'lost' and currency <> ${base} and not currency in (select currency from currency_rate) and ${visibleOpportunity(actor)} order by 1`.execute(db)
  return {
    base,
    items: rows.map((row) => ({ currency: row.currency, rate: row.rate, updatedAt: iso(row.updated_at), version: String(row.version) })),
    missing: missing.map((row) => row.currency),
  }
}
