import { leadLabel } from '#domain/leads/lead.ts'
import type { FieldChange, KnownLead } from '#domain/imports/decide.ts'
import type { RowValues } from '#domain/imports/read-row.ts'
import type { DecidedRow } from './decide-batch.ts'
import type { References } from './references.ts'
import type { StoredPlan, StoredSample } from '../store.ts'

/** Shown of each kind. */
const MOST = 12

const labelOf = (values: RowValues, title?: string) => leadLabel({ isOrganisation: values.isOrganisation ?? false, title: title ?? values.title ?? null, firstName: values.firstName ?? null, lastName: values.lastName ?? null, companyName: values.companyName ?? null, email: values.email ?? null })
const REFERENCES = new Set(['salutation', 'owner', 'team', 'status', 'source', 'medium', 'campaign', 'industry', 'marketSegment', 'territory', 'tags'])

function textOf(field: string, value: unknown, references: References): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.map((id) => references.labelOf(String(id))).join(', ') || null
  return REFERENCES.has(field) ? references.labelOf(String(value)) : String(value).slice(0, 300)
}
const shown = (changes: FieldChange[], references: References) => changes.map(({ field, from, to }) => ({ field, from: textOf(field, from, references), to: textOf(field, to, references) }))

function sampleOf(row: DecidedRow, references: References): StoredSample {
  const { decision, read, line } = row
  const base = { line, action: decision.action, label: labelOf(read.values) || row.cells.find((cell) => cell.trim())?.slice(0, 80) || '', leadId: null, matchedBy: null, why: null, changes: [], reasons: [] }
  if (decision.action === 'refuse') return { ...base, reasons: decision.reasons }
  if (decision.action === 'create') {
    const fields = Object.entries(read.values).filter(([key]) => key !== 'isOrganisation' && !key.endsWith('Id') && key !== 'tagIds').map(([field, to]) => ({ field, from: null, to }))
    return { ...base, changes: shown([...fields, ...Object.entries(read.place).map(([field, to]) => ({ field, from: null, to }))], references) }
  }
  const target: KnownLead = decision.target
  const met = { ...base, label: labelOf(target.values), leadId: target.id.startsWith('line:') ? null : target.id, matchedBy: decision.by }
  return decision.action === 'skip' ? { ...met, why: decision.why } : { ...met, changes: shown(decision.changes, references) }
}

/** A plan as it grows row by row. */
export class PlanCount {
  readonly plan: StoredPlan = { rows: 0, creates: 0, updates: 0, skips: 0, refused: 0, optOuts: 0, samples: [], refusals: [], unknown: [] }

  add(row: DecidedRow, references: References): void {
    const { plan } = this
    const kind = ({ create: 'creates', update: 'updates', skip: 'skips', refuse: 'refused' } as const)[row.decision.action]
    plan.rows += 1
    if (plan[kind] < MOST) plan.samples.push(sampleOf(row, references))
    plan[kind] += 1
    if (row.read.unsubscribed && row.read.values.email && row.decision.action !== 'refuse') plan.optOuts += 1
    if (row.decision.action !== 'refuse') return
    for (const { field, code } of row.decision.reasons) {
      const known = plan.refusals.find((one) => one.field === field && one.code === code)
      if (known) known.count += 1
      else plan.refusals.push({ field, code, count: 1 })
    }
  }
}
