import { Building2, ChartPie, CircleDot, Coins, Database, Factory, KanbanSquare, type LucideIcon, Map as MapIcon, Megaphone, MessageCircle, Phone, Route, Tag, ThumbsDown, UserRoundSearch, Users, UsersRound } from 'lucide-react'
import type { Me } from '#contract/people.ts'
import { type ListName, listNames } from '#contract/list-names.ts'

type Role = Me['role']
type Section = { to: string; label: string; icon: LucideIcon; least: Exclude<Role, 'salesperson'> }
type SectionGroup = { label: string; sections: Section[] }

const LIST_ICONS: Record<ListName, LucideIcon> = { sources: Route, mediums: Phone, campaigns: Megaphone, tags: Tag, 'lost-reasons': ThumbsDown, industries: Factory, 'market-segments': ChartPie, territories: MapIcon, salutations: MessageCircle }

/** What can be set, by subject; each with the least role that may. */
const GROUPS: SectionGroup[] = [
  {
    label: 'group.organisation',
    sections: [
      { to: '/settings/organisation', label: 'nav.organisation', icon: Building2, least: 'administrator' },
      { to: '/settings/rates', label: 'nav.rates', icon: Coins, least: 'administrator' },
      { to: '/settings/users', label: 'nav.users', icon: Users, least: 'administrator' },
      { to: '/settings/data', label: 'nav.data', icon: Database, least: 'administrator' },
    ],
  },
  {
    label: 'group.sales',
    sections: [
      { to: '/settings/teams', label: 'nav.teams', icon: UsersRound, least: 'manager' },
      { to: '/settings/leads', label: 'nav.leads', icon: UserRoundSearch, least: 'administrator' },
      { to: '/settings/statuses', label: 'nav.statuses', icon: CircleDot, least: 'administrator' },
      { to: '/settings/stages', label: 'nav.stages', icon: KanbanSquare, least: 'manager' },
    ],
  },
  { label: 'group.lists', sections: listNames.map((list) => ({ to: `/settings/lists/${list}`, label: `list.${list}.title`, icon: LIST_ICONS[list], least: 'manager' })) },
]

const RANK: Record<Role, number> = { salesperson: 0, manager: 1, administrator: 2 }

/** The sections open to a role, without the groups where nothing is left. */
export function groupsFor(role: Role): SectionGroup[] {
  return GROUPS.map((group) => ({ ...group, sections: group.sections.filter((section) => RANK[role] >= RANK[section.least]) })).filter((group) => group.sections.length > 0)
}
