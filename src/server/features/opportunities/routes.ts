import { opportunities } from '#contract/opportunities.ts'
import type { Feature } from '../../features.ts'
import { changeOpportunity, createOpportunity, loseOpportunity, moveOpportunity, restoreOpportunity, trashOpportunity, untrashOpportunity, winOpportunity } from './commands.ts'
import { listOpportunities, readOpportunity, readPipeline } from './views.ts'

export const opportunitiesFeature: Feature = (on) => {
  on(opportunities.list, ({ ctx, actor, query }) => listOpportunities(ctx.db, actor, query))
  on(opportunities.create, ({ ctx, actor, body }) => createOpportunity(ctx, actor, body))
  on(opportunities.read, ({ ctx, actor, params }) => readOpportunity(ctx.db, actor, params.id))
  on(opportunities.change, ({ ctx, actor, params, body, ifMatch }) => changeOpportunity(ctx, actor, params.id, body, ifMatch))
  on(opportunities.trash, ({ ctx, actor, params, ifMatch }) => trashOpportunity(ctx, actor, params.id, ifMatch))
  on(opportunities.untrash, ({ ctx, actor, params, ifMatch }) => untrashOpportunity(ctx, actor, params.id, ifMatch))
  on(opportunities.move, ({ ctx, actor, params, body }) => moveOpportunity(ctx, actor, params.id, body))
  on(opportunities.win, ({ ctx, actor, params }) => winOpportunity(ctx, actor, params.id))
  on(opportunities.lose, ({ ctx, actor, params, body }) => loseOpportunity(ctx, actor, params.id, body))
  on(opportunities.restore, ({ ctx, actor, params }) => restoreOpportunity(ctx, actor, params.id))
  on(opportunities.pipeline, ({ ctx, actor, query }) => readPipeline(ctx.db, actor, query))
}
