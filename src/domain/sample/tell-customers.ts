import type { SampleCustomer } from './shape.ts'
import { type Company, company, events, key, landline, person, street, type Teller } from './teller.ts'

const ADDRESSES = { shipping: 45, warehouse: 25 } as const

/** Customers of long standing, with the people one knows there and where they are billed and delivered. */
export function tellCustomers(teller: Teller, count: number): SampleCustomer[] {
  return Array.from({ length: count }, (_, n) => (n % 9 === 8 ? individual(teller, n) : organisation(teller, n)))
}

function organisation(teller: Teller, n: number): SampleCustomer {
  const { cast, random } = teller
  const firm = company(teller, cast.trades)
  const home = firm.place.country === cast.country
  const teamKey = firm.trade.public ? 'public' : home ? 'industry' : 'export'
  const daysAgo = random.between(190, 900)
  const ownerKey = ownerOf(teller, teamKey)
  const titles = firm.trade.jobTitles
  return {
    key: key('customer', n), isOrganisation: true, name: firm.name, email: `contact@${firm.domain}`, phone: home ? landline(teller) : null, website: `https://www.${firm.domain}`,
    employees: firm.employees, industryKey: firm.trade.industryKey, segmentKey: segmentOf(firm), teamKey, ownerKey, daysAgo,
    notes: random.chance(70) ? random.pick(cast.customerNotes) : null,
    addresses: [firm.place, ...(['shipping', 'warehouse'] as const).filter((type) => random.chance(ADDRESSES[type])).map((type) => ({ ...firm.place, type, line1: street(teller, firm.place.country) }))],
    contacts: Array.from({ length: random.between(1, Math.min(3, titles.length)) }, (_, i) => person(teller, titles[i] ?? ['', ''], firm.domain, { landline: home && i > 0, mobile: home && random.chance(60) })),
    events: events(teller, ownerKey, Math.min(daysAgo, 180), random.between(1, 3)),
  }
}

function individual(teller: Teller, n: number): SampleCustomer {
  const { cast, random } = teller
  const who = person(teller, random.pick(cast.individuals).jobTitle, null, { landline: false, mobile: true })
  const place = random.pick(cast.places)
  const daysAgo = random.between(60, 500)
  return {
    key: key('customer', n), isOrganisation: false, name: `${who.firstName} ${who.lastName}`, email: who.email, phone: who.mobile, website: null, employees: null,
    industryKey: null, segmentKey: 'individual', teamKey: 'industry', ownerKey: ownerOf(teller, 'industry'), notes: null, daysAgo,
    addresses: [{ type: 'billing', line1: street(teller, cast.country), postalCode: place.postalCode, city: place.city, country: cast.country }],
    contacts: [who], events: events(teller, 'yanis', Math.min(daysAgo, 120), 1),
  }
}

export function ownerOf({ cast, random }: Teller, teamKey: string): string {
  return random.pick(cast.users.filter((user) => user.teamKeys.includes(teamKey))).key
}

/** By headcount, as the market segments of a new installation are cut. */
export function segmentOf({ trade, employees }: Pick<Company, 'trade' | 'employees'>): string {
  if (trade.public) return 'public'
  return employees < 10 ? 'micro' : employees < 250 ? 'small' : 'mid'
}
