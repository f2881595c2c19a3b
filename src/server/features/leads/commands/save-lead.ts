import type { LeadContactInput, LeadInput } from '#contract/leads.ts'
import { checkIdentity } from '#domain/leads/lead.ts'
import { normaliseDetails } from '#domain/leads/normalise.ts'
import { canSetStatus } from '#domain/leads/status.ts'
import { findHome } from '../../../db/home.ts'
import type { Work } from '../../../db/operation.ts'
import { type FieldRefusal, Refused } from '../../../refused.ts'
import { saveAddresses } from '../../addresses/commands.ts'
import { comingAddresses, recordConsent, refuseSuppressed } from '../../consent/commands.ts'
import { refuseUnknownTags } from '../../lists/commands.ts'
import { deleteLeadContacts, findLeadContacts, insertLeadContact, type LeadRow, type LeadValues, lockLead, updateLead, updateLeadContact } from '../store.ts'
import { deriveLeads, recomputeStatuses } from './derive.ts'

/** Through which door a lead came, when, and on which basis it is kept. */
export type Origin = { door: 'screen' | 'api' | 'import' | 'mail' | 'form' | 'mining' | 'sample'; basis: string; detail?: string | null; at?: Date }

const COLUMNS = {
  title: 'title', isOrganisation: 'is_organisation', salutationId: 'salutation_id', firstName: 'first_name', lastName: 'last_name', companyName: 'company_name',
  jobTitle: 'job_title', gender: 'gender', email: 'email', phone: 'phone', mobile: 'mobile', fax: 'fax', website: 'website', language: 'language', ownerId: 'owner_id',
  teamId: 'team_id', sourceId: 'source_id', mediumId: 'medium_id', campaignId: 'campaign_id', tagIds: 'tag_ids', priority: 'priority', industryId: 'industry_id',
  marketSegmentId: 'market_segment_id', territoryId: 'territory_id', employees: 'employees', registryNumber: 'registry_number', notes: 'notes',
} as const satisfies Partial<Record<keyof LeadInput, keyof LeadRow>>

const blank = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : typeof value === 'string' ? value.trim() : value)

/** The columns an input sets. Refuses, all fields at once, what cannot be read. */
export async function leadColumns(work: Work, input: LeadInput): Promise<LeadValues> {
  const { country } = await findHome(work.trx)
  const columns = columnsOf(input, country)
  if (input.tagIds) await refuseUnknownTags(work, input.tagIds)
  return columns
}

/** The columns an input sets, for an organisation of `country`. Refuses, all fields at once, what cannot be read. */
export function columnsOf(input: LeadInput, country: string): LeadValues {
  const { values, refusals } = normaliseDetails(input, input.addresses?.find((one) => one.country)?.country ?? country)
  const columns: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(COLUMNS)) {
    const value = values[field as keyof LeadInput]
    if (value !== undefined) columns[column] = blank(value)
  }
  if (input.customFields !== undefined) columns.custom_fields = JSON.stringify(input.customFields)
  if (input.nextContact !== undefined) {
    columns.next_contact_user_id = input.nextContact?.userId ?? null
    columns.next_contact_starts_at = input.nextContact?.startsAt ?? null
    columns.next_contact_ends_at = input.nextContact?.endsAt ?? null
  }
  if (refusals.length > 0) throw new Refused('invalid_input', { fields: refusals })
  if (input.tagIds) columns.tag_ids = [...new Set(input.tagIds)]
  return columns as LeadValues
}

/** A status chosen by hand: open clears the choice, working and closed are kept, the others follow from what happens. */
export async function manualStatus(work: Work, statusId: string): Promise<string | null> {
  const status = await work.trx.selectFrom('lead_status').select(['id', 'kind']).where('id', '=', statusId).executeTakeFirst()
  if (!status) throw new Refused('unknown_reference', { fields: [{ field: 'statusId', code: 'unknown_reference' }] })
  const answer = canSetStatus(status.kind as never)
  if ('refused' in answer) throw new Refused(answer.refused, { fields: [{ field: 'statusId', code: answer.refused }] })
  return status.kind === 'open' ? null : status.id
}

/** Refuses a lead without the name its kind needs; at the doors where addresses come by themselves one is enough. */
export function refuseIdentity(row: Pick<LeadRow, 'is_organisation' | 'first_name' | 'last_name' | 'company_name' | 'email' | 'title'>, door: string): void {
  const answer = checkIdentity(
    { isOrganisation: row.is_organisation, firstName: row.first_name, lastName: row.last_name, companyName: row.company_name, email: row.email, title: row.title },
    { door: door === 'mail' || door === 'import' ? 'mail' : 'screen' },
  )
  if ('refused' in answer) throw new Refused('invalid_input', { fields: [{ field: answer.field, code: answer.refused }] })
}

