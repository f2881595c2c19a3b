import { timeline } from '#contract/records.ts'
import type { Feature } from '../../features.ts'
import { addEntry, changeEntry, removeEntry } from './commands.ts'
import { readTimeline } from './views/timeline.ts'

export const timelineFeature: Feature = (on) => {
  on(timeline.list, ({ ctx, actor, params, query }) => readTimeline(ctx.db, actor, params.kind, params.id, query))
  on(timeline.add, ({ ctx, actor, params, body }) => addEntry(ctx, actor, params.kind, params.id, body))
  on(timeline.change, ({ ctx, actor, params, body, ifMatch }) => changeEntry(ctx, actor, params.id, body.body, ifMatch))
  on(timeline.remove, ({ ctx, actor, params }) => removeEntry(ctx, actor, params.id))
}
