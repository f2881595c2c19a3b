import { expect, it } from 'vitest'
import { scoreMatch } from '../matching/matcher.ts'
import { parseEmail } from '../values/email-address.ts'
import { parsePhone } from '../values/phone.ts'
import { parseWebsite } from '../values/website.ts'
import type { SampleLead } from './shape.ts'
import { sampleStory } from './story.ts'
import { weekdayOf } from './workdays.ts'

const today = '2027-02-01'
const stories = [sampleStory({ language: 'fr', today }), sampleStory({ language: 'en', today })]
const repeated = <T>(values: T[]) => values.filter((value, index) => values.indexOf(value) !== index)

it('tells the same story whenever it is told for the same day', () => {
  expect(sampleStory({ language: 'fr', today })).toEqual(stories[0])
  expect(sampleStory({ language: 'en', today })).toEqual(stories[1])
})

it.each(stories)('has enough to look at: three teams, three people, two hundred leads, forty opportunities ($language)', (story) => {
  expect([story.teams.length, story.users.length, story.leads.length, story.customers.length, story.opportunities.length]).toEqual([3, 3, 200, 25, 40])
  const stages = story.opportunities.filter((one) => one.state === 'open').map((one) => one.stageIndex)
  expect(new Set(stages)).toEqual(new Set([0, 1, 2, 3]))
  expect(story.opportunities.filter((one) => one.state === 'won' && one.stageIndex === 4).length).toBe(6)
  expect(story.opportunities.filter((one) => one.state === 'lost' && one.lostReasonKey).length).toBe(6)
})

it.each(stories)('only refers to people, teams, leads and customers that are in it ($language)', (story) => {
  const [users, teams, leads, customers] = [story.users, story.teams, story.leads, story.customers].map((list) => new Set(list.map((one) => one.key)))
  expect(repeated([...story.leads, ...story.customers, ...story.opportunities].map((one) => one.key))).toEqual([])
  const records = [...story.leads, ...story.customers, ...story.opportunities]
  for (const record of records) {
    expect(teams).toContain(record.teamKey)
    if (record.ownerKey) expect(story.users.find((user) => user.key === record.ownerKey)?.teamKeys).toContain(record.teamKey)
    for (const event of record.events) {
      expect(users).toContain(event.userKey)
      expect(event.daysAgo).toBeGreaterThanOrEqual(0)
    }
  }
  for (const team of story.teams) expect(team.memberKeys).toContain(team.leaderKey)
  for (const one of story.opportunities) {
    expect(one.customerKey ?? one.leadKeys[0]).toBeTruthy()
    if (one.customerKey) expect(customers).toContain(one.customerKey)
    for (const lead of one.leadKeys) expect(leads).toContain(lead)
  }
  for (const one of story.leads) if (one.repeats) expect(leads?.has(one.repeats) || customers?.has(one.repeats)).toBe(true)
  for (const one of story.leads) if (one.campaignKey) expect(story.campaigns.map((campaign) => campaign.key)).toContain(one.campaignKey)
})

it.each(stories)('gives numbers, addresses and sites that can be typed in, and that nobody has ($language)', (story) => {
  const country = story.language === 'fr' ? 'FR' : 'GB'
  const people = [...story.leads, ...story.customers.flatMap((one) => one.contacts)]
  for (const { email, phone, mobile } of people) {
    if (email) expect(parseEmail(email)).toEqual({ email })
    if (email) expect(email).toMatch(/\.example$/)
    for (const number of [phone, mobile]) if (number) expect(parsePhone(number, country)).toHaveProperty('e164')
    if (phone) expect(phone).toMatch(/^(01 99 00|06 39 98|020 7946 0)/)
    if (mobile) expect(mobile).toMatch(/^(06 39 98|07700 900)/)
  }
  for (const { website } of [...story.leads, ...story.customers]) if (website) expect(parseWebsite(website)).toHaveProperty('domain')
  for (const user of story.users) expect(user.email).toMatch(/@example\.com$/)
})

it.each(stories)('repeats some on purpose and nobody else by accident ($language)', (story) => {
  const first = story.leads.filter((one) => !one.repeats)
  expect(repeated(first.map((one) => one.companyName).filter(Boolean))).toEqual([])
  expect(repeated(first.map((one) => one.email).filter(Boolean))).toEqual([])
  expect(repeated(first.flatMap((one) => [one.phone, one.mobile]).filter(Boolean))).toEqual([])
  const byKey = new Map(story.leads.map((one) => [one.key, one]))
  const country = story.language === 'fr' ? 'FR' : 'GB'
  const pairs = story.leads.flatMap((one) => (one.repeats && byKey.has(one.repeats) ? [[one, byKey.get(one.repeats) as SampleLead] as const] : []))
  expect(pairs.length).toBe(10)
  for (const [again, original] of pairs) expect(scoreMatch(record(again, country), record(original, country)).score).toBeGreaterThanOrEqual(60)
})

it.each(stories)('never calls anyone on a weekend ($language)', (story) => {
  const first = weekdayOf(today)
  const weekday = (inDays: number) => (((first + inDays) % 7) + 7) % 7
  for (const one of [...story.leads, ...story.opportunities]) {
    if (one.nextContact) expect([0, 6]).not.toContain(weekday(one.nextContact.inDays))
    for (const event of one.events) expect([0, 6]).not.toContain(weekday(-event.daysAgo))
  }
  expect(story.opportunities.some((one) => one.nextContact && one.nextContact.inDays < 0)).toBe(true)
})

it('knows the day of the week', () => {
  expect(['2026-11-24', '2024-02-29', '2000-01-01'].map(weekdayOf)).toEqual([2, 4, 6])
})

function record(lead: SampleLead, country: string) {
  const e164 = (text: string | null) => (text ? [parsePhone(text, country)].flatMap((one) => ('e164' in one ? [one.e164] : [])) : [])
  return { isOrganisation: lead.isOrganisation, companyName: lead.companyName, firstName: lead.firstName, lastName: lead.lastName, emails: lead.email ? [lead.email] : [], phones: [...e164(lead.phone), ...e164(lead.mobile)], website: lead.website, registryNumber: null, postalCode: lead.address?.postalCode ?? null }
}
