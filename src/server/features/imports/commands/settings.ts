import type { ImportPolicy, NewDefaults } from '#domain/imports/decide.ts'
import type { ImportField, ImportRule } from '#domain/imports/fields.ts'
import type { RowFormat } from '#domain/imports/read-row.ts'
import type { TableFormat } from '../../../adapters/tables/port.ts'
import type { ImportColumn, ImportRun } from '../store.ts'

export const tableFormat = (run: Pick<ImportRun, 'detected' | 'choices'>): TableFormat => ({
  kind: run.detected.kind, headerLine: run.detected.headerLine,
  encoding: run.detected.kind === 'csv' ? (run.choices.encoding ?? run.detected.encoding) : 'utf-8',
  separator: run.detected.kind === 'csv' ? (run.choices.separator ?? run.detected.separator) : ',',
})

export const rowFormat = (run: Pick<ImportRun, 'detected' | 'choices' | 'columns'>): RowFormat => ({
  headers: run.columns.map((one) => one.header), columns: run.columns.map(({ column, field, rule }) => ({ column, field, rule })),
  decimal: run.choices.decimal ?? run.detected.decimal, dateOrder: run.choices.dateOrder ?? run.detected.dateOrder, country: run.choices.country, unreadable: run.choices.unreadable,
})

export function policyOf(run: Pick<ImportRun, 'choices' | 'columns'>): ImportPolicy {
  const rules: Partial<Record<ImportField, ImportRule>> = {}
  for (const { field, rule } of run.columns) if (field && !(field in rules)) rules[field] = rule
  return { matchKeys: run.choices.matchKeys, onMatch: run.choices.onMatch, rules, addTagIds: run.choices.tagIds }
}

export const defaultsOf = ({ choices }: Pick<ImportRun, 'choices'>): NewDefaults => ({
  ...(choices.ownerId ? { ownerId: choices.ownerId } : {}), ...(choices.teamId ? { teamId: choices.teamId } : {}), ...(choices.sourceId ? { sourceId: choices.sourceId } : {}),
})

/** A lead needs a name, a company or an address from some column. */
export const isMapped = (columns: Pick<ImportColumn, 'field'>[]): boolean => columns.some(({ field }) => field === 'fullName' || field === 'firstName' || field === 'lastName' || field === 'companyName' || field === 'email')
