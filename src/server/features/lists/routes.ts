import { type ListName, listNames } from '#contract/list-names.ts'
import { lists } from '#contract/lists.ts'
import type { Feature } from '../../features.ts'
import { addItem, changeItem, removeItem } from './commands.ts'
import { listItems, usesOfItem } from './views.ts'

const TABLES: Record<ListName, string> = {
  sources: 'source', mediums: 'medium', campaigns: 'campaign', tags: 'tag', 'lost-reasons': 'lost_reason', industries: 'industry', 'market-segments': 'market_segment', territories: 'territory', salutations: 'salutation',
}

export const listsFeature: Feature = (on) => {
  for (const list of listNames) {
    on(lists[list].list, ({ ctx, actor }) => listItems(ctx.db, actor, TABLES[list]))
    on(lists[list].create, ({ ctx, actor, body }) => addItem(ctx, actor, list, body))
    on(lists[list].change, ({ ctx, actor, params, body, ifMatch }) => changeItem(ctx, actor, list, params.id, body, ifMatch))
    on(lists[list].remove, ({ ctx, actor, params, query }) => (query.dryRun ? usesOfItem(ctx.db, list, params.id) : removeItem(ctx, actor, list, params.id, query.replacement)))
  }
}
