import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '#web/api.ts'

export type TimelineKind = 'lead' | 'opportunity' | 'customer'
export type Shown = 'all' | 'notes' | 'changes'
export type NoteKind = 'note' | 'call' | 'meeting'

export function useTimeline(kind: TimelineKind, id: string, show: Shown) {
  return useInfiniteQuery({
    queryKey: ['timeline', kind, id, show],
    queryFn: ({ pageParam }: { pageParam: string }) => call('timeline.list', { params: { kind, id }, query: { limit: 30, show, cursor: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** Adding to a timeline, and changing or removing what one has written. */
export function useTimelineActions(kind: TimelineKind, id: string) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ['timeline'] })
  return {
    add: useMutation({ mutationFn: (entry: { kind: NoteKind; body: string }) => call('timeline.add', { params: { kind, id }, body: entry }), onSuccess }),
    change: useMutation({ mutationFn: ({ entryId, body, version }: { entryId: string; body: string; version: string }) => call('timeline.change', { params: { id: entryId }, body: { body }, ifMatch: version }), onSuccess }),
    remove: useMutation({ mutationFn: (entryId: string) => call('timeline.remove', { params: { id: entryId } }), onSuccess }),
  }
}
