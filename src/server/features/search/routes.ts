import { search } from '#contract/records.ts'
import type { Feature } from '../../features.ts'
import { searchAll } from './views.ts'

export const searchFeature: Feature = (on) => {
  on(search.all, ({ ctx, actor, query }) => searchAll(ctx.db, actor, query))
}
