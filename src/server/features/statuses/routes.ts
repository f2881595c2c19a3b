import { leadStatuses } from '#contract/lists.ts'
import type { Feature } from '../../features.ts'
import { addStatus, changeStatus, removeStatus } from './commands.ts'
import { listStatuses } from './views.ts'

export const statusesFeature: Feature = (on) => {
  on(leadStatuses.list, ({ ctx, actor }) => listStatuses(ctx.db, actor))
  on(leadStatuses.create, ({ ctx, actor, body }) => addStatus(ctx, actor, body))
  on(leadStatuses.change, ({ ctx, actor, params, body, ifMatch }) => changeStatus(ctx, actor, params.id, body, ifMatch))
  on(leadStatuses.remove, ({ ctx, actor, params, query }) => removeStatus(ctx, actor, params.id, query.replacement ?? null, query.dryRun ?? false))
}
