import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

/** Timeline, journal, search, saved views, consent: what is common to every record. */
export const timelineKind = z.enum(['lead', 'opportunity', 'customer'])
/** openable: the caller sees the record itself; else only its name and timeline. */
const timelineRecord = z.object({ kind: timelineKind, id: s.id, label: z.string(), openable: z.boolean() })
export const timelineEntry = z.object({
  id: z.string(), kind: z.enum(['note', 'call', 'meeting', 'mail', 'event', 'change', 'status']), at: s.instant, author: s.userRef.nullable(), body: z.string(),
  /** The record it hangs on, when it is another one than the page's. */
  from: timelineRecord.nullable(),
  /** For kind change, everything one operation did: a row added or removed (field null), or a field with ids by their names. `label`: what the row is called; `on`: the record, when several were touched and it is not the page's. */
  changes: z.array(z.object({ table: z.string(), what: z.enum(['insert', 'update', 'delete']), label: z.string().nullable(), field: z.string().nullable(), before: z.string().nullable(), after: z.string().nullable(), on: timelineRecord.nullable() })),
  /** `kind` of an undo is that of what it took back. */
  operation: z.object({ id: s.id, kind: z.string(), isUndo: z.boolean(), undone: z.boolean(), undoable: z.boolean() }).nullable(),
  /** Version of an own note or call, which can be changed. */
  version: z.string().nullable(),
}).meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof timelineEntry>
const tl = { tag: 'timeline', access: 'signed-in' } as const
const at = z.object({ kind: timelineKind, id: s.id })
export const timeline = {
  list: endpoint({ ...tl, method: 'GET', path: '/timeline/:kind/:id', summary: 'What happened, newest first', params: at, query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30), cursor: z.string().max(200).optional(), show: z.enum(['all', 'notes', 'changes']).default('all') }), answer: z.object({ items: z.array(timelineEntry), nextCursor: z.string().nullable() }) }),
  add: endpoint({ ...tl, method: 'POST', path: '/timeline/:kind/:id', summary: 'Add a note, a call or a meeting', params: at, body: z.object({ kind: z.enum(['note', 'call', 'meeting']), body: s.longText.min(1), at: s.instant.optional() }), answer: s.saved, status: 201 }),
  change: endpoint({ ...tl, method: 'PATCH', path: '/timeline-entries/:id', summary: 'Change one of my notes', params: s.byId, body: z.object({ body: s.longText.min(1) }), answer: s.saved }),
  remove: endpoint({ ...tl, method: 'DELETE', path: '/timeline-entries/:id', summary: 'Remove one of my notes', params: s.byId, answer: s.saved }),
}

export const operationView = z.object({ id: s.id, kind: z.string(), actor: s.userRef.nullable(), door: z.string(), at: s.instant, summary: z.record(z.string(), z.unknown()), undoable: z.boolean(), undone: z.boolean(), isUndo: z.boolean() }).meta({ id: 'Operation' })
export type OperationView = z.infer<typeof operationView>
export const undoConflict = z.object({ table: z.string(), rowId: s.id, fields: z.array(z.string()), by: s.userRef.nullable(), at: s.instant.nullable() })
const op = { tag: 'operations', access: 'signed-in' } as const
export const operations = {
  list: endpoint({ ...op, method: 'GET', path: '/operations', summary: 'Operations I may undo, newest first', query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(30), cursor: z.string().max(100).optional() }), answer: z.object({ items: z.array(operationView), nextCursor: z.string().nullable() }) }),
  undo: endpoint({ ...op, method: 'POST', path: '/operations/:id/undo', summary: 'Undo an operation, whole or not at all; keep: "theirs" undoes the rest', params: s.byId, body: z.object({ keep: z.literal('theirs').optional() }).nullish(), answer: z.object({ undone: z.boolean(), operationId: s.id.nullable(), conflicts: z.array(undoConflict) }) }),
}

export const searchHit = z.object({ kind: z.enum(['lead', 'opportunity', 'customer', 'contact']), id: s.id, label: z.string(), detail: z.string().nullable(), state: z.string().nullable(), archived: z.boolean() })
export type SearchHit = z.infer<typeof searchHit>
export const search = { all: endpoint({ tag: 'search', access: 'signed-in', method: 'GET', path: '/search', summary: 'One search over everything visible', query: z.object({ q: s.term.min(1), limit: z.coerce.number().int().min(1).max(20).default(6) }), answer: z.object({ items: z.array(searchHit) }) }) }

export const viewResource = z.enum(['leads', 'opportunities', 'customers', 'contacts'])
/** What a view keeps: the list's query, its columns, table or board. */
export const viewQuery = z.object({ q: z.string().max(200).optional(), filter: s.filter.optional(), sort: z.string().max(41).optional(), shelf: s.shelf.optional(), columns: z.array(z.string().max(60)).max(60).optional(), layout: z.enum(['table', 'board']).optional(), /** Of the pipeline. */ teamId: s.id.optional() })
export type ViewQuery = z.output<typeof viewQuery>
export const viewInput = z.object({ name: s.name.optional(), visibility: z.enum(['private', 'team', 'everyone']).optional(), teamId: s.id.nullish(), position: z.int().min(0).max(100_000).optional(), query: viewQuery.optional() })
export type ViewInput = z.output<typeof viewInput>
export const savedView = z.object({ id: s.id, resource: viewResource, name: z.string(), visibility: z.enum(['private', 'team', 'everyone']), teamId: s.id.nullable(), owner: s.userRef, mine: z.boolean(), /** Its owner and, once shared, managers. */ mayChange: z.boolean(), position: z.int(), query: viewQuery, version: z.string() }).meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof savedView>
const v = { tag: 'views', access: 'signed-in' } as const
export const views = {
  list: endpoint({ ...v, method: 'GET', path: '/views', summary: 'Saved views I may use', query: z.object({ resource: viewResource }), answer: z.object({ items: z.array(savedView) }) }),
  create: endpoint({ ...v, method: 'POST', path: '/views', summary: 'Save a view', body: viewInput.extend({ resource: viewResource, name: s.name, visibility: z.enum(['private', 'team', 'everyone']).default('private'), query: viewQuery }), answer: s.saved, status: 201 }),
  change: endpoint({ ...v, method: 'PATCH', path: '/views/:id', summary: 'Change a view', params: s.byId, body: viewInput, answer: s.saved }),
  remove: endpoint({ ...v, method: 'DELETE', path: '/views/:id', summary: 'Remove a view', params: s.byId, answer: s.saved }),
}
