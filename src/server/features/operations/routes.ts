import { operations } from '#contract/records.ts'
import type { Feature } from '../../features.ts'
import { undoOperation } from './commands.ts'
import { listOperations } from './views.ts'

export const operationsFeature: Feature = (on) => {
  on(operations.list, ({ ctx, actor, query }) => listOperations(ctx.db, actor, query))
  on(operations.undo, ({ ctx, actor, params, body }) => undoOperation(ctx, actor, params.id, body?.keep === 'theirs'))
}
