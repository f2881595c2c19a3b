import { views } from '#contract/records.ts'
import type { Feature } from '../../features.ts'
import { changeView, createView, removeView } from './commands.ts'
import { checkQuery, listViews } from './views.ts'

export const viewsFeature: Feature = (on) => {
  on(views.list, ({ ctx, actor, query }) => listViews(ctx.db, actor, query.resource))
  on(views.create, ({ ctx, actor, body }) => createView(ctx, actor, body, checkQuery(actor)))
  on(views.change, ({ ctx, actor, params, body, ifMatch }) => changeView(ctx, actor, params.id, body, ifMatch, checkQuery(actor)))
  on(views.remove, ({ ctx, actor, params, ifMatch }) => removeView(ctx, actor, params.id, ifMatch))
}
