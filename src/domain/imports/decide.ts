import { companyKey } from '../values/company-name.ts'
import { personKey } from '../values/person-name.ts'
import { parseRegistryNumber, registryKeys } from '../values/registry-number.ts'
import { type ImportField, type ImportRule, MATCH_KEYS, type MatchChoice } from './fields.ts'
import type { Place, ReadRow, RowReason, RowValues } from './read-row.ts'

export type Person = { firstName: string | null; lastName: string | null; jobTitle: string | null; email: string | null; phone: string | null }
/** A lead that an import may meet: one in the database, or one that an earlier row of the file makes. */
export type KnownLead = {
  id: string
  visible: boolean
  /** Made by this import: an earlier row of the same file. */
  own: boolean
  values: RowValues
  place: Place | null
  contacts: Person[]
}
/** A key by which a row meets leads, such as `email jean@example.com`. */
export type RowKey = { choice: MatchChoice; value: string }

export type ImportPolicy = {
  matchKeys: MatchChoice[]
  onMatch: 'update' | 'skip' | 'create'
  /** By field; a field without a column is only filled where empty. */
  rules: Partial<Record<ImportField, ImportRule>>
  /** Tags that every row of the import gives to its lead, old or new. */
  addTagIds: string[]
}
export type FieldChange = { field: string; from: unknown; to: unknown }
export type Update = { action: 'update'; target: KnownLead; by: MatchChoice; changes: FieldChange[]; values: RowValues; place: Place | null; contact: Person | null }
export type Decision =
  | { action: 'create' }
  | Update
  | { action: 'skip'; target: KnownLead; by: MatchChoice; why: 'already_known' | 'unchanged' }
  | { action: 'refuse'; reasons: RowReason[] }

/** The keys of what a row says, of the kinds the import matches by. */
export function rowKeys(values: RowValues, otherEmails: string[], choices: readonly MatchChoice[] = MATCH_KEYS): RowKey[] {
  const registry = values.registryNumber ? parseRegistryNumber(values.registryNumber, 'ZZ') : null
  const keys: RowKey[] = []
  const add = (choice: MatchChoice, value: string | undefined) => value && choices.includes(choice) && keys.push({ choice, value })
  add('externalId', values.externalId)
  for (const email of [values.email, ...otherEmails]) add('email', email)
  if (registry && 'kind' in registry) for (const value of registryKeys(registry)) add('registryNumber', value)
  for (const phone of [values.phone, values.mobile]) add('phone', phone)
  if (values.companyName) add('companyName', companyKey(values.companyName))
  return keys
}

/** The keys under which a lead is found again by later rows. */
export function leadKeys(lead: Pick<KnownLead, 'values' | 'contacts'>): RowKey[] {
  const keys = rowKeys(lead.values, lead.contacts.flatMap((one) => one.email ?? []))
  for (const { phone } of lead.contacts) if (phone) keys.push({ choice: 'phone', value: phone })
  return keys
}

const hasPerson = (one: { firstName?: string | null | undefined; lastName?: string | null | undefined }) => Boolean(one.firstName || one.lastName)
const keyOfPerson = (one: { firstName?: string | null | undefined; lastName?: string | null | undefined }) => personKey(one.firstName ?? null, one.lastName ?? null)

/** Two establishments of one company are two leads; a name alone does not join companies with other numbers or places. */
function agrees(row: ReadRow, lead: KnownLead, by: MatchChoice): boolean {
  const [mine, theirs] = [row.values.registryNumber, lead.values.registryNumber]
  if (mine && theirs && mine !== theirs && by !== 'externalId' && by !== 'email') {
    const siret = /^\d{14}$/
    if (siret.test(mine) && siret.test(theirs)) return false
    const [a, b] = [mine, theirs].map((text) => parseRegistryNumber(text, 'ZZ')).map((one) => ('kind' in one ? registryKeys(one)[0] : null))
    if (a !== b) return false
  }
  if (by === 'companyName' && row.place.postalCode && lead.place?.postalCode && row.place.postalCode !== lead.place.postalCode) return false
  // People who share a phone, but no company, are several people.
  return !(by === 'phone' && !lead.values.isOrganisation && hasPerson(row.values) && hasPerson(lead.values) && keyOfPerson(row.values) !== keyOfPerson(lead.values))
}

function chooseTarget(row: ReadRow, candidates: { lead: KnownLead; by: MatchChoice }[], policy: ImportPolicy): { target: KnownLead; by: MatchChoice } | { hidden: MatchChoice } | null {
  let hidden: MatchChoice | null = null
  for (const by of MATCH_KEYS) {
    if (!policy.matchKeys.includes(by)) continue
    const found = candidates.filter((one) => one.by === by && agrees(row, one.lead, by)).map((one) => one.lead)
    const target = found.filter((one) => one.visible).sort((a, b) => Number(a.own) - Number(b.own) || (a.id < b.id ? -1 : 1))[0]
    if (target) return { target, by }
    // A name is no proof, so what it meets out of sight stays unsaid.
    if (found.length > 0 && by !== 'companyName') hidden ??= by
  }
  return hidden ? { hidden } : null
}

const FIELD_OF: Partial<Record<keyof RowValues, ImportField>> = {
  salutationId: 'salutation', ownerId: 'owner', teamId: 'team', statusId: 'status', sourceId: 'source', mediumId: 'medium', campaignId: 'campaign', industryId: 'industry', marketSegmentId: 'marketSegment', territoryId: 'territory', tagIds: 'tags',
}
export const fieldOf = (key: string): string => FIELD_OF[key as keyof RowValues] ?? key
const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
const same = (a: unknown, b: unknown) => (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b)
const PERSONAL = ['firstName', 'lastName', 'jobTitle', 'gender', 'salutationId', 'email', 'mobile'] as const

