import type { LeadInput } from '#contract/leads.ts'
import type { AddressInput } from '#contract/shapes.ts'
import { resolveStatus, statusKind } from '#domain/leads/status.ts'
import { findHome } from '../../../db/home.ts'
import { insertRows, updateRows } from '../../../db/rows.ts'
import type { Work } from '../../../db/operation.ts'
import { type FieldRefusal, Refused } from '../../../refused.ts'
import { addAddresses, changePrimaryAddress, newAddresses } from '../../addresses/commands.ts'
import { comingAddresses, recordOptOuts, refuseSuppressed } from '../../consent/commands.ts'
import { refuseUnknownTags } from '../../lists/commands.ts'
import { addKeys } from '../../matching/commands.ts'
import { createTimelines } from '../../timeline/commands.ts'
import { findLeadContacts, findStatuses, type LeadRow, type LeadValues, logStatuses } from '../store.ts'
import { deriveLeads, derivedTexts, leadMatchKeys, recomputeStatuses } from './derive.ts'
import { columnsOf, contactRow, manualStatus, type Origin, refuseIdentity } from './save-lead.ts'

/** A lead to create with others: at most one address; the id another program gave it, its import and the day it was first known come beside the input. */
export type NewLead = { input: LeadInput; origin: Origin; externalId?: string | null; importId?: string | null; createdAt?: Date | null }

const EMPTY = {
  title: null, is_organisation: false, salutation_id: null, first_name: null, last_name: null, company_name: null, job_title: null, gender: null, email: null, phone: null, mobile: null, fax: null,
  website: null, language: null, owner_id: null, team_id: null, source_id: null, medium_id: null, campaign_id: null, tag_ids: [] as string[], priority: 0, industry_id: null, market_segment_id: null,
  territory_id: null, employees: null, registry_number: null, notes: null, next_contact_user_id: null, next_contact_starts_at: null, next_contact_ends_at: null,
}

/** Each status named by the inputs, once. */
async function manualStatuses(work: Work, ids: (string | undefined)[]): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>()
  for (const id of new Set(ids)) if (id !== undefined) found.set(id, await manualStatus(work, id))
  return found
}

/** Reads each; all that cannot be read is refused at once, each field with its lead's place in the list where there are several. */
function readAll<T, R>(items: T[], read: (item: T) => R): R[] {
  const refusals: FieldRefusal[] = []
  const all = items.flatMap((item, index) => {
    try {
      return [read(item)]
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusals.push(...error.fields.map((one) => ({ field: items.length > 1 ? `${index}.${one.field}` : one.field, code: one.code })))
      return []
    }
  })
  if (refusals.length > 0) throw new Refused('invalid_input', { fields: refusals })
  return all
}

/** What an input says of a new lead: its columns, and the people at the company, of whom the primary one is the lead's person. */
function readNew({ input, origin }: NewLead, country: string) {
  const columns = columnsOf(input, country)
  const marked = (input.contacts ?? []).findLastIndex((one) => one.isPrimary)
  const contacts = (input.contacts ?? []).map((one, position) => contactRow(one, position, position === marked, country))
  const refusals = contacts.flatMap((one) => one.refusals)
  if (refusals.length > 0) throw new Refused('invalid_input', { fields: refusals })
  const person = contacts[marked]?.row
  const row = { ...EMPTY, ...columns, ...(person ? { first_name: person.first_name, last_name: person.last_name, job_title: person.job_title } : {}), custom_fields: input.customFields ?? {} } as typeof EMPTY & { custom_fields: object }
  refuseIdentity(row as unknown as LeadRow, origin.door)
  return { row, contacts: contacts.map((one) => one.row) }
}

/** Addresses that come in must not be suppressed. */
const refuseSuppressedIn = (work: Work, all: ReturnType<typeof readNew>[]) =>
  refuseSuppressed(work, all.flatMap(({ row, contacts }, index) => {
    const at = all.length > 1 ? `${index}.` : ''
    return [...comingAddresses(row, {}, at), ...contacts.flatMap((one) => comingAddresses(one, {}, `${at}contacts.${one.position}.`))]
  }))

/**
 * Creates leads inside the operation under way, in a fixed number of statements however many; the origin says who has them,
 * so an owner is only who the input names. Refuses all when one cannot be read, is suppressed or lacks its name.
 */
