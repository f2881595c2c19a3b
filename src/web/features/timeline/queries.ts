import { call } from '../../api.ts'

export type TimelineKind = 'lead' | 'opportunity' | 'customer'
export const timelineQuery = (kind: TimelineKind, id: string) => ({
  queryKey: ['timeline', kind, id],
  queryFn: ({ pageParam }: { pageParam: string }) => call('timeline.list', { params: { kind, id }, query: { limit: 30, cursor: pageParam || undefined } }),
  initialPageParam: '',
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
})
export const addEntry = (kind: TimelineKind, id: string, entry: { kind: 'note' | 'call' | 'meeting'; body: string }) => call('timeline.add', { params: { kind, id }, body: entry })
