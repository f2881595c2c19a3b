import { foldText, searchText } from '#domain/values/text.ts'
import type { Tx } from '../../../db/client.ts'
import { findOpportunitiesOf, writeDerived } from '../store.ts'

// Apart from the other commands: leads and customers call this, and those call leads.

/** Recomputes what follows from the opportunities' fields and parties: name for sorting, text for searching. */
export async function deriveOpportunities(trx: Tx, ids: string[]): Promise<void> {
  if (ids.length > 0) await writeDerived(trx, ids, ({ id, text }) => ({ id, sort_name: foldText(text[0] ?? '').slice(0, 200), search_text: searchText(...text) }))
}

/** After these leads or customers have changed: their opportunities are found by what they are called now. */
export async function followParties(trx: Tx, parties: { leadIds?: string[]; customerIds?: string[] }): Promise<void> {
  const { leadIds = [], customerIds = [] } = parties
  if (leadIds.length + customerIds.length > 0) await deriveOpportunities(trx, await findOpportunitiesOf(trx, leadIds, customerIds))
}
