import type { Tx } from '../../db/client.ts'

export type AddressOwner = { leadId: string } | { customerId: string }
const column = (owner: AddressOwner) => ('leadId' in owner ? ('lead_id' as const) : ('customer_id' as const))
const ownerId = (owner: AddressOwner) => ('leadId' in owner ? owner.leadId : owner.customerId)

export type AddressValues = {
  is_primary: boolean
  type: string
  title: string | null
  line1: string | null
  line2: string | null
  city: string | null
  state: string | null
  postal_code: string | null
  country: string | null
  position: number
}

export function findAddresses(trx: Tx, owner: AddressOwner) {
  return trx.selectFrom('address').selectAll().where(column(owner), '=', ownerId(owner)).orderBy('position').execute()
}
export async function insertAddress(trx: Tx, owner: AddressOwner, id: string, at: Date, values: AddressValues) {
  await trx.insertInto('address').values({ id, created_at: at, [column(owner)]: ownerId(owner), ...values }).execute()
}
export async function updateAddress(trx: Tx, id: string, values: AddressValues) {
  await trx.updateTable('address').set(values).where('id', '=', id).execute()
}
export async function deleteAddresses(trx: Tx, ids: string[]) {
  await trx.deleteFrom('address').where('id', 'in', ids).execute()
}
