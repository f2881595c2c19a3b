import { stages } from '#contract/lists.ts'
import type { Feature } from '../../features.ts'
import { addStage, changeStage, removeStage, separateStages, shareStages } from './commands.ts'
import { cardsOfStage, listStages } from './views.ts'

export const stagesFeature: Feature = (on) => {
  on(stages.list, ({ ctx, actor, query }) => listStages(ctx.db, actor, query.teamId))
  on(stages.create, ({ ctx, actor, body }) => addStage(ctx, actor, body))
  on(stages.change, ({ ctx, actor, params, body, ifMatch }) => changeStage(ctx, actor, params.id, body, ifMatch))
  on(stages.remove, ({ ctx, actor, params, query }) => (query.dryRun ? cardsOfStage(ctx.db, params.id) : removeStage(ctx, actor, params.id, query.replacement)))
  on(stages.separate, ({ ctx, actor, params }) => separateStages(ctx, actor, params.id))
  on(stages.share, ({ ctx, actor, params }) => shareStages(ctx, actor, params.id))
}