export async function createLeadsIn(work: Work, leads: NewLead[]): Promise<string[]> {
  if (leads.length === 0) return []
  const { country } = await findHome(work.trx)
  const read = readAll(leads, (one) => readNew(one, country))
  const tagIds = leads.flatMap(({ input }) => input.tagIds ?? [])
  if (tagIds.length > 0) await refuseUnknownTags(work, tagIds)
  await refuseSuppressedIn(work, read)
  const statuses = (await findStatuses(work.trx)).map((row) => ({ id: row.id, kind: row.kind as never, isDefault: row.is_default }))
  const manual = await manualStatuses(work, leads.map((one) => one.input.statusId))
  const kinds = new Map(statuses.map((one) => [one.id, one.kind as 'working' | 'closed']))
  const timelines = await createTimelines(work, 'lead', leads.length)
  const created_by = work.actor.door === 'system' ? null : work.actor.userId
  const addresses: ReturnType<typeof newAddresses> = []
  const rows = read.map(({ row, contacts }, index) => {
    const { origin, input, createdAt, externalId = null, importId = null } = leads[index] as NewLead
    const id = work.newId()
    const at = (origin.at ?? work.at).toISOString()
    const manualId = input.statusId === undefined ? null : (manual.get(input.statusId) ?? null)
    const facts = { manual: manualId ? { statusId: manualId, kind: kinds.get(manualId) as 'working' | 'closed' } : null, customerCreated: false, opportunities: [], quotations: [], orders: [] }
    const places = newAddresses(work, id, input.addresses ?? [])
    addresses.push(...places)
    return {
      ...row, id, timeline_id: timelines[index] as string, created_at: createdAt?.toISOString() ?? at, created_by, customer_created: false,
      origin_door: origin.door, origin_at: at, origin_basis: origin.basis, origin_detail: origin.detail ?? null, external_id: externalId, import_id: importId,
      manual_status_id: manualId, status_id: resolveStatus(facts, statuses), status_kind: statusKind(facts) as string,
      ...derivedTexts(row, contacts, places),
    }
  })
  await insertRows(work.trx, 'lead', rows)
  await addAddresses(work, addresses)
  await insertRows(work.trx, 'lead_contact', rows.flatMap((row, index) => (read[index]?.contacts ?? []).map((contact) => ({ id: work.newId(), lead_id: row.id, created_at: work.at.toISOString(), ...contact }))))
  await addKeys(work.trx, rows.map((row, index) => ({ kind: 'lead' as const, id: row.id, keys: leadMatchKeys(row, read[index]?.contacts ?? []) })))
  await logStatuses(work.trx, rows.map((row) => ({ lead_id: row.id, status_id: row.status_id, kind: row.status_kind })), work.at, 'created', work.operationId)
  await recordOptOuts(work, rows.flatMap((row, index) => (leads[index]?.input.unsubscribed && row.email ? [row.email] : [])), work.actor.door)
  return rows.map((row) => row.id)
}

/** Creates one lead: theirs who entered it unless it names somebody else. Refuses as createLeadsIn does, and an opt-out without an address. */
export async function createLeadIn(work: Work, input: LeadInput, origin: Origin): Promise<string> {
  const entered = origin.door === 'screen' || origin.door === 'api'
  const ownerId = input.ownerId === undefined && entered ? work.actor.userId : input.ownerId
  const teamId = input.teamId === undefined && ownerId === work.actor.userId ? (work.actor.teamIds[0] ?? null) : input.teamId
  if (input.unsubscribed && !input.email?.trim()) throw new Refused('invalid_input', { fields: [{ field: 'unsubscribed', code: 'email_invalid' }] })
  const [id] = await createLeadsIn(work, [{ input: { ...input, ownerId, teamId }, origin }])
  return id as string
}

/** What changes of a lead its caller has locked: the fields named, its primary address, one more person. */
export type LeadChange = { row: LeadRow; input: LeadInput; externalId?: string | null; place?: Pick<AddressInput, 'line1' | 'line2' | 'city' | 'state' | 'postalCode' | 'country'> | null; addContact?: { firstName: string | null; lastName: string | null; jobTitle: string | null; email: string | null; phone: string | null } | null }

/** Changes many leads inside the operation under way, the fields of all in one statement, by the rules of changeLeadIn. */
export async function changeLeadsIn(work: Work, changes: LeadChange[], cause: string): Promise<void> {
  if (changes.length === 0) return
  const { country } = await findHome(work.trx)
  const manual = await manualStatuses(work, changes.map((one) => one.input.statusId))
  const columns = readAll(changes, ({ input, row, externalId }) => {
    const values = columnsOf(input, country)
    refuseIdentity({ ...row, ...(values as Partial<LeadRow>) }, 'import')
    return { ...values, ...(input.statusId === undefined ? {} : { manual_status_id: manual.get(input.statusId) ?? null }), ...(externalId === undefined ? {} : { external_id: externalId }) }
  })
  await refuseSuppressed(work, changes.flatMap(({ row, addContact }, index) => [...comingAddresses(columns[index] ?? {}, row), ...comingAddresses(addContact ?? {})]))
  const touched = [...new Set(columns.flatMap((one) => Object.keys(one)))] as (keyof LeadRow)[]
  await updateRows(work.trx, 'lead', changes.map(({ row }, index) => ({ id: row.id, ...Object.fromEntries(touched.map((column) => [column, column in (columns[index] ?? {}) ? columns[index]?.[column as keyof LeadValues] : row[column]])) })))
  for (const { row, place } of changes) if (place) await changePrimaryAddress(work, { leadId: row.id }, place)
  const joined = changes.filter((one) => one.addContact)
  const known = joined.length > 0 ? await findLeadContacts(work.trx, joined.map((one) => one.row.id)) : []
  await insertRows(work.trx, 'lead_contact', joined.map(({ row, addContact }) => ({
    id: work.newId(), lead_id: row.id, created_at: work.at.toISOString(), is_primary: false, first_name: addContact?.firstName ?? null, last_name: addContact?.lastName ?? null, job_title: addContact?.jobTitle ?? null,
    role: null, seniority: null, email: addContact?.email ?? null, phone: addContact?.phone ?? null, position: known.filter((one) => one.lead_id === row.id).length,
  })))
  const ids = changes.map(({ row }) => row.id)
  await deriveLeads(work.trx, ids)
  await recomputeStatuses(work, ids, cause)
}
