import { companyKey } from '../values/company-name.ts'
import { personKey } from '../values/person-name.ts'
import { parseRegistryNumber, registryKeys } from '../values/registry-number.ts'
import { companyDomains } from './match-keys.ts'
import { nameSimilarity } from './similarity.ts'

export type MatchRecord = {
  isOrganisation: boolean
  companyName: string | null
  firstName: string | null
  lastName: string | null
  emails: string[]
  /** E.164. */
  phones: string[]
  website: string | null
  registryNumber: string | null
  postalCode?: string | null
}
export type ReasonCode = 'same_email' | 'same_phone' | 'same_registry_number' | 'same_domain' | 'same_company' | 'similar_company' | 'same_person' | 'similar_person' | 'same_postal_code'
export type MatchReason = { code: ReasonCode; value?: string; similarity?: number }
export type Match = { score: number; reasons: MatchReason[]; identifies: boolean }

/** Names closer than this are worth a look. */
const ALIKE = 0.9

const registryOf = (record: MatchRecord): string[] => {
  const parsed = record.registryNumber ? parseRegistryNumber(record.registryNumber, 'ZZ') : null
  return parsed && 'kind' in parsed ? registryKeys(parsed) : []
}
const shared = (a: string[], b: string[]) => a.find((value) => b.includes(value))

/**
 * How likely two records are the same person or company, 0 to 100, and why. Email, phone and registry number identify;
 * a domain alone only relates: colleagues are not duplicates. Symmetric and deterministic.
 */
export function scoreMatch(a: MatchRecord, b: MatchRecord): Match {
  const reasons: MatchReason[] = []
  const email = shared([...a.emails].sort(), b.emails)
  const phone = shared([...a.phones].sort(), b.phones)
  const registry = shared(registryOf(a).sort(), registryOf(b))
  const domain = shared(companyDomains(a).sort(), companyDomains(b))
  if (email) reasons.push({ code: 'same_email', value: email })
  if (phone) reasons.push({ code: 'same_phone', value: phone })
  if (registry) reasons.push({ code: 'same_registry_number', value: registry })
  if (domain) reasons.push({ code: 'same_domain', value: domain })

  const [companyA, companyB] = [a, b].map((one) => (one.companyName ? companyKey(one.companyName) : ''))
  const [personA, personB] = [a, b].map((one) => personKey(one.firstName, one.lastName))
  const company = companyA && companyB ? nameSimilarity(companyA, companyB) : 0
  const person = personA && personB ? nameSimilarity(personA, personB) : 0
  const twoPeople = Boolean(personA && personB) && person < ALIKE
  if (company >= ALIKE) reasons.push(company === 1 ? { code: 'same_company' } : { code: 'similar_company', similarity: round(company) })
  if (person >= ALIKE) reasons.push(person === 1 ? { code: 'same_person' } : { code: 'similar_person', similarity: round(person) })
  const place = Boolean(a.postalCode && a.postalCode === b.postalCode)
  if (place) reasons.push({ code: 'same_postal_code' })

  const identifies = Boolean(email || phone || registry)
  return { score: Math.round(scoreOf({ email: Boolean(email), phone: Boolean(phone), registry: Boolean(registry), domain: Boolean(domain), company, person, twoPeople, place })), reasons, identifies }
}

const round = (similarity: number) => Math.round(similarity * 100) / 100

function scoreOf(found: { email: boolean; phone: boolean; registry: boolean; domain: boolean; company: number; person: number; twoPeople: boolean; place: boolean }): number {
  const named = found.company >= ALIKE || found.person >= ALIKE
  if (found.registry) return named ? 99 : 97
  if (found.email) return named ? 99 : 96
  // A switchboard is shared by colleagues: a phone with two clearly different names is weaker.
  if (found.phone) return named ? 97 : found.twoPeople ? 90 : 92
  if (found.person >= ALIKE && (found.domain || found.company >= ALIKE)) return 60 + 30 * found.person
  if (found.twoPeople) return found.domain || found.company >= ALIKE ? 40 : 0
  if (found.company >= ALIKE) return 45 + 20 * found.company + (found.domain ? 20 : 0) + (found.place ? 12 : 0)
  if (found.person >= ALIKE) return 35 + 15 * found.person + (found.place ? 25 : 0)
  return found.domain ? 40 : 0
}

/** Candidates from the best down, those below the threshold left out; equal scores in a fixed order. */
export function rankMatches<T extends { id: string; record: MatchRecord }>(record: MatchRecord, candidates: T[], threshold: number): (T & { match: Match })[] {
  return candidates
    .map((candidate) => ({ ...candidate, match: scoreMatch(record, candidate.record) }))
    .filter(({ match }) => match.score >= threshold)
    .sort((a, b) => b.match.score - a.match.score || (a.id < b.id ? -1 : 1))
}
