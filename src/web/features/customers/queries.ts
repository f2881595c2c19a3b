import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ContactInput, CustomerInput } from '#contract/customers.ts'
import { call } from '#web/api.ts'
import { refreshAround } from '#web/ui/refresh-around.ts'
import { type ListSearch, listParams } from '#web/ui/use-list-search.ts'

export function useCustomers(search: ListSearch) {
  return useInfiniteQuery({
    queryKey: ['customers', 'list', listParams(search)],
    queryFn: ({ pageParam }) => call('customers.list', { query: { ...listParams(search), ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '', getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData,
  })
}

export function useContacts(search: ListSearch) {
  return useInfiniteQuery({
    queryKey: ['contacts', 'list', listParams(search)],
    queryFn: ({ pageParam }) => call('contacts.list', { query: { ...listParams(search), ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '', getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData,
  })
}

/** The first customers that answer to what is typed; none typed, the newest. */
export function useCustomerChoices(q: string, enabled: boolean) {
  return useQuery({ queryKey: ['customers', 'choices', q], queryFn: () => call('customers.list', { query: { limit: 20, ...(q ? { q } : {}) } }), placeholderData: keepPreviousData, enabled })
}

const customerQuery = (id: string) => ({ queryKey: ['customers', 'one', id], queryFn: () => call('customers.read', { params: { id } }) })
export function useCustomer(id: string | null) {
  return useQuery({ ...customerQuery(id ?? ''), enabled: id !== null })
}

function useRefresh() {
  const client = useQueryClient()
  return () => Promise.all([['customers'], ['contacts'], ['opportunities'], ['timeline']].map((queryKey) => client.invalidateQueries({ queryKey })))
}

/** Forms of address, for people. */
export function useSalutations() {
  return useQuery({ queryKey: ['list', 'salutations'], queryFn: () => call('lists.salutations.list'), staleTime: 300_000 }).data?.items ?? []
}

export function useCreateCustomer() {
  const onSuccess = useRefresh()
  return useMutation({ mutationFn: (body: CustomerInput) => call('customers.create', { body }), onSuccess })
}

export function useCustomerActions(id: string) {
  const client = useQueryClient()
  const onSuccess = useRefresh()
  const params = { id }
  return {
    reload: () => client.fetchQuery({ ...customerQuery(id), staleTime: 0 }),
    /** The record itself is read again by whoever saved it. */
    change: useMutation({ mutationFn: ({ patch, version }: { patch: CustomerInput; version: string }) => call('customers.change', { params, body: patch, ifMatch: version }), onSuccess: () => refreshAround(client, 'customers') }),
    trash: useMutation({ mutationFn: () => call('customers.trash', { params }), onSuccess }),
    restore: useMutation({ mutationFn: () => call('customers.restore', { params }), onSuccess }),
  }
}

export function useContactActions() {
  const onSuccess = useRefresh()
  return {
    create: useMutation({ mutationFn: (body: ContactInput & { customerId: string }) => call('contacts.create', { body }), onSuccess }),
    change: useMutation({ mutationFn: ({ id, patch, version }: { id: string; patch: ContactInput; version: string }) => call('contacts.change', { params: { id }, body: patch, ifMatch: version }), onSuccess }),
    trash: useMutation({ mutationFn: (id: string) => call('contacts.trash', { params: { id } }), onSuccess }),
  }
}
