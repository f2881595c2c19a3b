import type { NetChange } from '#domain/journal/net-change.ts'
import type { Actor } from '../../context.ts'

/** What only some may write, only they may take back: undo is not a way around one's rights. Other tables are everybody's. */
const LEAST: Record<string, 'manager' | 'administrator'> = { app_user: 'administrator', setting: 'administrator', lead_status: 'administrator', currency_rate: 'administrator', sales_team: 'manager', team_member: 'manager', stage: 'manager' }
/** A manager changes these; anybody's import may add to them, and take back what it added. */
const LISTS = new Set(['source', 'medium', 'campaign', 'lost_reason', 'industry', 'market_segment', 'territory', 'salutation'])
const OWN_PROFILE = new Set(['name', 'language', 'time_zone', 'theme'])

/** Whether the actor may take these changes back: each one would be theirs to make. */
export function mayTakeBack(actor: Actor, net: NetChange[]): boolean {
  return net.every((one) => {
    if (one.table === 'app_user' && one.rowId === actor.userId && one.kind === 'update' && Object.keys(one.before).every((column) => OWN_PROFILE.has(column))) return true
    const least = LEAST[one.table] ?? (LISTS.has(one.table) && one.kind === 'update' ? 'manager' : undefined)
    return !least || actor.role === 'administrator' || actor.role === least
  })
}
