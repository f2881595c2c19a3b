import { operations } from '#contract/records.ts'
import type { Feature } from '../../features.ts'
import { undoOperation } from './commands.ts'
import { listOperations } from './views.ts'

export const operationsFeature: Feature = (on, _app, _ctx, memory) => {
  on(operations.list, ({ ctx, actor, query }) => listOperations(ctx.db, actor, query))
  on(operations.undo, async ({ ctx, actor, params, body }) => {
    const answer = await undoOperation(ctx, actor, params.id, body?.keep === 'theirs')
    // It may have been a role or a membership.
    memory.forget()
    return answer
  })
}
