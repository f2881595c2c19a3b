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
export const settingsQuery = { queryKey: ['settings'], queryFn: () => call('settings.read'), ...kept }
