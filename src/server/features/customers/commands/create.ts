import { matchKeys } from '#domain/matching/match-keys.ts'
import { companyKey } from '#domain/values/company-name.ts'
import { foldText, searchText } from '#domain/values/text.ts'
import type { Tx } from '../../../db/client.ts'
import type { Work } from '../../../db/operation.ts'
import { indexKeys } from '../../matching/commands.ts'
import { followParties } from '../../opportunities/commands/derive.ts'
import { createTimeline } from '../../timeline/commands.ts'
import { type ContactValues, type CustomerValues, findContacts, findCustomerPlaces, findCustomers, insertContact, insertCustomer, writeDerived } from '../store.ts'

const some = (values: (string | null)[]) => values.filter((value) => value !== null)

/** Recomputes what follows from the customers' fields: name for sorting, text for searching, match keys. */
export async function deriveCustomers(trx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await findCustomers(trx, ids)
  const places = await findCustomerPlaces(trx, ids)
  await writeDerived(trx, 'customer', rows.map((row) => ({
    id: row.id,
    sort_name: foldText(row.name).slice(0, 200),
    search_text: searchText(row.name, companyKey(row.name), row.email, row.phone, row.mobile, row.registry_number, ...places.filter((one) => one.customer_id === row.id).flatMap((one) => [one.city, one.postal_code])),
  })))
  await indexKeys(trx, rows.map((row) => ({
    kind: 'customer' as const, id: row.id,
    keys: row.deleted_at ? [] : matchKeys({
      isOrganisation: row.is_organisation, companyName: row.is_organisation ? row.name : null, firstName: row.first_name, lastName: row.last_name,
      emails: some([row.email]), phones: some([row.phone, row.mobile]), website: row.website, registryNumber: row.registry_number, directoryId: null,
    }),
  })))
  await followParties(trx, { customerIds: rows.map((row) => row.id) })
}

/** The same for contacts. */
export async function deriveContacts(trx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await findContacts(trx, ids)
  await writeDerived(trx, 'contact', rows.map((row) => ({
    id: row.id,
    sort_name: foldText([row.first_name, row.last_name].filter(Boolean).join(' ') || (row.email ?? '')).slice(0, 200),
    search_text: searchText(row.first_name, row.last_name, row.email, row.phone, row.mobile, row.job_title),
  })))
  await indexKeys(trx, rows.map((row) => ({
    kind: 'contact' as const, id: row.id,
    keys: row.deleted_at ? [] : matchKeys({
      isOrganisation: false, companyName: null, firstName: row.first_name, lastName: row.last_name,
      emails: some([row.email]), phones: some([row.phone, row.mobile]), website: null, registryNumber: null, directoryId: null,
    }),
  })))
}

/** Creates a customer with its timeline inside the operation under way; values are already normalised. */
export async function createCustomerIn(work: Work, values: CustomerValues): Promise<string> {
  const id = work.newId()
  await insertCustomer(work.trx, { ...values, id, timeline_id: await createTimeline(work, 'customer'), created_at: work.at, created_by: work.actor.door === 'system' ? null : work.actor.userId })
  await deriveCustomers(work.trx, [id])
  return id
}

/** Creates a contact of a customer inside the operation under way; values are already normalised. */
export async function createContactIn(work: Work, values: ContactValues): Promise<string> {
  const id = work.newId()
  await insertContact(work.trx, { ...values, id, created_at: work.at })
  await deriveContacts(work.trx, [id])
  return id
}
