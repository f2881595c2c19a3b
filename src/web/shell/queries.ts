import { keepPreviousData } from '@tanstack/react-query'
import { call } from '../api.ts'

export const searchQuery = (q: string) => ({ queryKey: ['search', q], queryFn: () => call('search.all', { query: { q } }), enabled: q.length > 1, placeholderData: keepPreviousData, staleTime: 10_000 })
