import type { Duplicate } from '#contract/leads.ts'
import type { Actor } from '../../context.ts'

const PER_MINUTE = 60

/**
 * «Known, ask so-and-so» helps a salesperson at work and a list of addresses being tried out alike. Past sixty such
 * answers a minute to one person they are left out, which tells no more than an address nobody knows.
 */
export function revealSparingly(clock: () => Date): (actor: Actor, found: Duplicate[]) => Duplicate[] {
  let minute = 0
  let told = new Map<string, number>()
  return (actor, found) => {
    if (!found.some((one) => one.hidden)) return found
    const now = Math.floor(clock().getTime() / 60_000)
    if (now !== minute) [minute, told] = [now, new Map()]
    const count = (told.get(actor.userId) ?? 0) + 1
    told.set(actor.userId, count)
    return count > PER_MINUTE ? found.filter((one) => !one.hidden) : found
  }
}
