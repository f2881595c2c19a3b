import { companyKey } from '#domain/values/company-name.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import { resolveStatus, statusKind } from '#domain/leads/status.ts'
import { matchKeys } from '#domain/matching/match-keys.ts'
import { foldText, searchText } from '#domain/values/text.ts'
import type { Tx } from '../../../db/client.ts'
import type { Work } from '../../../db/operation.ts'
import { indexKeys } from '../../matching/commands.ts'
import { followParties } from '../../opportunities/commands/derive.ts'
import { type DerivedTexts, findFacts, findLeadContacts, findLeads, findPlaces, findStatuses, type LeadContactRow, type LeadRow, logStatuses, replaceManualStatus, writeDerived, writeStatuses } from '../store.ts'

export const leadIdentity = (row: Pick<LeadRow, 'is_organisation' | 'title' | 'first_name' | 'last_name' | 'company_name' | 'email'>) => ({
  isOrganisation: row.is_organisation, title: row.title, firstName: row.first_name, lastName: row.last_name, companyName: row.company_name, email: row.email,
})

/** The keys by which a lead is recognised; every contact's email and phones are the lead's too. */
export function leadMatchKeys(row: Texts & Pick<LeadRow, 'website'>, contacts: Pick<LeadContactRow, 'email' | 'phone'>[]) {
  return matchKeys({
    ...leadIdentity(row),
    emails: [row.email, ...contacts.map((one) => one.email)].filter((one) => one !== null),
    phones: [row.phone, row.mobile, ...contacts.map((one) => one.phone)].filter((one) => one !== null),
    registryNumber: row.registry_number,
    website: row.website,
    directoryId: null,
  })
}

type Texts = Pick<LeadRow, 'is_organisation' | 'title' | 'first_name' | 'last_name' | 'company_name' | 'email' | 'phone' | 'mobile' | 'registry_number'>

type Place = { is_primary: boolean; city: string | null; postal_code: string | null; country: string | null }

/** Name for sorting, text for searching and the primary place, of a lead with the people and places that belong to it. */
export function derivedTexts(row: Texts, contacts: Pick<LeadContactRow, 'first_name' | 'last_name' | 'email' | 'phone'>[], places: Place[]): DerivedTexts {
  const place = places.find((one) => one.is_primary)
  return {
    sort_name: foldText(leadLabel(leadIdentity(row))).slice(0, 200),
    search_text: searchText(
      row.title, row.company_name, row.first_name, row.last_name, row.email, row.phone, row.mobile, row.registry_number,
      row.company_name ? companyKey(row.company_name) : null,
      ...contacts.flatMap((one) => [one.first_name, one.last_name, one.email, one.phone]),
      ...places.flatMap((one) => [one.city, one.postal_code]),
    ),
    city: place?.city ?? null, postal_code: place?.postal_code ?? null, country: place?.country ?? null,
  }
}

/** Recomputes what follows from the leads' fields: name for sorting, text for searching, match keys; and their opportunities, which are found by their names. */
export async function deriveLeads(trx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const [rows, contacts, places] = [await findLeads(trx, ids), await findLeadContacts(trx, ids), await findPlaces(trx, ids)]
  const contactsOf = groupBy(contacts, (one) => one.lead_id)
  const placesOf = groupBy(places, (one) => one.lead_id ?? '')
  await writeDerived(trx, rows.map((row) => ({ id: row.id, ...derivedTexts(row, contactsOf.get(row.id) ?? [], placesOf.get(row.id) ?? []) })))
  await indexKeys(trx, rows.map((row) => ({ kind: 'lead' as const, id: row.id, keys: row.deleted_at || row.merged_into_id ? [] : leadMatchKeys(row, contactsOf.get(row.id) ?? []) })))
  await followParties(trx, { leadIds: rows.map((row) => row.id) })
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

/** Recomputes the status of these leads from the facts, and logs each that changed with its cause. */
export async function recomputeStatuses(work: Work, leadIds: string[], cause: string): Promise<void> {
  if (leadIds.length === 0) return
  const statuses = (await findStatuses(work.trx)).map((row) => ({ id: row.id, kind: row.kind as never, isDefault: row.is_default }))
  const changed = []
  for (const fact of await findFacts(work.trx, leadIds)) {
    const facts = {
      manual: fact.manual_status_id && (fact.manual_kind === 'working' || fact.manual_kind === 'closed') ? { statusId: fact.manual_status_id, kind: fact.manual_kind } : null,
      customerCreated: fact.customer_created,
      opportunities: fact.opportunities.map((one) => ({ state: one.state, openedAt: Date.parse(one.opened_at) })),
      quotations: [],
      orders: [],
    }
    const statusId = resolveStatus(facts, statuses)
    if (statusId !== fact.status_id) changed.push({ id: fact.id, status_id: statusId, status_kind: statusKind(facts) as string })
  }
  if (changed.length === 0) return
  await writeStatuses(work.trx, changed)
  await logStatuses(work.trx, changed.map((one) => ({ lead_id: one.id, status_id: one.status_id, kind: one.status_kind })), work.at, cause, work.operationId)
}

/** Moves the leads that show a status by hand to another of the same kind. */
export async function replaceStatus(work: Work, from: string, to: string): Promise<void> {
  await replaceManualStatus(work.trx, from, to)
}
