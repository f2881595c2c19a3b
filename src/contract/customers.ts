import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

export const customerInput = z.object({
  isOrganisation: z.boolean().optional(),
  /** Company name; for an individual it is made of first and last name. */
  name: s.line.optional(),
  firstName: s.line.nullish(),
  lastName: s.line.nullish(),
  email: s.line.nullish(),
  phone: s.line.nullish(),
  mobile: s.line.nullish(),
  fax: s.line.nullish(),
  website: s.line.nullish(),
  language: z.string().regex(/^[a-z]{2}$/).nullish(),
  registryNumber: s.line.nullish(),
  parentId: s.id.nullish(),
  ownerId: s.id.nullish(),
  teamId: s.id.nullish(),
  industryId: s.id.nullish(),
  marketSegmentId: s.id.nullish(),
  territoryId: s.id.nullish(),
  sourceId: s.id.nullish(),
  employees: z.int().min(0).max(100_000_000).nullish(),
  tagIds: s.ids.optional(),
  notes: s.longText.nullish(),
  addresses: z.array(s.address).max(50).optional(),
  customFields: s.customFields.optional(),
})
export type CustomerInput = z.infer<typeof customerInput>

const core = {
  id: s.id,
  isOrganisation: z.boolean(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  website: z.string().nullable(),
  registryNumber: z.string().nullable(),
  ownerId: s.id.nullable(),
  teamId: s.id.nullable(),
  industryId: s.id.nullable(),
  marketSegmentId: s.id.nullable(),
  territoryId: s.id.nullable(),
  tagIds: z.array(s.id),
  createdAt: s.instant,
  updatedAt: s.instant,
  archivedAt: s.instant.nullable(),
  deletedAt: s.instant.nullable(),
  version: z.string(),
}
export const customerListItem = z.object({ ...core, city: z.string().nullable(), openOpportunities: z.int() }).meta({ id: 'CustomerListItem' })
export type CustomerListItem = z.infer<typeof customerListItem>
export const contactView = z.object({
  id: s.id, customerId: s.id, customerName: z.string(), isPrimary: z.boolean(), salutationId: s.id.nullable(),
  firstName: z.string().nullable(), lastName: z.string().nullable(), label: z.string(), jobTitle: z.string().nullable(), role: z.string().nullable(), seniority: z.string().nullable(),
  email: z.string().nullable(), phone: z.string().nullable(), mobile: z.string().nullable(), notes: z.string().nullable(),
  createdAt: s.instant, updatedAt: s.instant, archivedAt: s.instant.nullable(), deletedAt: s.instant.nullable(), version: z.string(),
}).meta({ id: 'Contact' })
export type ContactView = z.infer<typeof contactView>
export const customerView = z.object({
  ...core,
  firstName: z.string().nullable(), lastName: z.string().nullable(), fax: z.string().nullable(), language: z.string().nullable(),
  parentId: s.id.nullable(), sourceId: s.id.nullable(), employees: z.int().nullable(), notes: z.string().nullable(),
  addresses: z.array(s.addressView),
  contacts: z.array(contactView),
  opportunities: z.array(z.object({ id: s.id, title: z.string(), state: z.enum(['open', 'won', 'lost']), amount: z.string(), currency: z.string() })),
  leads: z.array(z.object({ id: s.id, label: z.string() })),
  customFields: s.customFields,
}).meta({ id: 'Customer' })
export type CustomerView = z.infer<typeof customerView>

export const contactInput = z.object({
  customerId: s.id.optional(), isPrimary: z.boolean().optional(), salutationId: s.id.nullish(),
  firstName: s.line.nullish(), lastName: s.line.nullish(), jobTitle: s.line.nullish(), role: s.line.nullish(), seniority: s.line.nullish(),
  email: s.line.nullish(), phone: s.line.nullish(), mobile: s.line.nullish(), notes: s.longText.nullish(),
})
export type ContactInput = z.infer<typeof contactInput>

const c = { tag: 'customers', access: 'signed-in' } as const
const k = { tag: 'contacts', access: 'signed-in' } as const
export const customers = {
  list: endpoint({ ...c, method: 'GET', path: '/customers', summary: 'List customers', query: s.listQuery, answer: s.listOf(customerListItem) }),
  create: endpoint({ ...c, method: 'POST', path: '/customers', summary: 'Create a customer', body: customerInput, answer: s.saved, status: 201 }),
  read: endpoint({ ...c, method: 'GET', path: '/customers/:id', summary: 'Read a customer', params: s.byId, answer: customerView }),
  change: endpoint({ ...c, method: 'PATCH', path: '/customers/:id', summary: 'Change a customer', params: s.byId, body: customerInput, answer: s.saved }),
  trash: endpoint({ ...c, method: 'DELETE', path: '/customers/:id', summary: 'Put a customer in the trash', params: s.byId, answer: s.saved }),
  restore: endpoint({ ...c, method: 'POST', path: '/customers/:id/restore', summary: 'Take a customer out of the trash', params: s.byId, answer: s.saved }),
}
export const contacts = {
  list: endpoint({ ...k, method: 'GET', path: '/contacts', summary: 'List contacts', query: s.listQuery, answer: s.listOf(contactView) }),
  create: endpoint({ ...k, method: 'POST', path: '/contacts', summary: 'Create a contact', body: contactInput.extend({ customerId: s.id }), answer: s.saved, status: 201 }),
  read: endpoint({ ...k, method: 'GET', path: '/contacts/:id', summary: 'Read a contact', params: s.byId, answer: contactView }),
  change: endpoint({ ...k, method: 'PATCH', path: '/contacts/:id', summary: 'Change a contact', params: s.byId, body: contactInput, answer: s.saved }),
  trash: endpoint({ ...k, method: 'DELETE', path: '/contacts/:id', summary: 'Put a contact in the trash', params: s.byId, answer: s.saved }),
  restore: endpoint({ ...k, method: 'POST', path: '/contacts/:id/restore', summary: 'Take a contact out of the trash', params: s.byId, answer: s.saved }),
}
