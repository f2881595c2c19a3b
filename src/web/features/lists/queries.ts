import type { ListName } from '#contract/list-names.ts'
import type { ListItemInput, ListItemView } from '#contract/lists.ts'
import { call } from '../../api.ts'

const kept = { staleTime: 300_000 }
export const LIST_QUERIES = {
  sources: { queryKey: ['list', 'sources'], queryFn: () => call('lists.sources.list'), ...kept },
  mediums: { queryKey: ['list', 'mediums'], queryFn: () => call('lists.mediums.list'), ...kept },
  campaigns: { queryKey: ['list', 'campaigns'], queryFn: () => call('lists.campaigns.list'), ...kept },
  tags: { queryKey: ['list', 'tags'], queryFn: () => call('lists.tags.list'), ...kept },
  industries: { queryKey: ['list', 'industries'], queryFn: () => call('lists.industries.list'), ...kept },
  'market-segments': { queryKey: ['list', 'market-segments'], queryFn: () => call('lists.market-segments.list'), ...kept },
  territories: { queryKey: ['list', 'territories'], queryFn: () => call('lists.territories.list'), ...kept },
  salutations: { queryKey: ['list', 'salutations'], queryFn: () => call('lists.salutations.list'), ...kept },
  'lost-reasons': { queryKey: ['list', 'lost-reasons'], queryFn: () => call('lists.lost-reasons.list'), ...kept },
}
export const usersQuery = { queryKey: ['list', 'users'], queryFn: () => call('people.list'), ...kept }
export const teamsQuery = { queryKey: ['list', 'teams'], queryFn: () => call('teams.list'), ...kept }
export const stagesQuery = { queryKey: ['list', 'stages'], queryFn: () => call('stages.list', { query: {} }), ...kept }
export const statusesQuery = { queryKey: ['list', 'statuses'], queryFn: () => call('leadStatuses.list'), ...kept }

// All the lists have the same endpoints; any one of them stands for their types.
const named = <E extends 'create' | 'change' | 'remove'>(list: ListName, endpoint: E) => `lists.${list}.${endpoint}` as `lists.sources.${E}`
export const addItem = (list: ListName, body: ListItemInput & { name: string }) => call(named(list, 'create'), { body })
export const changeItem = (list: ListName, item: ListItemView, body: ListItemInput) => call(named(list, 'change'), { params: { id: item.id }, body, ifMatch: item.version })
/** A place is a matter of the whole list: it is put on top of whatever was changed meanwhile. */
export const placeItem = (list: ListName, id: string, position: number) => call(named(list, 'change'), { params: { id }, body: { position } })
export const countUses = async (list: ListName, id: string) => (await call(named(list, 'remove'), { params: { id }, query: { dryRun: 'true' } })).affected
export const removeItem = (list: ListName, id: string, replacement?: string) => call(named(list, 'remove'), { params: { id }, query: replacement ? { replacement } : {} })
