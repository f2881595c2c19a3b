import type { Condition, Filter } from '#contract/shapes.ts'

export type FilterKind = 'text' | 'choice' | 'user' | 'number' | 'day' | 'boolean'
export type FilterField = { field: string; label: string; kind: FilterKind; options?: { value: string; label: string }[] }
export type FilterOp = Condition['op']

/** What can be asked of a field, the most usual first. */
export const OPERATORS: Record<FilterKind, FilterOp[]> = {
  text: ['contains', 'is', 'empty', 'not_empty'],
  choice: ['in', 'not_in', 'empty', 'not_empty'],
  user: ['in', 'not_in', 'empty', 'not_empty'],
  number: ['at_least', 'at_most', 'is', 'empty', 'not_empty'],
  day: ['within_days', 'is', 'after', 'before', 'empty', 'not_empty'],
  boolean: ['is'],
}
export const needsValue = (op: FilterOp): boolean => op !== 'empty' && op !== 'not_empty'

/** The first value one is offered for a question. */
export function firstValue(kind: FilterKind, op: FilterOp): Condition['value'] {
  if (!needsValue(op)) return undefined
  if (op === 'in' || op === 'not_in') return []
  if (op === 'within_days') return -30
  if (kind === 'boolean') return true
  return ''
}

/** Whether a condition says enough to be asked. */
export function isComplete({ op, value }: Condition): boolean {
  if (!needsValue(op)) return true
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
}

export const isEmptyFilter = (filter: Filter | undefined): boolean => !filter?.all?.length && !filter?.any?.length

export function withCondition(filter: Filter, at: number | null, condition: Condition): Filter {
  const all = filter.all ?? []
  return { ...filter, all: at === null ? [...all, condition] : all.map((one, index) => (index === at ? condition : one)) }
}
export function withoutCondition(filter: Filter, at: number): Filter {
  const all = (filter.all ?? []).filter((_, index) => index !== at)
  const { all: _all, ...rest } = filter
  return all.length > 0 ? { ...rest, all } : rest
}
