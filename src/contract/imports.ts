import * as z from 'zod'
import { importFields, MATCH_KEYS, NAMED_FIELDS } from '#domain/imports/fields.ts'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

export const importRule = z.enum(['overwrite', 'if_empty', 'never'])
export const importStates = ['mapping', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled'] as const
export const importEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh', 'cp850', 'iso-8859-15', 'windows-1250', 'windows-1251'] as const
const field = z.enum(importFields as [string, ...string[]])
export const importColumn = z.object({ column: z.int(), header: z.string(), field: field.nullable(), rule: importRule, samples: z.array(z.string()) })
/** What becomes of a name that no list has: a new item (lists only), an item already there, or nothing. */
export const importReference = z.object({ field: z.enum(NAMED_FIELDS), name: s.name, do: z.enum(['create', 'map', 'ignore']), id: s.id.nullish() })

/** Everything one chooses; what is left out stays as it is. */
export const importChoices = z.object({
  /** Columns named here change; the others stay as they are. */
  columns: z.array(z.object({ column: z.int().min(0).max(1000), field: field.nullable(), rule: importRule.default('if_empty') })).max(1000).optional(),
  encoding: z.string().max(30).optional(), separator: z.string().regex(/^(?:\t|[^\s"'\w.-])$/).optional(), decimal: z.enum([',', '.']).optional(), dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  /** Of phones, postcodes and registry numbers that name no country. */
  country: z.string().regex(/^[A-Z]{2}$/).optional(),
  matchKeys: z.array(z.enum(MATCH_KEYS)).max(5).optional(),
  /** When a row meets a lead, in the database or from an earlier row of the file. */
  onMatch: z.enum(['update', 'skip', 'create']).optional(),
  /** A cell that cannot be read refuses its row, or goes to the notes and leaves its field empty. */
  unreadable: z.enum(['refuse', 'note']).optional(),
  ownerId: s.id.nullish(), teamId: s.id.nullish(), sourceId: s.id.nullish(), tagIds: s.ids.optional(),
  /** Legal basis on which the new leads are kept. */
  basis: z.enum(['legitimate_interest', 'consent', 'contract']).optional(),
  /** For names not on a list that `references` says nothing of. Owners and teams are never created. */
  unknown: z.enum(['create', 'ignore']).optional(),
  references: z.array(importReference).max(2000).optional(),
})
export type ImportChoices = z.infer<typeof importChoices>

export const importReason = z.object({ field: z.string(), code: z.string(), value: z.string(), message: z.string() })
export const importSample = z.object({
  line: z.int(), action: z.enum(['create', 'update', 'skip', 'refuse']), label: z.string(), leadId: s.id.nullable(),
  /** Why it is taken for a lead already there: the key they share. */
  matchedBy: z.enum(MATCH_KEYS).nullable(),
  why: z.enum(['already_known', 'unchanged']).nullable(),
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  reasons: z.array(importReason),
})
export type ImportSample = z.infer<typeof importSample>
export const unknownReference = z.object({ field: z.enum(NAMED_FIELDS), name: z.string(), count: z.int(), does: z.enum(['create', 'map', 'ignore']), id: s.id.nullable(), mayCreate: z.boolean() })
export type UnknownReference = z.infer<typeof unknownReference>
export const importPlan = z.object({
  rows: z.int(), creates: z.int(), updates: z.int(), skips: z.int(), refused: z.int(), optOuts: z.int(),
  /** The first of each kind. */
  samples: z.array(importSample),
  /** How many rows are refused for each reason. */
  refusals: z.array(z.object({ field: z.string(), code: z.string(), count: z.int(), message: z.string() })),
  unknownReferences: z.array(unknownReference),
})
export type ImportPlan = z.infer<typeof importPlan>
export const importView = z.object({
  id: s.id, fileName: z.string(), createdAt: s.instant, createdBy: s.userRef,
  state: z.enum(importStates),
  detected: z.object({ kind: z.enum(['csv', 'xlsx']), encoding: z.string(), separator: z.string().nullable(), decimal: z.enum([',', '.']), dateOrder: z.enum(['dmy', 'mdy', 'ymd']), preset: z.string().nullable() }),
  columns: z.array(importColumn),
  /** As they hold now, defaults included; `columns` is above. */
  choices: importChoices.omit({ columns: true }),
  plan: importPlan.nullable(), planVersion: z.string().nullable(),
  progress: z.object({ done: z.int(), total: z.int().nullable() }),
  counts: z.object({ created: z.int(), updated: z.int(), skipped: z.int(), refused: z.int() }).nullable(),
  operationId: s.id.nullable(), undone: z.boolean(),
  error: z.object({ code: z.string(), line: z.int().nullable(), message: z.string() }).nullable(),
  finishedAt: s.instant.nullable(),
}).meta({ id: 'Import' })
export type ImportView = z.infer<typeof importView>
export const importListItem = importView.pick({ id: true, fileName: true, createdAt: true, createdBy: true, state: true, progress: true, counts: true, undone: true, finishedAt: true }).meta({ id: 'ImportListItem' })
export type ImportListItem = z.infer<typeof importListItem>

const i = { tag: 'imports', access: 'signed-in' } as const
/**
 * The file itself is sent as multipart/form-data to `POST /imports` (field `file`), which answers 201 with the import;
 * `GET /imports/{id}/refusals.csv` gives the refused rows back with their reasons, and `GET /imports/template.csv` an empty
 * file with the columns that are read. These are the JSON endpoints.
 */
export const imports = {
  list: endpoint({ ...i, method: 'GET', path: '/imports', summary: 'My imports, newest first; a manager sees all', answer: z.object({ items: z.array(importListItem) }) }),
  read: endpoint({ ...i, method: 'GET', path: '/imports/:id', summary: 'An import with its mapping, plan and progress', params: s.byId, answer: importView }),
  choose: endpoint({ ...i, method: 'PATCH', path: '/imports/:id', summary: 'Change mapping and rules; the plan made before no longer holds', params: s.byId, body: importChoices, answer: importView }),
  check: endpoint({ ...i, method: 'POST', path: '/imports/:id/check', summary: 'Dry run over every row, in the background', params: s.byId, answer: importView, status: 202 }),
  run: endpoint({ ...i, method: 'POST', path: '/imports/:id/run', summary: 'Carry the plan out, in the background; 409 plan_changed where the ground has moved', params: s.byId, body: z.object({ planVersion: z.string().max(100).optional() }).optional(), answer: importView, status: 202 }),
  template: endpoint({ ...i, method: 'GET', path: '/imports/template.csv', summary: 'An empty file with the columns that are read', answer: z.any(), files: ['text/csv'] }),
  refusals: endpoint({ ...i, method: 'GET', path: '/imports/:id/refusals.csv', summary: 'The refused rows with their reasons, to be corrected and imported again', params: s.byId, answer: z.any(), files: ['text/csv'] }),
  cancel: endpoint({ ...i, method: 'POST', path: '/imports/:id/cancel', summary: 'Stop; what is done can be undone', params: s.byId, answer: importView }),
}
