import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Filter } from '#contract/shapes.ts'

export type Shelf = 'active' | 'archived' | 'trash' | 'all'
/** What the address of a list says: its question, and the saved view it came from. */
export type ListSearch = { view?: string; q?: string; filter?: Filter; sort?: string; shelf?: Shelf; columns?: string[] }
export type ListChange = { [K in keyof ListSearch]?: ListSearch[K] | undefined }

const isEmpty = (value: unknown): boolean => value === undefined || value === '' || ['{}', '{"all":[]}', '{"any":[]}'].includes(JSON.stringify(value))

/** The address of a list as state: what is empty is left out of it. `open` replaces it all, as opening a view does. */
export function useListSearch(to: '/leads' | '/customers' | '/contacts'): { search: ListSearch; change: (change: ListChange) => void; open: (search: ListChange) => void } {
  const search = useSearch({ strict: false }) as ListSearch
  const navigate = useNavigate()
  const go = (next: ListChange, replace: boolean) => void navigate({ to: to as never, search: Object.fromEntries(Object.entries(next).filter(([, value]) => !isEmpty(value))) as never, replace })
  return { search, change: (change) => go({ ...search, ...change }, true), open: (next) => go(next, false) }
}

/** The list's question as its endpoint takes it. */
export function listParams({ q, filter, sort, shelf }: ListChange): { q?: string; filter?: string; sort?: string; shelf?: Shelf } {
  const narrowed = filter?.all?.length || filter?.any?.length
  return { ...(q ? { q } : {}), ...(narrowed ? { filter: JSON.stringify(filter) } : {}), ...(sort ? { sort } : {}), ...(shelf ? { shelf } : {}) }
}
