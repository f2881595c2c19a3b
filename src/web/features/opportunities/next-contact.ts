export type ContactState = 'late' | 'today' | 'planned' | 'none'

/** Late is before today: a call planned this morning is still today's. */
export function contactState(next: { startsAt: string } | null, now: Date): ContactState {
  if (!next) return 'none'
  const at = new Date(next.startsAt)
  if (at.toDateString() === now.toDateString()) return 'today'
  return at < now ? 'late' : 'planned'
}
