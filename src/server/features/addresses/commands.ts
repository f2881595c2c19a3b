import type { AddressInput } from '#contract/shapes.ts'
import type { Work } from '../../db/operation.ts'
import { insertRows } from '../../db/rows.ts'
import { Refused } from '../../refused.ts'
import { type AddressOwner, type AddressValues, deleteAddresses, findAddresses, insertAddress, updateAddress } from './store.ts'

const text = (value: string | null | undefined) => (value?.trim() ? value.trim() : null)

/**
 * Makes the owner's addresses what is given: an item with `id` updates, without adds, absent removes. Exactly one is
 * primary: the last marked, else the first. Refuses an id that is not the owner's.
 */
export async function saveAddresses(work: Work, owner: AddressOwner, addresses: AddressInput[]): Promise<void> {
  const known = new Set((await findAddresses(work.trx, owner)).map((row) => row.id))
  const marked = addresses.findLastIndex((one) => one.isPrimary)
  for (const [position, one] of addresses.entries()) {
    const values: AddressValues = {
      is_primary: position === Math.max(marked, 0), type: one.type, title: text(one.title), line1: text(one.line1), line2: text(one.line2),
      city: text(one.city), state: text(one.state), postal_code: text(one.postalCode), country: one.country ?? null, position,
    }
    if (one.id === undefined) await insertAddress(work.trx, owner, work.newId(), work.at, values)
    else if (known.delete(one.id)) await updateAddress(work.trx, one.id, values)
    else throw new Refused('unknown_reference', { fields: [{ field: `addresses.${position}.id`, code: 'unknown_reference' }] })
  }
  if (known.size > 0) await deleteAddresses(work.trx, [...known])
}

/** The addresses of a new lead, of which the last marked, else the first, is primary. */
export function newAddresses(work: Work, leadId: string, addresses: AddressInput[]) {
  const marked = Math.max(addresses.findLastIndex((one) => one.isPrimary), 0)
  return addresses.map((one, position) => ({
    id: work.newId(), lead_id: leadId, created_at: work.at.toISOString(), is_primary: position === marked, type: one.type as string, title: text(one.title), line1: text(one.line1), line2: text(one.line2),
    city: text(one.city), state: text(one.state), postal_code: text(one.postalCode), country: one.country ?? null, position,
  }))
}
/** Adds the addresses of new leads in one statement. */
export const addAddresses = (work: Work, addresses: ReturnType<typeof newAddresses>): Promise<void> => insertRows(work.trx, 'address', addresses)

/** Makes the owner's primary address what is given, leaving its kind and title; adds it where there is none. */
export async function changePrimaryAddress(work: Work, owner: AddressOwner, place: Pick<AddressInput, 'line1' | 'line2' | 'city' | 'state' | 'postalCode' | 'country'>): Promise<void> {
  const known = await findAddresses(work.trx, owner)
  const primary = known.find((one) => one.is_primary) ?? known[0]
  const values = { line1: text(place.line1), line2: text(place.line2), city: text(place.city), state: text(place.state), postal_code: text(place.postalCode), country: place.country ?? null }
  if (primary) await updateAddress(work.trx, primary.id, { is_primary: primary.is_primary, type: primary.type, title: primary.title, position: primary.position, ...values })
  else await insertAddress(work.trx, owner, work.newId(), work.at, { is_primary: true, type: 'billing', title: null, position: 0, ...values })
}
