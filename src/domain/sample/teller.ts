import { foldText } from '../values/text.ts'
import type { Random } from './random.ts'
import type { Cast, SampleAddress, SampleEvent, SampleNextContact, SamplePerson, Trade } from './shape.ts'
import type { Workdays } from './workdays.ts'

/** What the telling needs; `taken` counts what was used up, so that houses and numbers are not given twice. */
export type Teller = { cast: Cast; language: 'fr' | 'en'; random: Random; days: Workdays; taken: Map<string, number> }

export const slugOf = (text: string) => foldText(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')

function nextOf(teller: Teller, what: string): number {
  const n = teller.taken.get(what) ?? 0
  teller.taken.set(what, n + 1)
  return n
}
const turn = <T>(list: readonly T[], n: number): T => {
  const one = list[n % list.length]
  if (one === undefined) throw new Error('the cast has an empty list')
  return one
}

/** Walks the numbers with a step prime to a thousand, so that they neither repeat nor follow each other. */
export const landline = (teller: Teller) => teller.cast.landline(137 + nextOf(teller, 'landline') * 7)
export const mobile = (teller: Teller) => teller.cast.mobile(211 + nextOf(teller, 'mobile') * 9)

export type Company = { trade: Trade; name: string; slug: string; domain: string; employees: number; place: SampleAddress; currency: string | null }

/** The next company that has not been told of: a trade and a house that have not met. */
export function company(teller: Teller, trades: readonly Trade[]): Company {
  const { cast, random } = teller
  const n = nextOf(teller, 'company')
  const trade = turn(trades, n)
  const round = Math.floor(n / cast.houses.length)
  const house = turn(cast.houses, n * 5 + round)
  const bare = trade.name(house)
  const name = !trade.public && random.chance(45) ? `${bare} ${random.pick(cast.legalForms)}` : bare
  const away = !trade.public && random.chance(9) ? random.pick(cast.abroad) : null
  const { currency, ...place } = { ...(away ?? { ...random.pick(cast.places), country: cast.country, currency: null }) }
  const slug = slugOf(`${trade.slug} ${house}`)
  return {
    trade, name, slug, domain: `${slug}.example`, currency, employees: random.between(...trade.employees),
    place: { type: 'billing', line1: street(teller, place.country), postalCode: place.postalCode, city: place.city, country: place.country },
  }
}

export function street({ cast, random }: Teller, country: string): string {
  const number = random.between(1, 148)
  return country === 'FR' || country === 'GB' ? `${number} ${random.pick(cast.streets)}` : `${random.pick(cast.streets)} ${number}`
}

/** Someone at a company, with an address there; `reach` says which numbers to give. Nobody abroad has a number: there is no range kept for fiction. */
export function person(teller: Teller, jobTitle: readonly [string, string], domain: string | null, reach: { landline: boolean; mobile: boolean }): SamplePerson {
  const { cast, random } = teller
  const woman = random.chance(50)
  const firstName = random.pick(woman ? cast.women : cast.men)
  const lastName = random.pick(cast.lastNames)
  return {
    firstName, lastName, gender: woman ? 'female' : 'male', jobTitle: woman ? jobTitle[0] : jobTitle[1],
    email: `${slugOf(firstName)}.${slugOf(lastName)}@${domain ?? `${slugOf(`${firstName} ${lastName}`)}.example`}`,
    phone: reach.landline ? landline(teller) : null,
    mobile: reach.mobile ? mobile(teller) : null,
  }
}

/** Calls, notes and at most one visit, from the oldest on, none older than the record. */
export function events(teller: Teller, userKey: string, since: number, count: number): SampleEvent[] {
  const { cast, random, days } = teller
  let before = since
  return Array.from({ length: count }, (_, index) => {
    before = Math.max(0, before - random.between(0, Math.max(1, Math.floor(before / (count - index)))))
    const kind = index > 0 && random.chance(25) ? ('meeting' as const) : random.chance(60) ? ('call' as const) : ('note' as const)
    const lines = { call: cast.calls, note: cast.notes, meeting: cast.meetings }[kind]
    return { kind, body: random.pick(lines), daysAgo: days.ago(before), hour: random.between(9, 17), userKey }
  })
}

/** Late, today, planned or none, as in a real week. */
export function nextContact({ random, days }: Teller, userKey: string): SampleNextContact | null {
  const die = random.between(1, 100)
  if (die > 80) return null
  const inDays = die <= 15 ? -random.between(1, 9) : die <= 27 ? 0 : random.between(1, 24)
  return { userKey, inDays: days.in(inDays), hour: random.between(9, 17) }
}

export const round = (amount: number, to: number) => Math.round(amount / to) * to
export const key = (kind: string, n: number) => `${kind}-${String(n + 1).padStart(3, '0')}`
