/** What the conversion decides on: plain values of a lead, an opportunity, a customer. */
export type Carried = {
  source_id: string | null
  medium_id: string | null
  campaign_id: string | null
  tag_ids: string[]
  priority: number
  notes: string | null
}
export type ConvertedLead = Carried & {
  title: string | null
  label: string
  is_organisation: boolean
  company_name: string | null
  first_name: string | null
  last_name: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  fax: string | null
  website: string | null
  language: string | null
  registry_number: string | null
  employees: number | null
  industry_id: string | null
  market_segment_id: string | null
  territory_id: string | null
}
export type Proposal = { action: 'convert' | 'merge'; opportunityId: string | null; mode: 'link' | 'create' | 'none'; customerId: string | null }

/** The least score of the same person or customer: one company name, letter for letter, or a like name with more to it. */
const SAME = 65

/**
 * What the dialog starts with: merge when an open opportunity of the same person or customer exists, link when a
 * customer matches by an identifying key, create when there is a name, else none.
 */
export function proposeConversion(found: {
  openOpportunities: { id: string; score: number }[]
  customers: { id: string; score: number; identifies: boolean }[]
  linkedCustomerId: string | null
  hasName: boolean
}): Proposal {
  const best = found.openOpportunities.filter((one) => one.score >= SAME).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))[0]
  const customerId = found.linkedCustomerId ?? [...found.customers].filter((one) => one.identifies).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))[0]?.id ?? null
  return {
    action: best ? 'merge' : 'convert',
    opportunityId: best?.id ?? null,
    mode: customerId ? 'link' : found.hasName ? 'create' : 'none',
    customerId,
  }
}

/** A new opportunity's values: what is carried over from the lead. */
export function opportunityFromLead(lead: ConvertedLead): Carried & { title: string } {
  const { source_id, medium_id, campaign_id, tag_ids, priority, notes } = lead
  return { title: lead.title?.trim() || lead.label, source_id, medium_id, campaign_id, tag_ids, priority, notes }
}

/** What joining a lead changes on an opportunity: filled beats empty, tags are united, the highest priority stays, notes are joined. */
export function joinLead(opportunity: Carried, lead: Carried): Partial<Carried> {
  const changes: Partial<Carried> = {}
  for (const field of ['source_id', 'medium_id', 'campaign_id'] as const) if (opportunity[field] === null && lead[field] !== null) changes[field] = lead[field]
  const tags = [...new Set([...opportunity.tag_ids, ...lead.tag_ids])]
  if (tags.length > opportunity.tag_ids.length) changes.tag_ids = tags
  if (lead.priority > opportunity.priority) changes.priority = lead.priority
  if (lead.notes?.trim() && !opportunity.notes?.includes(lead.notes.trim())) changes.notes = [opportunity.notes, lead.notes].filter((text) => text?.trim()).join('\n\n')
  return changes
}

/** The customer a lead becomes: its company, else the person; the person at a company is its contact. */
export function customerFromLead(lead: ConvertedLead) {
  const person = [lead.first_name, lead.last_name].filter(Boolean).join(' ')
  const isCompany = Boolean(lead.company_name?.trim())
  const name = (isCompany ? lead.company_name : person || lead.label)?.trim() ?? ''
  return {
    name,
    is_organisation: isCompany,
    first_name: isCompany ? null : lead.first_name,
    last_name: isCompany ? null : lead.last_name,
    email: lead.email, phone: lead.phone, mobile: lead.mobile, fax: lead.fax, website: lead.website, language: lead.language, registry_number: lead.registry_number, employees: lead.employees,
    industry_id: lead.industry_id, market_segment_id: lead.market_segment_id, territory_id: lead.territory_id, source_id: lead.source_id, tag_ids: lead.tag_ids,
    contactIsLead: isCompany && person !== '',
  }
}

const COMPARED = ['company_name', 'first_name', 'last_name', 'email', 'phone', 'mobile', 'website', 'registry_number'] as const

/** Field by field, where both say something and it is not the same; linking overwrites neither. */
export function customerDifferences(lead: ConvertedLead, customer: { name: string; is_organisation: boolean } & Partial<Record<(typeof COMPARED)[number], string | null>>): { field: string; lead: string; customer: string }[] {
  const theirs = { ...customer, company_name: customer.is_organisation ? customer.name : null }
  return COMPARED.flatMap((field) => {
    const [a, b] = [lead[field], theirs[field]]
    return a && b && a.toLowerCase() !== b.toLowerCase() ? [{ field: field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), lead: a, customer: b }] : []
  })
}
