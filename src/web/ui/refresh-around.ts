import type { QueryClient } from '@tanstack/react-query'

/** After a record was changed: everything that may show it is read again, but the records of its own kind, of which the one changed is read by whoever changed it. */
export function refreshAround(client: QueryClient, kind: 'leads' | 'opportunities' | 'customers'): void {
  for (const first of ['leads', 'opportunities', 'customers', 'contacts', 'timeline', 'operations']) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === first && !(first === kind && queryKey[1] === 'one') })
}
