import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { statusKinds } from './leads.ts'
import { type ListName, listNames } from './list-names.ts'
import * as s from './shapes.ts'

/** `position` is a place in the list, from 0: the others make room. */
export const listItemInput = z.object({ name: s.name.optional(), nameEn: s.line.nullish(), details: s.longText.nullish(), colour: s.colour.nullish(), position: z.int().min(0).max(100_000).optional() })
export const listItemView = z.object({
  id: s.id,
  /** In the caller's language. */
  label: z.string(),
  name: z.string(), nameEn: z.string().nullable(), details: z.string().nullable(), colour: z.string().nullable(), position: z.int(), archivedAt: s.instant.nullable(), version: z.string(),
}).meta({ id: 'ListItem' })
export type ListItemView = z.infer<typeof listItemView>
export type ListItemInput = z.infer<typeof listItemInput>

/** With ?dryRun=true nothing goes (operationId null): how many records would move. */
const removed = z.object({ operationId: s.id.nullable(), id: s.id, affected: z.int() })
const removal = z.object({ replacement: s.id.optional(), dryRun: z.stringbool().optional() })

const listEndpoints = (list: ListName) => {
  const tag = list
  return {
    list: endpoint({ method: 'GET', path: `/${list}`, tag, summary: `List ${list}`, access: 'signed-in', answer: z.object({ items: z.array(listItemView) }) }),
    // A salesperson may add a tag while working; the other lists are a manager's.
    create: endpoint({ method: 'POST', path: `/${list}`, tag, summary: `Add to ${list}`, access: list === 'tags' ? 'signed-in' : 'manager', body: listItemInput.extend({ name: s.name }), answer: s.saved, status: 201 }),
    change: endpoint({ method: 'PATCH', path: `/${list}/:id`, tag, summary: `Change one of ${list}`, access: 'manager', params: s.byId, body: listItemInput, answer: s.saved }),
    remove: endpoint({
      method: 'DELETE', path: `/${list}/:id`, tag, summary: `Remove one of ${list}: deleted when unused, replaced where a replacement is given, else 409 in_use`, access: 'manager',
      params: s.byId, query: removal, answer: removed,
    }),
  }
}
export const lists = Object.fromEntries(listNames.map((list) => [list, listEndpoints(list)])) as Record<ListName, ReturnType<typeof listEndpoints>>

export const leadStatusInput = z.object({ kind: z.enum(statusKinds).optional(), name: s.name.optional(), nameEn: s.line.nullish(), colour: s.colour.optional(), position: z.int().min(0).max(100_000).optional(), isDefault: z.literal(true).optional() })
export const leadStatusView = z.object({
  id: s.id, key: z.string().nullable(), kind: z.enum(statusKinds), isDefault: z.boolean(), label: z.string(), name: z.string(), nameEn: z.string().nullable(), colour: z.string(), position: z.int(),
  /** Set by hand (open, working, closed) or by what happens. */
  settable: z.boolean(),
  version: z.string(),
}).meta({ id: 'LeadStatus' })
export type LeadStatusView = z.infer<typeof leadStatusView>
const st = { tag: 'lead-statuses' } as const
export const leadStatuses = {
  list: endpoint({ ...st, method: 'GET', path: '/lead-statuses', summary: 'List lead statuses', access: 'signed-in', answer: z.object({ items: z.array(leadStatusView) }) }),
  create: endpoint({ ...st, method: 'POST', path: '/lead-statuses', summary: 'Add a lead status', access: 'administrator', body: leadStatusInput.extend({ kind: z.enum(statusKinds), name: s.name }), answer: s.saved, status: 201 }),
  change: endpoint({ ...st, method: 'PATCH', path: '/lead-statuses/:id', summary: 'Rename, recolour, reorder a lead status', access: 'administrator', params: s.byId, body: leadStatusInput.omit({ kind: true }), answer: s.saved }),
  remove: endpoint({
    ...st, method: 'DELETE', path: '/lead-statuses/:id', summary: 'Remove a lead status; one in use needs its replacement', access: 'administrator', params: s.byId,
    query: removal, answer: removed,
  }),
}

export const stageInput = z.object({ teamId: s.id.nullish(), kind: z.enum(['open', 'won']).optional(), name: s.name.optional(), nameEn: s.line.nullish(), colour: s.colour.optional(), position: z.int().min(0).max(100_000).optional(), probability: z.int().min(0).max(100).optional(), folded: z.boolean().optional() })
export const stageView = z.object({
  id: s.id, teamId: s.id.nullable(), kind: z.enum(['open', 'won']), label: z.string(), name: z.string(), nameEn: z.string().nullable(), colour: z.string(), position: z.int(), probability: z.int(), folded: z.boolean(), version: z.string(),
}).meta({ id: 'Stage' })
export type StageView = z.infer<typeof stageView>
const sg = { tag: 'stages' } as const
export const stages = {
  list: endpoint({ ...sg, method: 'GET', path: '/stages', summary: 'List pipeline stages; a team sees the shared ones and its own', access: 'signed-in', query: z.object({ teamId: s.id.optional() }), answer: z.object({ items: z.array(stageView) }) }),
  create: endpoint({ ...sg, method: 'POST', path: '/stages', summary: 'Add a stage', access: 'manager', body: stageInput.extend({ kind: z.enum(['open', 'won']), name: s.name }), answer: s.saved, status: 201 }),
  change: endpoint({ ...sg, method: 'PATCH', path: '/stages/:id', summary: 'Change a stage', access: 'manager', params: s.byId, body: stageInput.omit({ teamId: true }), answer: s.saved }),
  remove: endpoint({ ...sg, method: 'DELETE', path: '/stages/:id', summary: 'Remove a stage; one in use needs its replacement', access: 'manager', params: s.byId, query: removal, answer: removed }),
  separate: endpoint({ ...sg, method: 'POST', path: '/teams/:id/stages', summary: 'Give a team stages of its own, copied from the shared ones; its cards follow', access: 'manager', params: s.byId, answer: s.saved, status: 201 }),
  share: endpoint({ ...sg, method: 'DELETE', path: '/teams/:id/stages', summary: 'Bring a team back to the shared stages; its cards go to the stage of the same name, else to the first of the same kind', access: 'manager', params: s.byId, answer: s.saved }),
}
