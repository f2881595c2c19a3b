import { parsePhone } from '#domain/values/phone.ts'
import type { SampleAddress, SampleEvent, SampleNextContact, SampleOpportunity, SampleStory } from '#domain/sample/shape.ts'
import { sampleStory } from '#domain/sample/story.ts'
import { Temporal } from 'temporal-polyfill'
import type { Actor, Context } from '../../../context.ts'
import { findHome } from '../../../db/home.ts'
import { operation, type Work } from '../../../db/operation.ts'
import { Refused } from '../../../refused.ts'
import { saveAddresses } from '../../addresses/commands.ts'
import { createCustomerFromLeadIn } from '../../conversion/commands.ts'
import { createContactIn, createCustomerIn, deriveCustomers } from '../../customers/commands.ts'
import { createLeadsIn } from '../../leads/commands.ts'
import { addItemIn } from '../../lists/commands.ts'
import { createOpportunitiesIn, loseOpportunityIn, type OpportunityDraft, winOpportunityIn } from '../../opportunities/commands.ts'
import { addColleagueIn } from '../../people/commands.ts'
import { lockSampleOperation, rememberSampleOperation } from '../../settings/commands.ts'
import { createTeamIn } from '../../teams/commands.ts'
import { addEntriesIn, type TimelineKind } from '../../timeline/commands.ts'
import { findCampaign, findListItems, findOpenStages, findUserByEmail } from '../store.ts'

/** The story being put in: its moments, and the ids its keys have got. */
type Telling = { work: Work; story: SampleStory; moment: (inDays: number, hour: number) => Date; day: (inDays: number) => string; ids: Map<string, string>; items: Map<string, string>; stages: string[] }

/** Loads the sample data in one operation, in the caller's language. Refuses sample_data_present. */
export function loadSample(ctx: Context, actor: Actor) {
  return operation(ctx, actor, 'sample.load', async (work) => {
    if (await lockSampleOperation(work)) throw new Refused('sample_data_present')
    const { time_zone: zone } = await findHome(work.trx)
    const now = Temporal.Instant.fromEpochMilliseconds(work.at.getTime()).toZonedDateTimeISO(zone)
    const telling: Telling = {
      work,
      story: sampleStory({ language: actor.language, today: now.toPlainDate().toString() }),
      moment: (inDays, hour) => new Date(now.startOfDay().add({ days: inDays }).with({ hour, minute: (Math.abs(inDays) * 7) % 60 }).epochMilliseconds),
      day: (inDays) => now.toPlainDate().add({ days: inDays }).toString(),
      ids: new Map(), items: await findListItems(work.trx), stages: await findOpenStages(work.trx),
    }
    await tellOrganisation(telling, zone)
    await tellCustomers(telling)
    await tellLeads(telling)
    await tellOpportunities(telling)
    await rememberSampleOperation(work, work.operationId)
    return {}
  })
}

/** The operation as it would have gone on that day: what it makes bears that date. Nothing is in the future. */
function then({ work, moment }: Telling, daysAgo: number, hour = 9): Work {
  const at = new Date(Math.min(moment(-daysAgo, hour).getTime(), work.at.getTime()))
  return { ...work, at }
}
const idOf = ({ ids }: Telling, key: string | null): string | null => (key === null ? null : (ids.get(key) ?? null))
const itemOf = ({ items }: Telling, list: string, key: string | null): string | null => (key === null ? null : (items.get(`${list}:${key}`) ?? null))
const tagsOf = (telling: Telling, keys: string[]) => keys.map((key) => itemOf(telling, 'tag', key)).filter((id) => id !== null)
const phoneOf = ({ story }: Telling, text: string | null): string | null => {
  const parsed = text === null ? null : parsePhone(text, story.country)
  return parsed && 'e164' in parsed ? parsed.e164 : null
}
const addressesOf = (addresses: SampleAddress[]) => addresses.map((one, index) => ({ ...one, isPrimary: index === 0 }))

function nextContactOf(telling: Telling, next: SampleNextContact | null) {
  if (!next) return null
  const startsAt = telling.moment(next.inDays, next.hour)
  return { userId: idOf(telling, next.userKey), startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + 30 * 60_000).toISOString() }
}

async function tellEvents(telling: Telling, kind: TimelineKind, told: { key: string; events: SampleEvent[] }[]): Promise<void> {
  const { work, ids } = telling
  await addEntriesIn(work, kind, told.flatMap(({ key, events }) => events.map(({ daysAgo, hour, userKey, ...entry }) => (
    { ...entry, recordId: ids.get(key) as string, authorId: idOf(telling, userKey) ?? work.actor.userId, at: then(telling, daysAgo, hour).at }
  ))))
}

async function tellOrganisation(telling: Telling, timeZone: string): Promise<void> {
  const { work, story, ids } = telling
  for (const { key, name, email, role } of story.users) {
    ids.set(key, (await findUserByEmail(work.trx, email)) ?? (await addColleagueIn(work, { name, email, role, language: story.language, timeZone })))
  }
  const idsOf = (keys: string[]) => keys.map((key) => idOf(telling, key)).filter((id) => id !== null)
  for (const [index, { key, name, colour, leaderKey, memberKeys }] of story.teams.entries()) {
    ids.set(key, (await createTeamIn(work, { name, colour, position: index + 1, leaderId: idOf(telling, leaderKey), memberIds: idsOf(memberKeys) })).id)
  }
  for (const { key, name } of story.campaigns) ids.set(key, (await findCampaign(work.trx, name)) ?? (await addItemIn(work, 'campaigns', { name })))
}

