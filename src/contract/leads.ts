import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

export const statusKinds = ['open', 'working', 'opportunity', 'quotation', 'lost_quotation', 'converted', 'closed'] as const

export const leadContact = z.object({
  id: s.id.optional(),
  isPrimary: z.boolean().default(false),
  firstName: s.line.nullish(),
  lastName: s.line.nullish(),
  jobTitle: s.line.nullish(),
  role: s.line.nullish(),
  seniority: s.line.nullish(),
  email: s.line.nullish(),
  phone: s.line.nullish(),
})
export type LeadContactInput = z.infer<typeof leadContact>
export const leadContactView = z.object({
  id: s.id,
  isPrimary: z.boolean(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  jobTitle: z.string().nullable(),
  role: z.string().nullable(),
  seniority: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
}).meta({ id: 'LeadContact' })

/** Texts come in any spelling; the server normalises and answers a code for each field it cannot read. */
export const leadInput = z.object({
  title: s.line.nullish(),
  isOrganisation: z.boolean().optional(),
  salutationId: s.id.nullish(),
  firstName: s.line.nullish(),
  lastName: s.line.nullish(),
  companyName: s.line.nullish(),
  jobTitle: s.line.nullish(),
  gender: z.enum(['female', 'male', 'other']).nullish(),
  email: s.line.nullish(),
  phone: s.line.nullish(),
  mobile: s.line.nullish(),
  fax: s.line.nullish(),
  website: s.line.nullish(),
  language: z.string().regex(/^[a-z]{2}$/).nullish(),
  ownerId: s.id.nullish(),
  teamId: s.id.nullish(),
  statusId: s.id.optional(),
  sourceId: s.id.nullish(),
  mediumId: s.id.nullish(),
  campaignId: s.id.nullish(),
  tagIds: s.ids.optional(),
  priority: z.int().min(0).max(3).optional(),
  industryId: s.id.nullish(),
  marketSegmentId: s.id.nullish(),
  territoryId: s.id.nullish(),
  employees: z.int().min(0).max(100_000_000).nullish(),
  registryNumber: s.line.nullish(),
  notes: s.longText.nullish(),
  addresses: z.array(s.address).max(50).optional(),
  contacts: z.array(leadContact).max(200).optional(),
  nextContact: s.nextContact.nullish(),
  unsubscribed: z.boolean().optional(),
  customFields: s.customFields.optional(),
})
export type LeadInput = z.infer<typeof leadInput>

export const leadStatusRef = z.object({ id: s.id, key: z.string().nullable(), kind: z.enum(statusKinds), label: z.string(), colour: z.string() })

const leadCore = {
  id: s.id,
  /** What the lead is called on screen: company, else person, else email. */
  label: z.string(),
  title: z.string().nullable(),
  isOrganisation: z.boolean(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  companyName: z.string().nullable(),
  jobTitle: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  ownerId: s.id.nullable(),
  teamId: s.id.nullable(),
  statusId: s.id,
  status: leadStatusRef,
  sourceId: s.id.nullable(),
  mediumId: s.id.nullable(),
  campaignId: s.id.nullable(),
  tagIds: z.array(s.id),
  priority: z.int(),
  industryId: s.id.nullable(),
  marketSegmentId: s.id.nullable(),
  territoryId: s.id.nullable(),
  employees: z.int().nullable(),
  website: z.string().nullable(),
  registryNumber: z.string().nullable(),
  nextContact: s.nextContact.nullable(),
  createdAt: s.instant,
  updatedAt: s.instant,
  archivedAt: s.instant.nullable(),
  deletedAt: s.instant.nullable(),
  /** ETag of the record, for If-Match. */
  version: z.string(),
}
export const leadListItem = z.object({ ...leadCore, city: z.string().nullable(), postalCode: z.string().nullable(), country: z.string().nullable(), unsubscribed: z.boolean() }).meta({ id: 'LeadListItem' })
export type LeadListItem = z.infer<typeof leadListItem>

export const leadView = z.object({
  ...leadCore,
  salutationId: s.id.nullable(),
  gender: z.string().nullable(),
  fax: z.string().nullable(),
  language: z.string().nullable(),
  notes: z.string().nullable(),
  addresses: z.array(s.addressView),
  contacts: z.array(leadContactView),
  /** From the consent ledger: all, some or none of the mailings are refused. */
  unsubscribed: z.boolean(),
  customFields: s.customFields,
  opportunityIds: z.array(s.id),
  opportunities: z.array(z.object({ id: s.id, title: z.string(), state: z.enum(['open', 'won', 'lost']) })),
  customerId: s.id.nullable(),
  customer: z.object({ id: s.id, name: z.string() }).nullable(),
  origin: z.object({ door: z.string(), at: s.instant, basis: z.string(), detail: z.string().nullable() }),
}).meta({ id: 'Lead' })
export type LeadView = z.infer<typeof leadView>

export const reason = z.object({ code: z.string(), value: z.string().optional(), similarity: z.number().optional() })
export const duplicate = z.union([
  z.object({
    hidden: z.literal(false),
    kind: z.enum(['lead', 'customer', 'contact', 'opportunity']),
    id: s.id,
    label: z.string(),
    score: z.int(),
    reasons: z.array(reason),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    ownerId: s.id.nullable(),
    /** A contact's customer. */
    customerId: s.id.nullable(),
  }),
  z.object({ hidden: z.literal(true), askUserId: s.id.nullable() }),
]).meta({ id: 'Duplicate' })
export type Duplicate = z.infer<typeof duplicate>

export const bulkLeadChange = z.object({
  /** Past 5,000 the answer is too_many_records. */
  ids: z.array(s.id).min(1).max(20_000).optional(),
  /** Instead of ids: everything the list query finds. */
  query: z.object({ q: s.term.optional(), filter: s.filter.optional(), shelf: z.enum(['active', 'archived', 'trash', 'all']).optional() }).optional(),
  action: z.enum(['change', 'archive', 'unarchive', 'trash', 'restore']),
  changes: z.object({
    ownerId: s.id.nullish(), teamId: s.id.nullish(), statusId: s.id.optional(), sourceId: s.id.nullish(), mediumId: s.id.nullish(), campaignId: s.id.nullish(),
    priority: z.int().min(0).max(3).optional(), industryId: s.id.nullish(), marketSegmentId: s.id.nullish(), territoryId: s.id.nullish(),
    addTagIds: s.ids.optional(), removeTagIds: s.ids.optional(),
  }).optional(),
  planVersion: z.string().optional(),
})
export type BulkLeadChange = z.infer<typeof bulkLeadChange>

const tag = 'leads'
const one = { tag, params: s.byId, access: 'signed-in' } as const
export const leads = {
  list: endpoint({ method: 'GET', path: '/leads', tag, summary: 'List leads', access: 'signed-in', query: s.listQuery, answer: s.listOf(leadListItem) }),
  create: endpoint({ method: 'POST', path: '/leads', tag, summary: 'Create a lead; where its team does not use leads, an opportunity comes of it at once', access: 'signed-in', body: leadInput, answer: s.saved.extend({ opportunityId: s.id.optional() }), status: 201 }),
  read: endpoint({ ...one, method: 'GET', path: '/leads/:id', summary: 'Read a lead', answer: leadView }),
  change: endpoint({ ...one, method: 'PATCH', path: '/leads/:id', summary: 'Change a lead (merge-patch, If-Match)', body: leadInput, answer: s.saved }),
  trash: endpoint({ ...one, method: 'DELETE', path: '/leads/:id', summary: 'Put a lead in the trash', answer: s.saved }),
  restore: endpoint({ ...one, method: 'POST', path: '/leads/:id/restore', summary: 'Take a lead out of the trash or the archive', answer: s.saved }),
  archive: endpoint({ ...one, method: 'POST', path: '/leads/:id/archive', summary: 'Archive a lead', answer: s.saved }),
  bulk: endpoint({
    method: 'POST', path: '/leads/bulk', tag, summary: 'Change many leads; ?dryRun=true returns the plan', access: 'signed-in', query: s.dryRun, body: bulkLeadChange,
    answer: z.object({ planVersion: z.string(), changed: z.int(), unchanged: z.int(), notAllowed: z.int(), operationId: s.id.nullable() }),
  }),
  duplicates: endpoint({ ...one, method: 'GET', path: '/leads/:id/duplicates', summary: 'Probable duplicates, with reasons', answer: z.object({ items: z.array(duplicate) }) }),
  duplicatesOf: endpoint({ method: 'POST', path: '/leads/duplicates', tag, summary: 'Probable duplicates of what is being typed', access: 'signed-in', body: leadInput, answer: z.object({ items: z.array(duplicate) }) }),
  notDuplicate: endpoint({ ...one, method: 'POST', path: '/leads/:id/not-duplicate', summary: 'Remember that two records are not duplicates', body: z.object({ otherId: s.id }), answer: s.done }),
}
