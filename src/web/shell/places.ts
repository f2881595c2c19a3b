import { Building2, ContactRound, History, KanbanSquare, Settings, UserRoundSearch, UsersRound } from 'lucide-react'
import type { Me } from '#contract/people.ts'

export type Place = {
  to: string
  /** Its name in the namespace «shell». */
  name: string
  icon: typeof Building2
  /** Further down, apart from the daily work. */
  apart?: boolean
  shownTo?: (me: Me) => boolean
}

/** What the menu on the left leads to, in its order. */
export const PLACES: Place[] = [
  { to: '/leads', name: 'leads', icon: UserRoundSearch, shownTo: (me) => me.showsLeads },
  { to: '/pipeline', name: 'pipeline', icon: KanbanSquare },
  { to: '/customers', name: 'customers', icon: Building2 },
  { to: '/contacts', name: 'contacts', icon: ContactRound },
  { to: '/teams', name: 'teams', icon: UsersRound },
  { to: '/history', name: 'history', icon: History, apart: true },
  { to: '/settings', name: 'settings', icon: Settings, apart: true, shownTo: (me) => me.role !== 'salesperson' },
]

/** Pages that belong to a place without its address. */
const ELSEWHERE: Record<string, string> = { '/opportunities': '/pipeline' }

export const placesFor = (me: Me): Place[] => PLACES.filter((place) => place.shownTo?.(me) ?? true)

/** The place an address is in. */
export function placeOf(path: string): Place | undefined {
  const own = Object.entries(ELSEWHERE).find(([beginning]) => isUnder(path, beginning))?.[1]
  return PLACES.find((place) => isUnder(own ?? path, place.to))
}

const isUnder = (path: string, place: string) => path === place || path.startsWith(`${place}/`)
