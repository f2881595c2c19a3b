import { leads } from '#contract/leads.ts'
import type { Feature } from '../../features.ts'
import { receiveLead } from '../doors/commands.ts'
import { rememberNotDuplicate } from '../matching/commands.ts'
import { revealSparingly } from '../matching/policy.ts'
import { duplicatesOfDraft, duplicatesOfLead } from '../matching/views.ts'
import { changeLeads } from './commands/bulk.ts'
import { archiveLead, changeLead, restoreLead, trashLead } from './commands/leads.ts'
import { chooseLeads } from './views/chosen.ts'
import { readLead } from './views/lead.ts'
import { listLeads } from './views/lead-list.ts'

export const leadsFeature: Feature = (on, _app, ctx) => {
  const reveal = revealSparingly(ctx.clock)
  on(leads.list, ({ ctx, actor, query }) => listLeads(ctx.db, actor, query))
  on(leads.create, ({ ctx, actor, body }) => receiveLead(ctx, actor, body))
  on(leads.read, ({ ctx, actor, params }) => readLead(ctx.db, actor, params.id))
  on(leads.change, ({ ctx, actor, params, body, ifMatch }) => changeLead(ctx, actor, params.id, body, ifMatch))
  on(leads.trash, ({ ctx, actor, params, ifMatch }) => trashLead(ctx, actor, params.id, ifMatch))
  on(leads.restore, ({ ctx, actor, params, ifMatch }) => restoreLead(ctx, actor, params.id, ifMatch))
  on(leads.archive, ({ ctx, actor, params, ifMatch }) => archiveLead(ctx, actor, params.id, ifMatch))
  on(leads.bulk, ({ ctx, actor, query, body }) => changeLeads(ctx, actor, body, chooseLeads(actor, body), query.dryRun ?? false))
  on(leads.duplicates, async ({ ctx, actor, params }) => ({ items: reveal(actor, await duplicatesOfLead(ctx.db, actor, params.id)) }))
  on(leads.duplicatesOf, async ({ ctx, actor, body }) => ({ items: reveal(actor, await duplicatesOfDraft(ctx.db, actor, body)) }))
  on(leads.notDuplicate, ({ ctx, actor, params, body }) => rememberNotDuplicate(ctx, actor, params.id, body.otherId))
}
