import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

export const importRule = z.enum(['overwrite', 'if_empty', 'never'])
export const importColumn = z.object({ column: z.int(), header: z.string(), field: z.string().nullable(), rule: importRule, samples: z.array(z.string()) })
export const importChoices = z.object({
  columns: z.array(z.object({ column: z.int().min(0).max(1000), field: z.string().max(60).nullable(), rule: importRule.default('if_empty') })).max(1000).optional(),
  encoding: z.string().max(30).optional(), separator: z.string().max(1).optional(), decimal: z.enum([',', '.']).optional(), dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  country: z.string().regex(/^[A-Z]{2}$/).optional(),
  matchKeys: z.array(z.enum(['email', 'phone', 'registryNumber', 'externalId', 'companyName'])).optional(),
  onMatch: z.enum(['update', 'skip', 'create']).optional(),
  ownerId: s.id.nullish(), teamId: s.id.nullish(), sourceId: s.id.nullish(), tagIds: s.ids.optional(), basis: s.line.optional(),
  /** For names not on a list: create them, leave the field empty, or an id for a name. */
  unknown: z.enum(['create', 'ignore']).optional(),
  references: z.array(z.object({ field: z.string().max(60), name: s.line, id: s.id.nullable() })).max(2000).optional(),
})
export type ImportChoices = z.infer<typeof importChoices>
export const importPlan = z.object({
  rows: z.int(), creates: z.int(), updates: z.int(), skips: z.int(), refused: z.int(), optOuts: z.int(),
  samples: z.array(z.object({ line: z.int(), action: z.enum(['create', 'update', 'skip', 'refuse']), label: z.string(), changes: z.array(z.string()), reasons: z.array(z.object({ field: z.string(), code: z.string(), value: z.string() })) })),
  unknownReferences: z.array(z.object({ field: z.string(), name: z.string(), count: z.int() })),
})
export const importView = z.object({
  id: s.id, fileName: z.string(), createdAt: s.instant, createdBy: s.id,
  state: z.enum(['mapping', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled']),
  detected: z.object({ encoding: z.string(), separator: z.string().nullable(), decimal: z.string(), dateOrder: z.string(), preset: z.string().nullable(), kind: z.enum(['csv', 'xlsx']) }),
  columns: z.array(importColumn), choices: importChoices, plan: importPlan.nullable(), planVersion: z.string().nullable(),
  progress: z.object({ done: z.int(), total: z.int().nullable() }),
  counts: z.object({ created: z.int(), updated: z.int(), skipped: z.int(), refused: z.int() }).nullable(),
  operationId: s.id.nullable(), error: z.string().nullable(), finishedAt: s.instant.nullable(),
}).meta({ id: 'Import' })
export type ImportView = z.infer<typeof importView>
const i = { tag: 'imports', access: 'signed-in' } as const
/** The file itself is sent as multipart/form-data to POST /imports (field `file`); these are the JSON endpoints. */
export const imports = {
  list: endpoint({ ...i, method: 'GET', path: '/imports', summary: 'My imports; a manager sees all', answer: z.object({ items: z.array(importView) }) }),
  read: endpoint({ ...i, method: 'GET', path: '/imports/:id', summary: 'An import with its mapping, plan and progress', params: s.byId, answer: importView }),
  choose: endpoint({ ...i, method: 'PATCH', path: '/imports/:id', summary: 'Change mapping and rules', params: s.byId, body: importChoices, answer: importView }),
  check: endpoint({ ...i, method: 'POST', path: '/imports/:id/check', summary: 'Dry run over every row, in the background', params: s.byId, answer: importView, status: 202 }),
  run: endpoint({ ...i, method: 'POST', path: '/imports/:id/run', summary: 'Carry the plan out, in the background', params: s.byId, body: z.object({ planVersion: z.string().max(100).optional() }).optional(), answer: importView, status: 202 }),
  cancel: endpoint({ ...i, method: 'POST', path: '/imports/:id/cancel', summary: 'Stop; what is done can be undone', params: s.byId, answer: importView }),
}
