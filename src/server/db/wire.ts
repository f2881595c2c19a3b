/** An instant as it crosses the wire. */
export function iso(value: Date | string): string {
  return (value instanceof Date ? value : new Date(value)).toISOString()
}

export const isoOrNull = (value: Date | string | null): string | null => (value === null ? null : iso(value))

type AddressColumns = { id: string; is_primary: boolean; type: string; title: string | null; line1: string | null; line2: string | null; city: string | null; state: string | null; postal_code: string | null; country: string | null }

/** An address as it crosses the wire. */
export const addressOf = (one: AddressColumns) => ({
  id: one.id, isPrimary: one.is_primary, type: one.type as 'billing', title: one.title, line1: one.line1, line2: one.line2, city: one.city, state: one.state, postalCode: one.postal_code, country: one.country,
})
