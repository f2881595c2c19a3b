import { ENGLISH } from './english.ts'
import { FRENCH } from './french.ts'
import { seededRandom } from './random.ts'
import type { SampleStory } from './shape.ts'
import { tellCustomers } from './tell-customers.ts'
import { repeatSome, tellLeads } from './tell-leads.ts'
import { tellOpportunities } from './tell-opportunities.ts'
import type { Teller } from './teller.ts'
import { workdays } from './workdays.ts'

/**
 * A sales team's half year, invented from end to end: about 200 leads (some repeated on purpose), 25 customers, 40
 * opportunities. The same language and day give the same story; `today` (YYYY-MM-DD) only keeps calls off weekends.
 */
export function sampleStory({ language, today }: { language: 'fr' | 'en'; today: string }): SampleStory {
  const cast = language === 'fr' ? FRENCH : ENGLISH
  const teller: Teller = { cast, language, random: seededRandom(language === 'fr' ? 33_000_119 : 44_000_207), days: workdays(today), taken: new Map() }
  const customers = tellCustomers(teller, 25)
  const firsts = tellLeads(teller, 186)
  const { opportunities, leads: told } = tellOpportunities(teller, firsts, customers)
  const leads = [...told, ...repeatSome(teller, told, customers)].sort((a, b) => b.daysAgo - a.daysAgo || (a.key < b.key ? -1 : 1))
  return {
    language,
    country: cast.country,
    teams: cast.teams.map(({ key, name, colour }) => ({
      key, name, colour,
      leaderKey: cast.users.find((user) => user.leads.includes(key))?.key ?? 'camille',
      memberKeys: cast.users.filter((user) => user.teamKeys.includes(key)).map((user) => user.key),
    })),
    users: cast.users.map(({ key, name, email, role, teamKeys }) => ({ key, name, email, role, teamKeys: [...teamKeys] })),
    campaigns: cast.campaigns(today.slice(0, 4)),
    leads, customers, opportunities,
  }
}