async function tellCustomers(telling: Telling): Promise<void> {
  for (const one of telling.story.customers) {
    const work = then(telling, one.daysAgo)
    const person = one.isOrganisation ? undefined : one.contacts[0]
    const id = await createCustomerIn(work, {
      is_organisation: one.isOrganisation, name: one.name, first_name: person?.firstName ?? null, last_name: person?.lastName ?? null,
      email: one.email, phone: phoneOf(telling, one.phone), website: one.website, employees: one.employees, notes: one.notes,
      industry_id: itemOf(telling, 'industry', one.industryKey), market_segment_id: itemOf(telling, 'market_segment', one.segmentKey),
      team_id: idOf(telling, one.teamKey), owner_id: idOf(telling, one.ownerKey),
    })
    await saveAddresses(work, { customerId: id }, addressesOf(one.addresses))
    await deriveCustomers(work.trx, [id])
    for (const [index, who] of one.contacts.entries()) {
      await createContactIn(work, {
        customer_id: id, is_primary: index === 0, first_name: who.firstName, last_name: who.lastName, job_title: who.jobTitle || null,
        email: who.email, phone: phoneOf(telling, who.phone), mobile: phoneOf(telling, who.mobile),
      })
    }
    telling.ids.set(one.key, id)
  }
  await tellEvents(telling, 'customer', telling.story.customers)
}

async function tellLeads(telling: Telling): Promise<void> {
  const { leads } = telling.story
  const ids = await createLeadsIn(telling.work, leads.map((one, index) => ({
    input: {
      title: one.title, isOrganisation: one.isOrganisation, companyName: one.companyName, firstName: one.firstName, lastName: one.lastName, gender: one.gender,
      jobTitle: one.jobTitle, email: one.email, phone: phoneOf(telling, one.phone), mobile: phoneOf(telling, one.mobile), website: one.website, employees: one.employees,
      language: one.language, priority: one.priority, notes: one.notes,
      sourceId: itemOf(telling, 'source', one.sourceKey), mediumId: itemOf(telling, 'medium', one.mediumKey), campaignId: idOf(telling, one.campaignKey),
      industryId: itemOf(telling, 'industry', one.industryKey), marketSegmentId: itemOf(telling, 'market_segment', one.segmentKey), tagIds: tagsOf(telling, one.tagKeys),
      statusId: one.statusKey === 'open' ? undefined : (itemOf(telling, 'status', one.statusKey) ?? undefined),
      teamId: idOf(telling, one.teamKey), ownerId: idOf(telling, one.ownerKey), nextContact: nextContactOf(telling, one.nextContact),
      addresses: one.address ? addressesOf([one.address]) : undefined,
    },
    origin: { door: 'sample' as const, basis: 'sample', at: then(telling, one.daysAgo, 8 + (index % 10)).at },
  })))
  for (const [index, one] of leads.entries()) telling.ids.set(one.key, ids[index] as string)
  await tellEvents(telling, 'lead', leads)
}

type Party = { customerId: string | null; contactId: string | null }

/** Somebody who has bought is a customer. */
async function partyOf(telling: Telling, one: SampleOpportunity): Promise<Party> {
  const leadId = idOf(telling, one.leadKeys[0] ?? null)
  if (one.state === 'won' && leadId && !one.customerKey) return createCustomerFromLeadIn(then(telling, one.daysAgo, 11), leadId)
  return { customerId: idOf(telling, one.customerKey), contactId: null }
}

function draftOf(telling: Telling, one: SampleOpportunity, party: Party): OpportunityDraft {
  const next = nextContactOf(telling, one.nextContact)
  return {
    values: {
      title: one.title, customer_id: party.customerId, contact_id: party.contactId, team_id: idOf(telling, one.teamKey), owner_id: idOf(telling, one.ownerKey),
      amount: one.amount, ...(one.currency ? { currency: one.currency } : {}), ...(one.state === 'open' ? { probability: one.probability } : {}), priority: one.priority,
      expected_close_on: telling.day(one.expectedCloseInDays),
      source_id: itemOf(telling, 'source', one.sourceKey), tag_ids: tagsOf(telling, one.tagKeys), notes: one.notes,
      next_contact_user_id: next?.userId ?? null, next_contact_starts_at: next?.startsAt ?? null, next_contact_ends_at: next?.endsAt ?? null,
    },
    leadIds: one.leadKeys.map((key) => idOf(telling, key)).filter((id) => id !== null),
    stageId: telling.stages[Math.min(one.stageIndex, telling.stages.length - 1)],
    at: then(telling, one.daysAgo, 11).at,
  }
}

async function tellOpportunities(telling: Telling): Promise<void> {
  const { opportunities } = telling.story
  const drafts: OpportunityDraft[] = []
  for (const one of opportunities) drafts.push(draftOf(telling, one, await partyOf(telling, one)))
  const ids = await createOpportunitiesIn(telling.work, drafts)
  for (const [index, one] of opportunities.entries()) {
    const id = ids[index] as string
    const closing = then(telling, one.closedDaysAgo ?? 0, 16)
    if (one.state === 'won') await winOpportunityIn(closing, id)
    if (one.state === 'lost') await loseOpportunityIn(closing, id, { lostReasonId: itemOf(telling, 'lost_reason', one.lostReasonKey) })
    telling.ids.set(one.key, id)
  }
  await tellEvents(telling, 'opportunity', opportunities)
}
