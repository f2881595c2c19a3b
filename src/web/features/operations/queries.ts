import { call } from '../../api.ts'

export const undoOperation = (id: string) => call('operations.undo', { params: { id }, body: {} })
export const operationsQuery = { queryKey: ['operations'], queryFn: () => call('operations.list', { query: { limit: 50 } }) }
