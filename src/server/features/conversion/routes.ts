import { conversion } from '#contract/conversion.ts'
import type { Feature } from '../../features.ts'
import { convertLead, createCustomerFromLead } from './commands.ts'
import { readProposal } from './views.ts'

export const conversionFeature: Feature = (on) => {
  on(conversion.propose, ({ ctx, actor, params }) => readProposal(ctx.db, actor, params.id))
  on(conversion.commit, ({ ctx, actor, params, query, body }) => convertLead(ctx, actor, params.id, body, query.dryRun ?? false))
  on(conversion.createCustomer, ({ ctx, actor, params }) => createCustomerFromLead(ctx, actor, params.id))
}
