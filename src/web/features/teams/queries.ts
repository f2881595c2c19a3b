import type { TeamInput, TeamView } from '#contract/organisation.ts'
import { type Answer, call } from '#web/api.ts'

export type TeamFigures = Answer<'teams.dashboard'>['items'][number]
export const dashboardQuery = { queryKey: ['teams', 'dashboard'], queryFn: () => call('teams.dashboard') }
export const createTeam = (body: TeamInput & { name: string }) => call('teams.create', { body })
export const changeTeam = (team: TeamView, body: TeamInput) => call('teams.change', { params: { id: team.id }, body, ifMatch: team.version })
export const archiveTeam = (id: string) => call('teams.archive', { params: { id } })
export const unarchiveTeam = (id: string) => call('teams.unarchive', { params: { id } })
