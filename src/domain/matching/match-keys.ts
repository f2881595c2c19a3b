import { companyKey } from '../values/company-name.ts'
import { emailDomain } from '../values/email-address.ts'
import { isFreeMail } from '../values/free-mail.ts'
import { personKey } from '../values/person-name.ts'
import { parseRegistryNumber, registryKeys } from '../values/registry-number.ts'
import { isSharedSite, parseWebsite } from '../values/website.ts'

export type MatchKey = { kind: 'email' | 'phone' | 'registry' | 'domain' | 'name' | 'directory'; value: string }
export type KeySource = {
  isOrganisation: boolean
  companyName: string | null
  firstName: string | null
  lastName: string | null
  emails: string[]
  /** E.164. */
  phones: string[]
  website: string | null
  registryNumber: string | null
  directoryId: string | null
}

/** The company's web domains: of its site and its addresses, never a free-mail one. */
export function companyDomains(source: Pick<KeySource, 'emails' | 'website'>): string[] {
  const site = source.website ? parseWebsite(source.website) : null
  const domains = [...(site && 'domain' in site ? [site.domain] : []), ...source.emails.map((email) => parseWebsite(emailDomain(email))).flatMap((one) => ('domain' in one ? [one.domain] : []))]
  return [...new Set(domains)].filter((domain) => !isFreeMail(domain) && !isSharedSite(domain))
}

/** What a record can be recognised by, as indexed rows. Only email, phone, registry number and directory id identify. */
export function matchKeys(source: KeySource): MatchKey[] {
  const registry = source.registryNumber ? parseRegistryNumber(source.registryNumber, 'ZZ') : null
  const company = source.companyName ? companyKey(source.companyName) : ''
  const person = personKey(source.firstName, source.lastName)
  const keys: MatchKey[] = [
    ...source.emails.map((value) => ({ kind: 'email' as const, value })),
    ...source.phones.map((value) => ({ kind: 'phone' as const, value })),
    ...(registry && 'kind' in registry ? registryKeys(registry).map((value) => ({ kind: 'registry' as const, value })) : []),
    ...companyDomains(source).map((value) => ({ kind: 'domain' as const, value })),
    ...(company ? [{ kind: 'name' as const, value: company }] : []),
    ...(!source.isOrganisation && person.includes(' ') ? [{ kind: 'name' as const, value: `p:${person}` }] : []),
    ...(source.directoryId ? [{ kind: 'directory' as const, value: source.directoryId }] : []),
  ]
  return [...new Map(keys.map((key) => [`${key.kind} ${key.value}`, key])).values()]
}
