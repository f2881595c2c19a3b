import type { NetChange } from '#domain/journal/net-change.ts'
import type { Actor } from '../../context.ts'

/** What only some may write, only they may take back: undo is not a way around one's rights. Other tables are everybody's. */
const LEAST: Record<string, 'manager' | 'administrator'> = {
  app_user: 'administrator', setting: 'administrator', lead_status: 'administrator', currency_rate: 'administrator',
  sales_team: 'manager', team_member: 'manager', stage: 'manager', source: 'manager', medium: 'manager', campaign: 'manager', lost_reason: 'manager',
  industry: 'manager', market_segment: 'manager', territory: 'manager', salutation: 'manager',
}
const OWN_PROFILE = new Set(['name', 'language', 'time_zone', 'theme'])

/** Anybody's import may add to these, so anybody may take back what theirs added. */
const ADDED_TO = new Set(['source', 'medium', 'campaign', 'lost_reason', 'industry', 'market_segment', 'territory', 'salutation'])

/** Whether the actor may take these changes back: each one would be theirs to make. */
export function mayTakeBack(actor: Actor, net: NetChange[]): boolean {
  return net.every((one) => {
    if (one.table === 'app_user' && one.rowId === actor.userId && one.kind === 'update' && Object.keys(one.before).every((column) => OWN_PROFILE.has(column))) return true
    const least = one.kind !== 'update' && ADDED_TO.has(one.table) ? undefined : LEAST[one.table]
    return !least || actor.role === 'administrator' || actor.role === least
  })
}
