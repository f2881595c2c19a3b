import { call, type Request } from '../../api.ts'

export type LeadBody = NonNullable<Request<'leads.change'>['body']>
export type Shelf = 'active' | 'archived' | 'trash' | 'all'
export type LeadSearch = { q?: string; shelf?: Shelf; sort?: string; every?: boolean }

/** Asking for every status shows also those with an opportunity, converted and closed. */
const EVERY_STATUS = JSON.stringify({ all: [{ field: 'statusKind', op: 'not_empty' }] })

export const leadsQuery = (search: LeadSearch) => ({
  queryKey: ['leads', 'list', search],
  queryFn: ({ pageParam }: { pageParam: string }) =>
    call('leads.list', { query: { limit: 100, cursor: pageParam || undefined, q: search.q || undefined, shelf: search.shelf ?? 'active', sort: search.sort, filter: search.every ? EVERY_STATUS : undefined } }),
  initialPageParam: '',
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
})
export const leadQuery = (id: string) => ({ queryKey: ['leads', 'one', id], queryFn: () => call('leads.read', { params: { id } }) })
export const duplicatesQuery = (id: string) => ({ queryKey: ['leads', 'duplicates', id], queryFn: () => call('leads.duplicates', { params: { id } }) })
export const draftDuplicatesQuery = (draft: LeadBody) => ({ queryKey: ['leads', 'draft', draft], queryFn: () => call('leads.duplicatesOf', { body: draft }) })
export const createLead = (body: LeadBody, idempotencyKey: string) => call('leads.create', { body, idempotencyKey })
export const changeLead = (id: string, body: LeadBody, ifMatch: string) => call('leads.change', { params: { id }, body, ifMatch })
export const shelveLead = (id: string, to: 'archive' | 'trash' | 'restore') => call(`leads.${to}`, { params: { id } })
export const dismissDuplicate = (id: string, otherId: string) => call('leads.notDuplicate', { params: { id }, body: { otherId } })
export const createCustomer = (id: string) => call('conversion.createCustomer', { params: { id }, body: {} })
