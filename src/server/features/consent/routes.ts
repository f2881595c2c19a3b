import { suppressions } from '#contract/consent.ts'
import type { Feature } from '../../features.ts'
import { liftSuppression, suppress } from './commands/suppression.ts'
import { listSuppressions } from './views.ts'

export const consentFeature: Feature = (on) => {
  on(suppressions.list, ({ ctx, query }) => listSuppressions(ctx.db, query))
  on(suppressions.add, ({ ctx, actor, body }) => suppress(ctx, actor, body))
  on(suppressions.lift, ({ ctx, actor, body }) => liftSuppression(ctx, actor, body))
}
