import type { ViewQuery } from '#contract/records.ts'

const filled = (value: unknown): boolean => value !== undefined && value !== '' && JSON.stringify(value) !== '{}'

/** A question without its empty parts, always in the same order, so that two that ask the same are the same text. */
function queryKey(query: ViewQuery): string {
  const { all, any } = query.filter ?? {}
  const filter = { ...(all?.length ? { all } : {}), ...(any?.length ? { any } : {}) }
  return JSON.stringify(Object.entries({ ...query, filter }).filter(([, value]) => filled(value)).sort(([a], [b]) => (a < b ? -1 : 1)))
}
export const sameQuery = (a: ViewQuery, b: ViewQuery): boolean => queryKey(a) === queryKey(b)
