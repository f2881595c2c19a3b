import type { LeadInput } from '#contract/leads.ts'
import type { AddressInput } from '#contract/shapes.ts'
import { resolveStatus, statusKind } from '#domain/leads/status.ts'
import { insertRows, updateRows } from '../../../db/rows.ts'
import type { Work } from '../../../db/operation.ts'
import { type FieldRefusal, Refused } from '../../../refused.ts'
import { addAddresses, changePrimaryAddress } from '../../addresses/commands.ts'
import { recordOptOuts } from '../../consent/commands.ts'
import { indexKeys } from '../../matching/commands.ts'
import { createTimelines } from '../../timeline/commands.ts'
import { findLeadContacts, findStatuses, type LeadRow, type LeadValues, logStatuses } from '../store.ts'
import { deriveLeads, derivedTexts, leadMatchKeys, recomputeStatuses } from './derive.ts'
import { columnsOf, manualStatus, type Origin, refuseIdentity } from './save-lead.ts'

/** A lead to create with others: at most one address; the id another program gave it, its import and the day it was first known come beside the input. */
export type NewLead = { input: LeadInput; origin: Origin; externalId?: string | null; importId?: string | null; createdAt?: Date | null }

const EMPTY = {
  title: null, is_organisation: false, salutation_id: null, first_name: null, last_name: null, company_name: null, job_title: null, gender: null, email: null, phone: null, mobile: null, fax: null,
  website: null, language: null, owner_id: null, team_id: null, source_id: null, medium_id: null, campaign_id: null, tag_ids: [] as string[], priority: 0, industry_id: null, market_segment_id: null,
  territory_id: null, employees: null, registry_number: null, notes: null,
}

/** Each status named by the inputs, once. */
async function manualStatuses(work: Work, ids: (string | undefined)[]): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>()
  for (const id of new Set(ids)) if (id !== undefined) found.set(id, await manualStatus(work, id))
  return found
}

function readAll<T>(items: T[], read: (item: T) => LeadValues): LeadValues[] {
  const refusals: FieldRefusal[] = []
  const columns = items.map((item, index) => {
    try {
      return read(item)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusals.push(...error.fields.map((one) => ({ field: `${index}.${one.field}`, code: one.code })))
      return {}
    }
  })
  if (refusals.length > 0) throw new Refused('invalid_input', { fields: refusals })
  return columns
}

/**
 * Creates many leads inside the operation under way, in a fixed number of statements, by the rules of createLeadIn; the
 * origin says who has them, so an owner is only who the input names. Refuses all when one cannot be read, each field with
 * its lead's place in the list.
 */
export async function createLeadsIn(work: Work, leads: NewLead[]): Promise<string[]> {
  if (leads.length === 0) return []
  const { country } = await work.trx.selectFrom('setting').select('country').executeTakeFirstOrThrow()
  const columns = readAll(leads, ({ input, origin }) => {
    const values = columnsOf(input, country)
    refuseIdentity({ ...EMPTY, ...values } as LeadRow, origin.door)
    return values
  })
  const statuses = (await findStatuses(work.trx)).map((row) => ({ id: row.id, kind: row.kind as never, isDefault: row.is_default }))
  const manual = await manualStatuses(work, leads.map((one) => one.input.statusId))
  const kinds = new Map(statuses.map((one) => [one.id, one.kind as 'working' | 'closed']))
  const timelines = await createTimelines(work, 'lead', leads.length)
  const contactRows = leads.map(({ input }) => (input.contacts ?? []).map((one) => ({ first_name: one.firstName ?? null, last_name: one.lastName ?? null, job_title: one.jobTitle ?? null, role: one.role ?? null, seniority: one.seniority ?? null, email: one.email ?? null, phone: one.phone ?? null })))
  const rows = leads.map((lead, index) => {
    const { origin, input } = lead
    const at = (origin.at ?? work.at).toISOString()
    const manualId = input.statusId === undefined ? null : (manual.get(input.statusId) ?? null)
    const facts = { manual: manualId ? { statusId: manualId, kind: kinds.get(manualId) as 'working' | 'closed' } : null, customerCreated: false, opportunities: [], quotations: [], orders: [] }
    const row = { ...EMPTY, ...columns[index], custom_fields: input.customFields ?? {} } as typeof EMPTY
    return {
      ...row,
      id: work.newId(), timeline_id: timelines[index] as string, created_at: lead.createdAt?.toISOString() ?? at, created_by: work.actor.door === 'system' ? null : work.actor.userId, customer_created: false,
      origin_door: origin.door, origin_at: at, origin_basis: origin.basis, origin_detail: origin.detail ?? null, external_id: lead.externalId ?? null, import_id: lead.importId ?? null,
      manual_status_id: manualId, status_id: resolveStatus(facts, statuses), status_kind: statusKind(facts) as string,
      ...derivedTexts(row, contactRows[index] ?? [], (input.addresses ?? []).slice(0, 1).map((one) => ({ is_primary: true, city: one.city ?? null, postal_code: one.postalCode ?? null, country: one.country ?? null }))),
    }
  })
  await insertRows(work.trx, 'lead', rows)
  await addAddresses(work, rows.flatMap((row, index) => (leads[index]?.input.addresses ?? []).slice(0, 1).map((address) => ({ leadId: row.id, address }))))
  await insertRows(work.trx, 'lead_contact', rows.flatMap((row, index) => (contactRows[index] ?? []).map((contact, position) => ({ id: work.newId(), lead_id: row.id, created_at: work.at.toISOString(), is_primary: false, ...contact, position }))))
  await indexKeys(work.trx, rows.map((row, index) => ({ kind: 'lead' as const, id: row.id, keys: leadMatchKeys(row, contactRows[index] ?? []) })))
  await logStatuses(work.trx, rows.map((row) => ({ lead_id: row.id, status_id: row.status_id, kind: row.status_kind })), work.at, 'created', work.operationId)
  await recordOptOuts(work, rows.flatMap((row, index) => (leads[index]?.input.unsubscribed && row.email ? [row.email] : [])), work.actor.door)
  return rows.map((row) => row.id)
}

/** What changes of a lead its caller has locked: the fields named, its primary address, one more person. */
export type LeadChange = { row: LeadRow; input: LeadInput; externalId?: string | null; place?: Pick<AddressInput, 'line1' | 'line2' | 'city' | 'state' | 'postalCode' | 'country'> | null; addContact?: { firstName: string | null; lastName: string | null; jobTitle: string | null; email: string | null; phone: string | null } | null }

/** Changes many leads inside the operation under way, the fields of all in one statement, by the rules of changeLeadIn. */
export async function changeLeadsIn(work: Work, changes: LeadChange[], cause: string): Promise<void> {
  if (changes.length === 0) return
  const { country } = await work.trx.selectFrom('setting').select('country').executeTakeFirstOrThrow()
  const manual = await manualStatuses(work, changes.map((one) => one.input.statusId))
  const columns = readAll(changes, ({ input, row, externalId }) => {
    const values = columnsOf(input, country)
    refuseIdentity({ ...row, ...(values as Partial<LeadRow>) }, 'import')
    return { ...values, ...(input.statusId === undefined ? {} : { manual_status_id: manual.get(input.statusId) ?? null }), ...(externalId === undefined ? {} : { external_id: externalId }) }
  })
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
