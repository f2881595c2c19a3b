import { nameFromEmail } from '../values/email-address.ts'

export type LeadIdentity = {
  isOrganisation: boolean
  title?: string | null
  firstName: string | null
  lastName: string | null
  companyName: string | null
  email: string | null
}

const filled = (text: string | null | undefined): text is string => Boolean(text?.trim())

/** What a lead is called: its company when it is an organisation, else the person, else what the address says. */
export function leadLabel(lead: LeadIdentity): string {
  const person = [lead.firstName, lead.lastName].filter(filled).join(' ')
  const names = lead.isOrganisation ? [lead.companyName, person] : [person, lead.companyName]
  return names.find(filled) ?? (filled(lead.email) ? nameFromEmail(lead.email) || lead.email : (lead.title ?? ''))
}

/** An organisation must have its name, a person theirs; at the mail door an address alone is enough. */
export function checkIdentity(lead: LeadIdentity, at: { door: 'mail' | 'screen' }): { ok: true } | { refused: 'company_name_required' | 'person_name_required'; field: string } {
  if (lead.isOrganisation) return filled(lead.companyName) ? { ok: true } : { refused: 'company_name_required', field: 'companyName' }
  if (filled(lead.firstName) || filled(lead.lastName)) return { ok: true }
  if (at.door === 'mail' && filled(lead.email)) return { ok: true }
  return { refused: 'person_name_required', field: 'lastName' }
}
