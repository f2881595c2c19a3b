import type { OpportunityCreate } from '#contract/opportunities.ts'

export type Party = { kind: 'customer'; customerId: string | null } | { kind: 'company' | 'person'; name: string }

/** Whom a new opportunity is about, as the API takes it; null while nobody is named. */
export function partyInput(party: Party): Pick<OpportunityCreate, 'customerId' | 'newLead'> | null {
  if (party.kind === 'customer') return party.customerId ? { customerId: party.customerId } : null
  const name = party.name.trim().replace(/\s+/g, ' ')
  if (name === '') return null
  if (party.kind === 'company') return { newLead: { companyName: name } }
  const [first, ...rest] = name.split(' ')
  return rest.length === 0 ? { newLead: { lastName: name } } : { newLead: { ...(first ? { firstName: first } : {}), lastName: rest.join(' ') } }
}