/** What a lead becomes where a row meets it: each field by its rule; tags of *if empty* are added to those there. */
function merge(row: ReadRow, target: KnownLead, policy: ImportPolicy, by: MatchChoice): Update {
  const incoming: RowValues = { ...row.values }
  // A priority of none, and whether it is an organisation, are never empty: only an explicit rule changes them.
  let contact: Person | null = null
  const another = by !== 'email' && by !== 'externalId' && hasPerson(incoming) && hasPerson(target.values) && keyOfPerson(incoming) !== keyOfPerson(target.values)
  if (another) {
    const known = target.contacts.some((one) => (incoming.email && one.email === incoming.email) || keyOfPerson(one) === keyOfPerson(incoming))
    if (!known) contact = { firstName: incoming.firstName ?? null, lastName: incoming.lastName ?? null, jobTitle: incoming.jobTitle ?? null, email: incoming.email ?? null, phone: incoming.mobile ?? incoming.phone ?? null }
    for (const field of PERSONAL) delete incoming[field]
  }
  const changes: FieldChange[] = []
  const values: Record<string, unknown> = {}
  for (const [key, to] of Object.entries(incoming)) {
    const rule = policy.rules[fieldOf(key) as ImportField] ?? (key === 'firstName' || key === 'lastName' ? policy.rules.fullName : undefined) ?? 'if_empty'
    const from = target.values[key as keyof RowValues]
    if (rule === 'never' || isEmpty(to)) continue
    if (key === 'isOrganisation' && (!policy.rules.isOrganisation || rule !== 'overwrite')) continue
    let next: unknown = to
    if (key === 'tagIds' && rule === 'if_empty') next = [...new Set([...((from as string[] | undefined) ?? []), ...(to as string[])])]
    else if (rule === 'if_empty' && !isEmpty(from) && !(key === 'priority' && from === 0)) continue
    if (same(from, next)) continue
    values[key] = next
    changes.push({ field: fieldOf(key), from: from ?? null, to: next })
  }
  const tags = (values.tagIds as string[] | undefined) ?? target.values.tagIds ?? []
  const added = policy.addTagIds.filter((id) => !tags.includes(id))
  if (added.length > 0) {
    values.tagIds = [...tags, ...added]
    changes.push({ field: 'tags', from: target.values.tagIds ?? null, to: values.tagIds })
  }
  const place: Record<string, string> = { ...(target.place ?? {}) }
  // An address is taken piece by piece only where it is the same street.
  for (const [key, to] of Object.entries(row.place)) {
    const rule = policy.rules[key as ImportField] ?? 'if_empty'
    const from = place[key]
    if (rule === 'never' || isEmpty(to) || (rule === 'if_empty' && !isEmpty(from)) || from === to) continue
    place[key] = to
    changes.push({ field: key, from: from ?? null, to })
  }
  const moved = changes.some((one) => one.field in row.place)
  if (contact) changes.push({ field: 'contacts', from: null, to: [contact.firstName, contact.lastName].filter(Boolean).join(' ') })
  return { action: 'update', target, by, changes, values: values as RowValues, place: moved ? place : null, contact }
}

/**
 * What becomes of a row, given the leads its keys meet: the same function in the check and in the run. A row that meets
 * only leads out of the importer's sight is refused, saying no more than that it is known.
 */
export function decide(row: ReadRow, candidates: { lead: KnownLead; by: MatchChoice }[], policy: ImportPolicy): Decision {
  if (row.reasons.length > 0) return { action: 'refuse', reasons: row.reasons }
  if (policy.onMatch === 'create') return { action: 'create' }
  const met = chooseTarget(row, candidates, policy)
  if (!met) return { action: 'create' }
  if ('hidden' in met) {
    const value = met.hidden === 'phone' ? row.values.phone ?? row.values.mobile : row.values[met.hidden]
    return { action: 'refuse', reasons: [{ field: met.hidden, code: 'known_elsewhere', value: String(value ?? '') }] }
  }
  if (policy.onMatch === 'skip') return { action: 'skip', target: met.target, by: met.by, why: 'already_known' }
  const update = merge(row, met.target, policy, met.by)
  return update.changes.length === 0 ? { action: 'skip', target: met.target, by: met.by, why: 'unchanged' } : update
}

/** The lead as it is after an update, for later rows of the same batch or check. */
export function applied(update: Update): KnownLead {
  const { target, values, place, contact } = update
  return { ...target, values: { ...target.values, ...values }, place: place ?? target.place, contacts: contact ? [...target.contacts, contact] : target.contacts }
}

/** What a new lead gets where its row says nothing. */
export type NewDefaults = Pick<RowValues, 'ownerId' | 'teamId' | 'sourceId'>

/** The values of the lead that a row makes. */
export function newValues(row: ReadRow, defaults: NewDefaults, addTagIds: string[]): RowValues {
  const tagIds = [...new Set([...(row.values.tagIds ?? []), ...addTagIds])]
  return { ...defaults, ...row.values, ...(tagIds.length > 0 ? { tagIds } : {}) }
}

/** The lead that a row makes. */
export function created(id: string, row: ReadRow, values: RowValues): KnownLead {
  const contacts = row.otherEmails.map((email) => ({ firstName: null, lastName: null, jobTitle: null, email, phone: null }))
  return { id, visible: true, own: true, values, place: Object.keys(row.place).length > 0 ? row.place : null, contacts }
}