/** Changes a lead the caller has already been allowed to see; only what the input names. */
export async function changeLeadIn(work: Work, before: LeadRow, input: LeadInput): Promise<void> {
  const columns = await leadColumns(work, input)
  if (input.statusId !== undefined) columns.manual_status_id = await manualStatus(work, input.statusId)
  refuseIdentity({ ...before, ...(columns as Partial<LeadRow>) }, before.email && !before.first_name && !before.last_name && !before.company_name ? 'mail' : 'screen')
  await refuseSuppressed(work, comingAddresses(columns, before))
  await updateLead(work.trx, before.id, columns)
  if (!input.contacts) await mirrorPerson(work, before.id, columns)
  await saveParts(work, before.id, input)
  await deriveLeads(work.trx, [before.id])
  await recomputeStatuses(work, [before.id], 'changed by hand')
}

/** The lead's person and its primary contact are one: a new name of the one is the other's. */
async function mirrorPerson(work: Work, leadId: string, columns: LeadValues): Promise<void> {
  const person = Object.fromEntries((['first_name', 'last_name', 'job_title'] as const).filter((column) => columns[column] !== undefined).map((column) => [column, columns[column]]))
  if (Object.keys(person).length === 0) return
  const primary = (await findLeadContacts(work.trx, [leadId])).find((one) => one.is_primary)
  if (primary) await updateLeadContact(work.trx, primary.id, person)
}

async function saveParts(work: Work, leadId: string, input: LeadInput): Promise<void> {
  if (input.addresses) await saveAddresses(work, { leadId }, input.addresses)
  if (input.contacts) await saveContacts(work, leadId, input.contacts)
  if (input.unsubscribed !== undefined) {
    const lead = await lockLead(work.trx, leadId)
    if (!lead?.email) {
      if (input.unsubscribed) throw new Refused('invalid_input', { fields: [{ field: 'unsubscribed', code: 'email_invalid' }] })
    } else await recordConsent(work, { channel: 'email', address: lead.email, state: input.unsubscribed ? 'unsubscribed' : 'subscribed', how: work.actor.door })
  }
}

export type ContactColumns = { is_primary: boolean; first_name: string | null; last_name: string | null; job_title: string | null; role: string | null; seniority: string | null; email: string | null; phone: string | null; position: number }

/** One of the people at the company as its columns, with the fields that cannot be read. */
export function contactRow(one: LeadContactInput, position: number, isPrimary: boolean, country: string): { row: ContactColumns; refusals: FieldRefusal[] } {
  const { values, refusals } = normaliseDetails(one, country, `contacts.${position}.`)
  const text = (value: string | null | undefined) => blank(value ?? null) as string | null
  return {
    row: {
      is_primary: isPrimary, first_name: text(values.firstName), last_name: text(values.lastName), job_title: text(values.jobTitle),
      role: text(values.role), seniority: text(values.seniority), email: values.email ?? null, phone: values.phone ?? null, position,
    },
    refusals,
  }
}

/** People at the company: an item with `id` updates, without adds, absent removes; the primary one mirrors the lead's person. */
async function saveContacts(work: Work, leadId: string, contacts: LeadContactInput[]): Promise<void> {
  const { country } = await findHome(work.trx)
  const present = await findLeadContacts(work.trx, [leadId])
  const known = new Set(present.map((row) => row.id))
  const addressesBefore = new Set(present.flatMap((row) => [row.email, row.phone]))
  const coming: Parameters<typeof refuseSuppressed>[1] = []
  const marked = contacts.findLastIndex((one) => one.isPrimary)
  const refusals: FieldRefusal[] = []
  for (const [position, one] of contacts.entries()) {
    const { row, refusals: found } = contactRow(one, position, position === marked, country)
    refusals.push(...found)
    if (found.length > 0) continue
    for (const [field, channel] of [['email', 'email'], ['phone', 'phone']] as const) if (!addressesBefore.has(row[field])) coming.push({ field: `contacts.${position}.${field}`, channel, address: row[field] })
    if (one.id === undefined) await insertLeadContact(work.trx, { id: work.newId(), lead_id: leadId, created_at: work.at, ...row } as never)
    else if (known.delete(one.id)) await updateLeadContact(work.trx, one.id, row)
    else refusals.push({ field: `contacts.${position}.id`, code: 'unknown_reference' })
    if (row.is_primary) await updateLead(work.trx, leadId, { first_name: row.first_name, last_name: row.last_name, job_title: row.job_title })
  }
  if (refusals.length > 0) throw new Refused('invalid_input', { fields: refusals })
  await refuseSuppressed(work, coming)
  if (known.size > 0) await deleteLeadContacts(work.trx, [...known])
}
