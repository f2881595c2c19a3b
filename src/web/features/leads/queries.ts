import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type Request } from '#web/api.ts'
import { refreshAround } from '#web/ui/refresh-around.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'

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

/** The first leads that answer to what is typed; none typed, the newest. */
export function useLeadChoices(q: string, enabled: boolean) {
  return useQuery({ queryKey: ['leads', 'choices', q], queryFn: () => call('leads.list', { query: { limit: 20, ...(q ? { q } : {}) } }), placeholderData: keepPreviousData, enabled })
}

type Done = (answer: { operationId: string }) => void

/** What one can do to a lead on its page; afterwards everything that shows it is read again. */
export function useLeadActions(id: string) {
  const client = useQueryClient()
  const params = { id }
  const act = (send: () => Promise<{ operationId: string }>) => async (done: Done) => {
    try {
      done(await send())
    } catch (error) {
      showProblem(error)
    }
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'list' && queryKey[0] !== 'me' })
  }
  return {
    reload: () => client.fetchQuery({ ...leadQuery(id), staleTime: 0 }),
    change: async (body: LeadBody, ifMatch: string) => {
      const answer = await call('leads.change', { params, body, ifMatch })
      refreshAround(client, 'leads')
      return answer
    },
    setStatus: (statusId: string, done: Done) => act(() => call('leads.change', { params, body: { statusId } }))(done),
    archive: act(() => call('leads.archive', { params })),
    trash: act(() => call('leads.trash', { params })),
    restore: act(() => call('leads.restore', { params })),
    createCustomer: act(() => call('conversion.createCustomer', { params, body: {} })),
  }
}

export function useDismissDuplicate(id: string) {
  const client = useQueryClient()
  return async (otherId: string, done: Done) => {
    try {
      done(await call('leads.notDuplicate', { params: { id }, body: { otherId } }))
    } catch (error) {
      showProblem(error)
    }
    await client.invalidateQueries({ queryKey: ['leads', 'duplicates'] })
  }
}
