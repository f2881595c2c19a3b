import { teams } from '#contract/organisation.ts'
import type { Feature } from '../../features.ts'
import { changeTeam, createTeam, shelveTeam } from './commands.ts'
import { listTeams, readDashboard } from './views.ts'

export const teamsFeature: Feature = (on, _app, _ctx, memory) => {
  on(teams.list, ({ ctx }) => listTeams(ctx.db))
  on(teams.dashboard, ({ ctx, actor }) => readDashboard(ctx.db, actor))
  on(teams.create, async ({ ctx, actor, body }) => {
    const answer = await createTeam(ctx, actor, body)
    memory.forget()
    return answer
  })
  on(teams.change, async ({ ctx, actor, params, body, ifMatch }) => {
    const answer = await changeTeam(ctx, actor, params.id, body, ifMatch)
    memory.forget()
    return answer
  })
  on(teams.archive, ({ ctx, actor, params }) => shelveTeam(ctx, actor, params.id, true))
  on(teams.unarchive, ({ ctx, actor, params }) => shelveTeam(ctx, actor, params.id, false))
}
