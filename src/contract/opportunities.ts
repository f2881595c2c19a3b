import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

export const opportunityInput = z.object({
  title: s.line.optional(),
  leadIds: s.ids.optional(),
  customerId: s.id.nullish(),
  contactId: s.id.nullish(),
  teamId: s.id.nullish(),
  ownerId: s.id.nullish(),
  stageId: s.id.optional(),
  amount: s.amount.optional(),
  currency: s.currency.optional(),
  probability: z.int().min(0).max(100).optional(),
  expectedCloseOn: s.day.nullish(),
  priority: z.int().min(0).max(3).optional(),
  sourceId: s.id.nullish(),
  mediumId: s.id.nullish(),
  campaignId: s.id.nullish(),
  tagIds: s.ids.optional(),
  nextContact: s.nextContact.nullish(),
  notes: s.longText.nullish(),
  customFields: s.customFields.optional(),
})
export type OpportunityInput = z.infer<typeof opportunityInput>
/** Creating one needs a title, and a customer, a lead, or the name of someone new (which becomes a lead). */
export const opportunityCreate = opportunityInput.extend({
  title: s.name,
  newLead: z.object({ companyName: s.line.optional(), firstName: s.line.optional(), lastName: s.line.optional(), email: s.line.optional(), phone: s.line.optional() }).optional(),
})
export type OpportunityCreate = z.infer<typeof opportunityCreate>

export const opportunityState = z.enum(['open', 'won', 'lost'])
const core = {
  id: s.id,
  title: z.string(),
  /** Customer's name, else the lead's label: who this is about. */
  partyLabel: z.string().nullable(),
  leadIds: z.array(s.id),
  customerId: s.id.nullable(),
  contactId: s.id.nullable(),
  teamId: s.id.nullable(),
  ownerId: s.id.nullable(),
  stageId: s.id,
  stage: z.object({ id: s.id, label: z.string(), kind: z.enum(['open', 'won']), colour: z.string() }),
  state: opportunityState,
  lostReasonId: s.id.nullable(),
  amount: z.string(),
  currency: z.string(),
  probability: z.int(),
  expectedCloseOn: s.day.nullable(),
  priority: z.int(),
  sourceId: s.id.nullable(),
  mediumId: s.id.nullable(),
  campaignId: s.id.nullable(),
  tagIds: z.array(s.id),
  nextContact: s.nextContact.nullable(),
  position: z.string(),
  createdAt: s.instant,
  updatedAt: s.instant,
  closedAt: s.instant.nullable(),
  archivedAt: s.instant.nullable(),
  deletedAt: s.instant.nullable(),
  version: z.string(),
}
export const opportunityListItem = z.object(core).meta({ id: 'OpportunityListItem' })
export type OpportunityListItem = z.infer<typeof opportunityListItem>
export const opportunityView = z.object({
  ...core,
  lostNote: z.string().nullable(),
  notes: z.string().nullable(),
  customFields: s.customFields,
  customer: z.object({ id: s.id, name: z.string(), email: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  /** openable: the caller sees the lead itself; else only its name, since seeing an opportunity grants its timelines alone. */
  leads: z.array(z.object({ id: s.id, label: z.string(), openable: z.boolean() })),
}).meta({ id: 'Opportunity' })
export type OpportunityView = z.infer<typeof opportunityView>

export const pipelineColumn = z.object({
  stage: z.object({ id: s.id, label: z.string(), kind: z.enum(['open', 'won']), colour: z.string(), folded: z.boolean(), probability: z.int() }),
  count: z.int(),
  /** In the base currency, over amounts in it and in rated ones. */
  sum: z.string(),
  weightedSum: z.string(),
  /** Amounts without a rate, shown apart and never added. */
  otherCurrencies: z.array(z.object({ currency: z.string(), sum: z.string() })),
  cards: z.array(opportunityListItem),
  nextCursor: z.string().nullable(),
})
export type PipelineColumn = z.infer<typeof pipelineColumn>

const tag = 'opportunities'
const one = { tag, params: s.byId, access: 'signed-in' } as const
export const opportunities = {
  list: endpoint({ method: 'GET', path: '/opportunities', tag, summary: 'List opportunities', access: 'signed-in', query: s.listQuery, answer: s.listOf(opportunityListItem) }),
  create: endpoint({ method: 'POST', path: '/opportunities', tag, summary: 'Create an opportunity', access: 'signed-in', body: opportunityCreate, answer: s.saved, status: 201 }),
  read: endpoint({ ...one, method: 'GET', path: '/opportunities/:id', summary: 'Read an opportunity', answer: opportunityView }),
  change: endpoint({ ...one, method: 'PATCH', path: '/opportunities/:id', summary: 'Change an opportunity', body: opportunityInput, answer: s.saved }),
  trash: endpoint({ ...one, method: 'DELETE', path: '/opportunities/:id', summary: 'Put an opportunity in the trash', answer: s.saved }),
  untrash: endpoint({ ...one, method: 'POST', path: '/opportunities/:id/untrash', summary: 'Take an opportunity out of the trash', answer: s.saved }),
  move: endpoint({
    ...one, method: 'POST', path: '/opportunities/:id/move', summary: 'Move a card to a stage and place',
    /** Placed after this card, at the top when null, at the end when absent. */
    body: z.object({ stageId: s.id, afterId: s.id.nullish() }), answer: s.saved,
  }),
  win: endpoint({ ...one, method: 'POST', path: '/opportunities/:id/win', summary: 'Win', answer: s.saved }),
  lose: endpoint({ ...one, method: 'POST', path: '/opportunities/:id/lose', summary: 'Lose, with a reason', body: z.object({ lostReasonId: s.id.nullish(), note: s.longText.nullish() }), answer: s.saved }),
  restore: endpoint({ ...one, method: 'POST', path: '/opportunities/:id/restore', summary: 'Reopen a won or lost opportunity', answer: s.saved }),
  pipeline: endpoint({
    method: 'GET', path: '/pipeline', tag, summary: 'The kanban of a team', access: 'signed-in',
    query: z.object({ teamId: s.id.optional(), q: s.term.optional(), filter: z.string().max(10_000).optional(), limit: z.coerce.number().int().min(1).max(100).default(30), stageId: s.id.optional(), cursor: z.string().max(1000).optional() }),
    /** `rates`: what one unit of each rated currency is worth in the base currency. */
    answer: z.object({ currency: z.string(), rates: z.record(z.string(), z.string()), columns: z.array(pipelineColumn) }),
  }),
}
