import type { Need, SampleCustomer, SampleLead, SampleStatusKey } from './shape.ts'
import { ownerOf, segmentOf } from './tell-customers.ts'
import { company, events, key, landline, mobile, nextContact, person, street, type Teller } from './teller.ts'

const DOORS = [
  { sourceKey: 'website', mediumKey: 'web' }, { sourceKey: 'website', mediumKey: 'web' }, { sourceKey: 'event', mediumKey: 'direct' }, { sourceKey: 'referral', mediumKey: 'direct' },
  { sourceKey: 'campaign', mediumKey: 'email' }, { sourceKey: 'phone', mediumKey: 'phone' }, { sourceKey: 'social', mediumKey: 'social' }, { sourceKey: 'prospecting', mediumKey: 'phone' },
  { sourceKey: 'directory', mediumKey: 'email' }, { sourceKey: 'partner', mediumKey: 'direct' },
] as const

/** Leads of the last six months, more of them lately; about one in seven is a person on their own. */
export function tellLeads(teller: Teller, count: number): SampleLead[] {
  return Array.from({ length: count }, (_, n) => (n % 7 === 6 ? individual(teller, n) : organisation(teller, n)))
}

type Who = Pick<SampleLead, 'isOrganisation' | 'companyName' | 'website' | 'employees' | 'industryKey' | 'segmentKey' | 'address' | 'teamKey' | 'firstName' | 'lastName' | 'gender' | 'jobTitle' | 'email' | 'phone' | 'mobile'>

function organisation(teller: Teller, n: number): SampleLead {
  const { cast, random } = teller
  const firm = company(teller, cast.trades)
  const home = firm.place.country === cast.country
  const who = person(teller, random.pick(firm.trade.jobTitles), firm.domain, { landline: home && random.chance(75), mobile: home && random.chance(55) })
  return lead(teller, n, random.pick(firm.trade.needs), {
    ...who, isOrganisation: true, companyName: firm.name, website: random.chance(70) ? `https://www.${firm.domain}` : null, employees: random.chance(80) ? firm.employees : null,
    industryKey: firm.trade.industryKey, segmentKey: segmentOf(firm), address: random.chance(90) ? firm.place : null, teamKey: firm.trade.public ? 'public' : home ? 'industry' : 'export',
  })
}

function individual(teller: Teller, n: number): SampleLead {
  const { cast, random } = teller
  const trade = random.pick(cast.individuals)
  const place = random.pick(cast.places)
  return lead(teller, n, random.pick(trade.needs), {
    ...person(teller, trade.jobTitle, null, { landline: false, mobile: random.chance(80) }), isOrganisation: false, companyName: null, website: null, employees: null, industryKey: null, segmentKey: 'individual',
    address: random.chance(60) ? { type: 'billing', line1: street(teller, cast.country), postalCode: place.postalCode, city: place.city, country: cast.country } : null, teamKey: 'industry',
  })
}

function lead(teller: Teller, n: number, need: Need, who: Who): SampleLead {
  const { random, cast } = teller
  // The square of a die throws most leads into the last weeks, as a team that grows sees it.
  const die = random.between(0, 100)
  const daysAgo = Math.round((die * die * 180) / 10_000)
  const door = random.pick(DOORS)
  const ownerKey = random.chance(82) ? ownerOf(teller, who.teamKey) : null
  const closed = daysAgo > 10 && random.chance(9) ? random.pick(cast.closed) : null
  const statusKey: SampleStatusKey = closed ? closed.statusKey : ownerKey && daysAgo > 2 && random.chance(40) ? (random.chance(60) ? 'replied' : 'interested') : 'open'
  const keen = statusKey === 'interested'
  const told = ownerKey && statusKey !== 'open' ? events(teller, ownerKey, daysAgo, random.between(1, keen ? 4 : 2)) : []
  return {
    ...who, key: key('lead', n), title: need.title, language: teller.language, ...door,
    campaignKey: door.sourceKey === 'event' ? 'fair' : door.sourceKey === 'campaign' ? (who.teamKey === 'public' ? 'schools' : 'welding') : null,
    tagKeys: [...(keen && random.chance(50) ? ['hot'] : []), ...((who.employees ?? 0) > 200 ? ['key_account'] : []), ...(random.chance(12) ? ['callback'] : []), ...(random.chance(10) ? ['newsletter'] : [])],
    priority: keen ? random.pick([2, 3] as const) : random.pick([0, 0, 1, 1, 2] as const),
    notes: closed ? closed.note : random.chance(85) ? need.note : null, daysAgo, statusKey, ownerKey,
    nextContact: ownerKey && !closed && random.chance(60) ? nextContact(teller, ownerKey) : null, events: told, repeats: null,
  }
}

/** Fourteen records told twice, in the ways it happens: the form sent again, a card typed in, a colleague, a customer who does not say so. */
export function repeatSome(teller: Teller, leads: SampleLead[], customers: SampleCustomer[]): SampleLead[] {
  const { random, cast, days } = teller
  const firms = leads.filter((one) => one.isOrganisation && one.email && one.mobile && one.phone)
  const ways = ['form', 'fair', 'colleague', 'form', 'fair', 'colleague', 'form', 'fair', 'form', 'fair', 'customer', 'customer', 'customer', 'customer'] as const
  return ways.map((way, n): SampleLead => {
    const first = firms[n * 3]
    const customer = customers.filter((one) => one.isOrganisation)[n]
    if (!first || !customer) throw new Error('the story has too few companies to repeat')
    const daysAgo = days.ago(random.between(0, Math.min(first.daysAgo, 12)))
    const again: SampleLead = { ...first, key: key('lead', leads.length + n), repeats: first.key, daysAgo, statusKey: 'open', ownerKey: null, nextContact: null, events: [], tagKeys: [], notes: cast.repeated[way], sourceKey: 'website', mediumKey: 'web', campaignKey: null }
    if (way === 'form') return { ...again, phone: landline(teller), mobile: null }
    if (way === 'fair') return { ...again, companyName: otherSpelling(first.companyName ?? '', cast.legalForms), email: null, phone: null, lastName: misspelt(first.lastName), sourceKey: 'event', mediumKey: 'direct', campaignKey: 'fair' }
    if (way === 'colleague') return { ...again, ...person(teller, ['', ''], first.email?.split('@')[1] ?? null, { landline: false, mobile: false }), jobTitle: null, phone: first.phone, mobile: mobile(teller) }
    const contact = customer.contacts[0]
    return {
      ...again, repeats: customer.key, companyName: customer.name.toUpperCase(), website: null, employees: null, industryKey: customer.industryKey, segmentKey: customer.segmentKey, teamKey: customer.teamKey, address: null, phone: null,
      firstName: contact?.firstName ?? '', lastName: contact?.lastName ?? '', gender: contact?.gender ?? 'female', jobTitle: null, email: contact?.email ?? customer.email, mobile: null,
    }
  })
}

/** With another legal form, or without the one it had. */
function otherSpelling(name: string, forms: string[]): string {
  const form = forms.find((one) => name.endsWith(` ${one}`))
  return form ? name.slice(0, -form.length - 1) : `${forms[0]} ${name}`
}
/** A letter doubled or undoubled, as when typing from a card. */
function misspelt(name: string): string {
  const undoubled = name.replace(/([a-z])\1/, '$1')
  return undoubled === name ? name.replace(/([lnrt])(?=[aeiou])/, '$1$1') : undoubled
}
