import { call } from '../../api.ts'

/** `keepTheirs`: all but what others have changed since. */
export const undoOperation = (id: string, keepTheirs = false) => call('operations.undo', { params: { id }, body: keepTheirs ? { keep: 'theirs' } : {} })
export const operationsQuery = { queryKey: ['operations'], queryFn: () => call('operations.list', { query: { limit: 50 } }) }
