import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ListSearch } from './queries.ts'

/** The address of a list as state; what is empty is left out of it. */
export function useListSearch(to: '/customers' | '/contacts'): [ListSearch, (change: { [K in keyof ListSearch]?: ListSearch[K] | undefined }) => void] {
  const search = useSearch({ strict: false }) as ListSearch
  const navigate = useNavigate()
  return [search, (change) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '' && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '{"all":[]}'))
    void navigate({ to, search: next as never, replace: true })
  }]
}
