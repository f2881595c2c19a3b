import type { Need, SampleCustomer, SampleLead, SampleOpportunity } from './shape.ts'
import { events, key, nextContact, round, type Teller } from './teller.ts'

/** How the forty stand: open ones by stage, then won, then lost. */
const BOARD = [...fill(0, 9), ...fill(1, 8), ...fill(2, 7), ...fill(3, 4)]
const WON = 6
const LOST = 6
const CHANCES = [10, 30, 50, 75, 100]

/** Opportunities out of leads (which then follow them) and, for one in four, straight from a customer. */
export function tellOpportunities(teller: Teller, leads: SampleLead[], customers: SampleCustomer[]): { opportunities: SampleOpportunity[]; leads: SampleLead[] } {
  const { random } = teller
  const fit = leads.filter((lead) => lead.ownerKey && lead.daysAgo >= 6 && lead.statusKey !== 'disqualified' && lead.statusKey !== 'do_not_contact')
  const seasoned = fit.filter((lead) => lead.daysAgo >= 40)
  const used = new Set<string>()
  const take = (from: SampleLead[]) => {
    const lead = random.pick(from.filter((one) => !used.has(one.key)))
    used.add(lead.key)
    return lead
  }
  const outcomes = [...BOARD.map((stageIndex) => ({ stageIndex, state: 'open' as const })), ...fill(4, WON).map((stageIndex) => ({ stageIndex, state: 'won' as const })), ...fill(2, LOST).map((stageIndex) => ({ stageIndex, state: 'lost' as const }))]
  const opportunities = outcomes.map(({ stageIndex, state }, n): SampleOpportunity => {
    const customer = n % 4 === 3 || (state === 'won' && n % 2 === 0) ? customers[(n * 7) % customers.length] : undefined
    const lead = customer ? null : take(state === 'open' && stageIndex < 2 ? fit : seasoned)
    return customer ? fromCustomer(teller, n, stageIndex, state, customer) : fromLead(teller, n, stageIndex, state, lead as SampleLead)
  })
  return { opportunities, leads: leads.map((lead) => (used.has(lead.key) ? { ...lead, nextContact: null } : lead)) }
}

function fromLead(teller: Teller, n: number, stageIndex: number, state: SampleOpportunity['state'], lead: SampleLead): SampleOpportunity {
  const need = needOf(teller, lead.title)
  return tell(teller, n, stageIndex, state, need, {
    leadKeys: [lead.key], customerKey: null, teamKey: lead.teamKey, ownerKey: lead.ownerKey ?? 'camille', sourceKey: lead.sourceKey, tagKeys: lead.tagKeys,
    currency: teller.cast.abroad.find((place) => place.city === lead.address?.city)?.currency ?? null, since: Math.max(4, lead.daysAgo - 2),
  })
}

function fromCustomer(teller: Teller, n: number, stageIndex: number, state: SampleOpportunity['state'], customer: SampleCustomer): SampleOpportunity {
  const { cast, random } = teller
  const trades = cast.trades.filter((trade) => trade.industryKey === customer.industryKey)
  const need = random.pick(customer.isOrganisation && trades.length > 0 ? tradeOf(customer, trades).needs : random.pick(cast.individuals).needs)
  return tell(teller, n, stageIndex, state, need, {
    leadKeys: [], customerKey: customer.key, teamKey: customer.teamKey, ownerKey: customer.ownerKey, sourceKey: 'existing', tagKeys: random.chance(30) ? ['key_account'] : [],
    currency: cast.abroad.find((place) => place.city === customer.addresses[0]?.city)?.currency ?? null, since: Math.min(customer.daysAgo, random.between(30, 150)),
  })
}

type About = Pick<SampleOpportunity, 'leadKeys' | 'customerKey' | 'teamKey' | 'ownerKey' | 'sourceKey' | 'tagKeys' | 'currency'> & { since: number }

function tell(teller: Teller, n: number, stageIndex: number, state: SampleOpportunity['state'], need: Need, { since, ...about }: About): SampleOpportunity {
  const { random, cast, days } = teller
  const closedDaysAgo = state === 'open' ? null : days.ago(random.between(1, Math.max(1, since - 3)))
  const lost = state === 'lost' ? cast.lost[n % cast.lost.length] : undefined
  const ending = lost ? lost.note : state === 'won' ? (cast.won[n % cast.won.length] ?? null) : null
  const told = events(teller, about.ownerKey, since, Math.min(5, stageIndex + random.between(0, 2))).filter((event) => event.daysAgo >= (closedDaysAgo ?? 0))
  return {
    key: key('opportunity', n), title: need.title, state, stageIndex, ...about, lostReasonKey: lost?.reasonKey ?? null,
    amount: `${round(random.between(need.from, need.to), need.from > 20_000 ? 500 : 50)}.00`,
    probability: state === 'lost' ? 0 : Math.min(100, (CHANCES[stageIndex] ?? 10) + (state === 'open' && stageIndex > 0 && random.chance(30) ? 10 : 0)),
    expectedCloseInDays: closedDaysAgo === null ? days.in(random.chance(12) ? -random.between(2, 12) : random.between(5, 120 - stageIndex * 20)) : -closedDaysAgo,
    daysAgo: since, closedDaysAgo, priority: random.pick([0, 1, 1, 2, 2, 3] as const), notes: need.note,
    nextContact: state === 'open' ? nextContact(teller, about.ownerKey) : null,
    events: ending ? [...told, { kind: 'note', body: ending, daysAgo: closedDaysAgo ?? 0, hour: 17, userKey: about.ownerKey }] : told,
  }
}

function needOf({ cast }: Teller, title: string): Need {
  const need = [...cast.trades, ...cast.individuals].flatMap((one) => one.needs).find((one) => one.title === title)
  if (!need) throw new Error(`nobody needs: ${title}`)
  return need
}
/** A company's name says its trade; several trades share an industry. */
function tradeOf<T extends { name: (house: string) => string }>(customer: SampleCustomer, trades: T[]): T {
  const found = trades.find((trade) => trade.name('').trim().split(' ').every((word) => customer.name.includes(word.replace(/^d’$/, '')))) ?? trades[0]
  if (!found) throw new Error('a company has a trade')
  return found
}
function fill(stageIndex: number, times: number): number[] {
  return Array.from({ length: times }, () => stageIndex)
}
