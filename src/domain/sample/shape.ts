/**
 * What the sample story hands over: plain values that refer to each other by key, and to the lists of a new installation
 * by theirs (`sourceKey: 'website'`). Times are in days from the story's today, so that the data is never stale.
 */
export type SampleEvent = { kind: 'note' | 'call' | 'meeting'; body: string; daysAgo: number; hour: number; userKey: string }
/** `inDays` below zero is late; `hour` in the organisation's time zone. */
export type SampleNextContact = { userKey: string; inDays: number; hour: number }
export type SampleAddress = { type: 'billing' | 'shipping' | 'office' | 'warehouse'; line1: string; postalCode: string; city: string; country: string }

export type SampleTeam = { key: string; name: string; colour: string; leaderKey: string; memberKeys: string[] }
export type SampleUser = { key: string; name: string; email: string; role: 'manager' | 'salesperson'; teamKeys: string[] }
export type SampleCampaign = { key: string; name: string }

/** Set by hand; the other statuses follow from the lead's opportunities. */
export type SampleStatusKey = 'open' | 'replied' | 'interested' | 'do_not_contact' | 'disqualified'

export type SamplePerson = { firstName: string; lastName: string; gender: 'female' | 'male'; jobTitle: string | null; email: string | null; phone: string | null; mobile: string | null }

export type SampleLead = SamplePerson & {
  key: string
  title: string
  isOrganisation: boolean
  companyName: string | null
  website: string | null
  employees: number | null
  industryKey: string | null
  segmentKey: string
  address: SampleAddress | null
  language: string
  sourceKey: string
  mediumKey: string
  campaignKey: string | null
  tagKeys: string[]
  priority: 0 | 1 | 2 | 3
  notes: string | null
  daysAgo: number
  statusKey: SampleStatusKey
  teamKey: string
  ownerKey: string | null
  nextContact: SampleNextContact | null
  events: SampleEvent[]
  /** The lead or customer it repeats on purpose, for the matcher to find. */
  repeats: string | null
}

export type SampleCustomer = {
  key: string
  isOrganisation: boolean
  name: string
  email: string | null
  phone: string | null
  website: string | null
  employees: number | null
  industryKey: string | null
  segmentKey: string
  teamKey: string
  ownerKey: string
  notes: string | null
  daysAgo: number
  addresses: SampleAddress[]
  /** The first one is the main contact. */
  contacts: SamplePerson[]
  events: SampleEvent[]
}

export type SampleOpportunity = {
  key: string
  title: string
  state: 'open' | 'won' | 'lost'
  /** Place among the stages of a new pipeline: 0 to 3 open, 4 won. */
  stageIndex: number
  lostReasonKey: string | null
  /** Decimal text, as everywhere. */
  amount: string
  /** null: the base currency. */
  currency: string | null
  probability: number
  expectedCloseInDays: number
  daysAgo: number
  closedDaysAgo: number | null
  priority: 0 | 1 | 2 | 3
  leadKeys: string[]
  customerKey: string | null
  teamKey: string
  ownerKey: string
  sourceKey: string
  tagKeys: string[]
  notes: string | null
  nextContact: SampleNextContact | null
  events: SampleEvent[]
}

export type SampleStory = {
  language: 'fr' | 'en'
  /** Where national telephone numbers are dialled from. */
  country: string
  teams: SampleTeam[]
  users: SampleUser[]
  campaigns: SampleCampaign[]
  leads: SampleLead[]
  customers: SampleCustomer[]
  opportunities: SampleOpportunity[]
}

/** A need as a salesperson writes it down; the deal is worth from `from` to `to`. */
export type Need = { title: string; note: string; from: number; to: number }
export type Trade = { name: (house: string) => string; slug: string; industryKey: string; employees: [number, number]; jobTitles: [feminine: string, masculine: string][]; public?: true; needs: Need[] }

/** Everything of the story that is in a language: people, places, trades and what they say. */
export type Cast = {
  country: string
  teams: { key: 'industry' | 'public' | 'export'; name: string; colour: string }[]
  users: { key: string; name: string; email: string; role: 'manager' | 'salesperson'; teamKeys: string[]; leads: string[] }[]
  campaigns: (year: string) => SampleCampaign[]
  women: string[]
  men: string[]
  lastNames: string[]
  houses: string[]
  legalForms: string[]
  places: { city: string; postalCode: string }[]
  abroad: { city: string; postalCode: string; country: string; currency: string | null }[]
  streets: string[]
  landline: (n: number) => string
  mobile: (n: number) => string
  trades: Trade[]
  individuals: { jobTitle: [feminine: string, masculine: string]; needs: Need[] }[]
  customerNotes: string[]
  calls: string[]
  notes: string[]
  meetings: string[]
  lost: { reasonKey: string; note: string }[]
  won: string[]
  closed: { statusKey: 'do_not_contact' | 'disqualified'; note: string }[]
  repeated: { form: string; fair: string; colleague: string; customer: string }
}
