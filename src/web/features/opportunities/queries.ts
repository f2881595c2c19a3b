import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OpportunityCreate, OpportunityInput } from '#contract/opportunities.ts'
import type { Filter } from '#contract/shapes.ts'
import { call } from '#web/api.ts'
import { refreshAround } from '#web/ui/refresh-around.ts'
import { appendCards, type Board, moveCard, type Place, removeCard } from './board.ts'

export type BoardQuery = { teamId?: string; q?: string; filter?: Filter }
export type ListQuery = { teamId?: string; q?: string; filter?: Filter; sort?: string }

const boardKey = (query: BoardQuery) => ['opportunities', 'board', query] as const
const isEmpty = (filter?: Filter) => !filter?.all?.length && !filter?.any?.length
const asked = ({ teamId, q, filter }: BoardQuery) => ({ ...(teamId ? { teamId } : {}), ...(q ? { q } : {}), ...(isEmpty(filter) ? {} : { filter: JSON.stringify(filter) }) })

/** The list has no team of its own: it is one more condition. */
export function listFilter({ teamId, filter }: ListQuery): Filter | undefined {
  if (!teamId) return isEmpty(filter) ? undefined : filter
  return { ...filter, all: [...(filter?.all ?? []), { field: 'teamId', op: 'is', value: teamId }] }
}
export function listParams(query: ListQuery): { q?: string; filter?: string; sort?: string } {
  const filter = listFilter(query)
  return { ...(query.q ? { q: query.q } : {}), ...(filter ? { filter: JSON.stringify(filter) } : {}), ...(query.sort ? { sort: query.sort } : {}) }
}

export function useBoard(query: BoardQuery) {
  return useQuery({ queryKey: boardKey(query), queryFn: () => call('opportunities.pipeline', { query: asked(query) }), placeholderData: keepPreviousData })
}

/** What is done on the board: shown at once, taken back where the server refuses. */
export function useBoardActions(query: BoardQuery) {
  const client = useQueryClient()
  const key = boardKey(query)
  const refresh = (id: string) => {
    for (const queryKey of [['opportunities', 'list'], ['opportunities', 'one', id], ['timeline'], ['leads'], ['customers']]) void client.invalidateQueries({ queryKey })
  }
  const optimistic = async (change: (board: Board) => Board) => {
    await client.cancelQueries({ queryKey: key })
    const before = client.getQueryData<Board>(key)
    if (before) client.setQueryData<Board>(key, change(before))
    return { before }
  }
  const takeBack = (_error: unknown, _variables: unknown, kept: { before: Board | undefined } | undefined) => {
    if (kept?.before) client.setQueryData<Board>(key, kept.before)
  }
  return {
    more: async (stageId: string, cursor?: string) => {
      const { columns } = await call('opportunities.pipeline', { query: { ...asked(query), stageId, ...(cursor ? { cursor } : {}) } })
      const page = columns[0]
      if (page) client.setQueryData<Board>(key, (board) => board && appendCards(board, page))
    },
    move: useMutation({
      mutationFn: ({ id, to }: { id: string; to: Place }) => call('opportunities.move', { params: { id }, body: to }),
      onMutate: ({ id, to }) => optimistic((board) => moveCard(board, id, to)),
      onError: takeBack,
      onSettled: (_done, _error, { id }) => refresh(id),
    }),
    win: useMutation({
      mutationFn: (id: string) => call('opportunities.win', { params: { id } }),
      onSettled: (_done, _error, id) => {
        refresh(id)
        return client.invalidateQueries({ queryKey: key })
      },
    }),
    lose: useMutation({
      mutationFn: ({ id, why }: { id: string; why: { lostReasonId: string | null; note: string | null } }) => call('opportunities.lose', { params: { id }, body: why }),
      onMutate: ({ id }) => optimistic((board) => removeCard(board, id)),
      onError: takeBack,
      onSettled: (_done, _error, { id }) => refresh(id),
    }),
  }
}

export function useOpportunities(query: ListQuery, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['opportunities', 'list', query],
    queryFn: ({ pageParam }) => call('opportunities.list', { query: { ...listParams(query), ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** The first open opportunities that answer to what is typed; none typed, the newest. */
export function useOpportunityChoices(q: string, enabled: boolean) {
  const filter = JSON.stringify({ all: [{ field: 'state', op: 'is', value: 'open' }] } satisfies Filter)
  return useQuery({ queryKey: ['opportunities', 'choices', q], queryFn: () => call('opportunities.list', { query: { limit: 20, filter, ...(q ? { q } : {}) } }), placeholderData: keepPreviousData, enabled })
}

export function useOpportunity(id: string) {
  return useQuery(opportunityQuery(id))
}
const opportunityQuery = (id: string) => ({ queryKey: ['opportunities', 'one', id], queryFn: () => call('opportunities.read', { params: { id } }) })

export function useCreateOpportunity() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: OpportunityCreate) => call('opportunities.create', { body }),
    onSuccess: () => Promise.all([['opportunities'], ['leads'], ['customers']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}

/** One action on one opportunity; afterwards everything that shows it is read again. */
export function useOpportunityActions(id: string) {
  const client = useQueryClient()
  const onSuccess = () => Promise.all([['opportunities'], ['timeline'], ['leads'], ['customers']].map((queryKey) => client.invalidateQueries({ queryKey })))
  const params = { id }
  return {
    reload: () => client.fetchQuery({ ...opportunityQuery(id), staleTime: 0 }),
    /** The record itself is read again by whoever saved it. */
    change: useMutation({ mutationFn: ({ patch, version }: { patch: OpportunityInput; version: string }) => call('opportunities.change', { params, body: patch, ifMatch: version }), onSuccess: () => refreshAround(client, 'opportunities') }),
    join: useMutation({ mutationFn: (leadIds: string[]) => call('opportunities.change', { params, body: { leadIds } }), onSuccess }),
    move: useMutation({ mutationFn: (stageId: string) => call('opportunities.move', { params, body: { stageId } }), onSuccess }),
    win: useMutation({ mutationFn: () => call('opportunities.win', { params }), onSuccess }),
    lose: useMutation({ mutationFn: (why: { lostReasonId: string | null; note: string | null }) => call('opportunities.lose', { params, body: why }), onSuccess }),
    restore: useMutation({ mutationFn: () => call('opportunities.restore', { params }), onSuccess }),
    trash: useMutation({ mutationFn: () => call('opportunities.trash', { params }), onSuccess }),
    untrash: useMutation({ mutationFn: () => call('opportunities.untrash', { params }), onSuccess }),
  }
}
