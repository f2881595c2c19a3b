import { companyKey } from '../values/company-name.ts'
import { parseRegistryNumber, registryKeys } from '../values/registry-number.ts'
import { foldText } from '../values/text.ts'
import { companyDomains } from './match-keys.ts'
import { companySimilarity, personSimilarity } from './similarity.ts'

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
/** At one web domain a shorter form of the name is the same company: « Exemple » and « Exemple France ». */
const ALIKE_AT_ONE_DOMAIN = 0.7

/** What is compared of a record, worked out once however many others it is compared with. */
type Profile = { record: MatchRecord; registry: string[]; siren: string | undefined; domains: string[]; company: string; person: { firstName: string; lastName: string } }

function profileOf(record: MatchRecord): Profile {
  const parsed = record.registryNumber ? parseRegistryNumber(record.registryNumber, 'ZZ') : null
  const number = parsed && 'kind' in parsed ? parsed : null
  const registry = number ? registryKeys(number).sort() : []
  const french = number?.kind === 'siren' || number?.kind === 'siret' || (number?.kind === 'vat' && number.value.startsWith('FR'))
  return {
    record,
    registry,
    siren: french ? registry.find((key) => key.length === 9) : undefined,
    domains: companyDomains(record).sort(),
    company: record.companyName ? companyKey(record.companyName) : '',
    person: { firstName: foldText(record.firstName ?? ''), lastName: foldText(record.lastName ?? '') },
  }
}

const shared = (a: string[], b: string[]) => a.find((value) => b.includes(value))
const round = (similarity: number) => Math.round(similarity * 100) / 100
const named = ({ firstName, lastName }: Profile['person']) => firstName !== '' || lastName !== ''

/**
 * How likely two records are the same person or company, 0 to 100, and why. Email, phone and registry number identify
 * (90 and more); a domain alone only relates, and neither colleagues nor two SIREN numbers are duplicates (below 50).
 * Symmetric and deterministic.
 */
export function scoreMatch(a: MatchRecord, b: MatchRecord): Match {
  return compare(profileOf(a), profileOf(b))
}

function compare(a: Profile, b: Profile): Match {
  const email = shared([...a.record.emails].sort(), b.record.emails)
  const phone = shared([...a.record.phones].sort(), b.record.phones)
  const registry = shared(a.registry, b.registry)
  const domain = shared(a.domains, b.domains)
  const company = round(companySimilarity(a.company, b.company))
  const person = round(personSimilarity(a.person, b.person))
  const sameCompany = company >= (domain ? ALIKE_AT_ONE_DOMAIN : ALIKE)
  const samePerson = person >= ALIKE
  const place = Boolean(a.record.postalCode && a.record.postalCode === b.record.postalCode)

  const reasons: MatchReason[] = []
  if (email) reasons.push({ code: 'same_email', value: email })
  if (phone) reasons.push({ code: 'same_phone', value: phone })
  if (registry) reasons.push({ code: 'same_registry_number', value: registry })
  if (domain) reasons.push({ code: 'same_domain', value: domain })
  if (sameCompany) reasons.push(company === 1 ? { code: 'same_company' } : { code: 'similar_company', similarity: company })
  if (samePerson) reasons.push(person === 1 ? { code: 'same_person' } : { code: 'similar_person', similarity: person })
  if (place) reasons.push({ code: 'same_postal_code' })

  const identifies = Boolean(email || phone || registry)
  const facts: Facts = {
    email: Boolean(email), phone: Boolean(phone), registry: Boolean(registry), domain: Boolean(domain), company: sameCompany ? company : 0, person: samePerson ? person : 0, place,
    // Two leads about one organisation are duplicates whoever the contact is.
    twoPeople: named(a.person) && named(b.person) && !samePerson && !(a.record.isOrganisation && b.record.isOrganisation),
    twoCompanies: a.siren !== undefined && b.siren !== undefined && a.siren !== b.siren,
  }
  return { score: Math.round(scoreOf(facts)), reasons, identifies }
}

type Facts = { email: boolean; phone: boolean; registry: boolean; domain: boolean; company: number; person: number; place: boolean; twoPeople: boolean; twoCompanies: boolean }

function scoreOf(found: Facts): number {
  const alike = found.company > 0 || found.person > 0
  if (found.registry) return alike ? 99 : 97
  if (found.email) return alike ? 99 : 96
  // A switchboard is shared by colleagues: a phone with two clearly different names is weaker.
  if (found.phone) return alike ? 97 : found.twoPeople ? 90 : 92
  // A franchise or a holding has one name or one domain, and several companies.
  if (found.twoPeople || found.twoCompanies) return found.domain || alike ? 40 : 0
  if (found.person > 0 && (found.domain || found.company > 0)) return 59 + 30 * found.person
  // However much speaks for it, what does not identify stays below what does.
  if (found.company > 0) return Math.min(89, 45 + 20 * found.company + (found.domain ? 20 : 0) + (found.place ? 12 : 0))
  if (found.person > 0) return 35 + 15 * found.person + (found.place ? 25 : 0)
  return found.domain ? 40 : 0
}

/** Candidates from the best down, those below the threshold left out; equal scores in a fixed order. */
export function rankMatches<T extends { id: string; record: MatchRecord }>(record: MatchRecord, candidates: T[], threshold: number): (T & { match: Match })[] {
  const profile = profileOf(record)
  return candidates
    .map((candidate) => ({ ...candidate, match: compare(profile, profileOf(candidate.record)) }))
    .filter(({ match }) => match.score >= threshold)
    .sort((a, b) => b.match.score - a.match.score || (a.id < b.id ? -1 : 1))
}
