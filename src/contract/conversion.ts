import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { reason } from './leads.ts'
import * as s from './shapes.ts'

export const customerMode = z.enum(['link', 'create', 'none'])
export const conversionInput = z.object({
  action: z.enum(['convert', 'merge']),
  opportunityId: s.id.optional(),
  another: z.boolean().optional(),
  planVersion: z.string().optional(),
  salespersonId: s.id.nullish(),
  teamId: s.id.nullish(),
  customer: z.object({ mode: customerMode, customerId: s.id.optional() }).optional(),
})
export type ConversionInput = z.infer<typeof conversionInput>

/** Where lead and customer both say something and it is not the same; linking keeps the customer's. */
const difference = z.object({ field: z.string(), lead: z.string(), customer: z.string() })

export const conversionProposal = z.object({
  action: z.enum(['convert', 'merge']),
  opportunityId: s.id.nullable(),
  duplicates: z.array(z.object({
    kind: z.literal('opportunity'), id: s.id, label: z.string(), score: z.int(), reasons: z.array(reason),
    state: z.enum(['open', 'won', 'lost']), stage: z.string(), amount: z.string(), currency: z.string(), customerId: s.id.nullable(), customerName: z.string().nullable(),
  })),
  salespersonId: s.id.nullable(),
  teamId: s.id.nullable(),
  customer: z.object({
    mode: customerMode,
    customerId: s.id.nullable(),
    candidates: z.array(z.object({ id: s.id, label: z.string(), score: z.int(), reasons: z.array(reason), city: z.string().nullable() })),
    differences: z.array(difference),
  }),
  missing: z.array(z.string()),
  /** Why committing would be refused now: closed, in the trash, or an opportunity is open already (then `another` is needed). */
  blockedBy: z.object({ code: z.enum(['lead_closed', 'lead_in_trash', 'opportunity_open_already']), opportunityId: s.id.nullable() }).nullable(),
}).meta({ id: 'ConversionProposal' })
export type ConversionProposal = z.infer<typeof conversionProposal>

/** What committing would do; committing with its planVersion answers 409 plan_changed if the ground moved. */
export const conversionPlan = z.object({
  planVersion: z.string(),
  action: z.enum(['convert', 'merge']),
  opportunity: z.object({ id: s.id.nullable(), title: z.string(), changes: z.array(z.string()) }),
  customer: z.object({ mode: z.enum(['link', 'create', 'none', 'keep']), id: s.id.nullable(), name: z.string().nullable(), contacts: z.int(), differences: z.array(difference) }),
  salespersonId: s.id.nullable(),
  teamId: s.id.nullable(),
}).meta({ id: 'ConversionPlan' })
export const conversionDone = z.object({ operationId: s.id, leadId: s.id, opportunityId: s.id, customerId: s.id.nullable() }).meta({ id: 'ConversionDone' })

const one = { tag: 'conversion', params: s.byId, access: 'signed-in' } as const
export const conversion = {
  propose: endpoint({ ...one, method: 'GET', path: '/leads/:id/conversion', summary: 'Proposal for the conversion dialog', answer: conversionProposal }),
  commit: endpoint({ ...one, method: 'POST', path: '/leads/:id/conversion', summary: 'Convert a lead; ?dryRun=true returns the plan', query: s.dryRun, body: conversionInput, answer: z.union([conversionPlan, conversionDone]) }),
  createCustomer: endpoint({ ...one, method: 'POST', path: '/leads/:id/customer', summary: 'Create › Customer', body: z.object({}).optional(), answer: z.object({ operationId: s.id, customerId: s.id, contactId: s.id.nullable() }) }),
}
