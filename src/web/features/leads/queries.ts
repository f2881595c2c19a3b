import { type InfiniteData, keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { LeadListItem } from '#contract/leads.ts'
import { type Answer, call, type Request } from '#web/api.ts'
import { refreshAround } from '#web/ui/refresh-around.ts'
import { type ListSearch, listParams } from '#web/ui/use-list-search.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'

export type LeadBody = NonNullable<Request<'leads.change'>['body']>
export type BulkBody = NonNullable<Request<'leads.bulk'>['body']>
type Pages = InfiniteData<Answer<'leads.list'>>

const listKey = (search: ListSearch) => ['leads', 'list', listParams(search)]

export function useLeads(search: ListSearch) {
  return useInfiniteQuery({
    queryKey: listKey(search),
    queryFn: ({ pageParam }) => call('leads.list', { query: { ...listParams(search), limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '', getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData,
  })
}

/** What a bulk change would do; asked again each time it is shown. */
export function useBulkPlan(change: BulkBody | null) {
  return useQuery({ queryKey: ['leads', 'bulk', change], queryFn: () => call('leads.bulk', { query: { dryRun: 'true' }, body: change ?? { action: 'change' } }), enabled: change !== null, staleTime: 0, gcTime: 0, retry: false })
}
export function useBulk() {
  const client = useQueryClient()
  return useMutation({ mutationFn: (body: BulkBody) => call('leads.bulk', { body }), onSuccess: () => Promise.all([['leads'], ['timeline'], ['me']].map((queryKey) => client.invalidateQueries({ queryKey }))) })
}

/**
 * Changes a lead from its line: shown at once, on top of the version read, taken back where the server refuses. Changes of
 * one lead follow each other, so that each knows the version the one before made.
 */
export function useEditLead(search: ListSearch) {
  const client = useQueryClient()
  const underWay = useRef(new Map<string, Promise<unknown>>())
  const rowOf = (id: string) => client.getQueryData<Pages>(listKey(search))?.pages.flatMap((page) => page.items).find((row) => row.id === id)
  const show = (id: string, next: (row: LeadListItem) => LeadListItem) =>
    client.setQueryData<Pages>(listKey(search), (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((row) => (row.id === id ? next(row) : row)) })) })
  const reread = async (id: string) => {
    const lead = await client.fetchQuery({ ...leadQuery(id), staleTime: 0 })
    show(id, (row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [field, field in lead ? lead[field as keyof typeof lead] : value])) as LeadListItem)
  }
  return (id: string, body: LeadBody, shown: Partial<LeadListItem>): Promise<{ operationId: string }> => {
    const before = rowOf(id)
    show(id, (row) => ({ ...row, ...shown }))
    const run = async () => {
      try {
        const answer = await call('leads.change', { params: { id }, body, ifMatch: rowOf(id)?.version ?? before?.version ?? '' })
        await reread(id)
        for (const queryKey of [['timeline', 'lead', id], ['operations']]) void client.invalidateQueries({ queryKey })
        return answer
      } catch (error) {
        if (before) show(id, () => before)
        await reread(id).catch(() => undefined)
        throw error
      }
    }
    const next = (underWay.current.get(id) ?? Promise.resolve()).then(run, run)
    underWay.current.set(id, next.catch(() => undefined))
    return next
  }
}
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
