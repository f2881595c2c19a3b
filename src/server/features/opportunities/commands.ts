import { sql } from 'kysely'
import type { OpportunityCreate, OpportunityInput } from '#contract/opportunities.ts'
import { canDo, OPPORTUNITY_ACTIONS, type OpportunityAction, type OpportunityState } from '#domain/pipeline/opportunity.ts'
import { positionBetween } from '#domain/pipeline/position.ts'
import type { Actor, Context } from '../../context.ts'
import { findHome } from '../../db/home.ts'
import { operation, type Work } from '../../db/operation.ts'
import { seesCustomer, visibleLead, visibleOpportunity } from '../../db/visibility.ts'
import { Refused } from '../../refused.ts'
import { createLeadIn, recomputeStatuses } from '../leads/commands.ts'
import { refuseUnknownTags } from '../lists/commands.ts'
import { refuseAssignment } from '../teams/commands.ts'
import { createTimelines } from '../timeline/commands.ts'
import { deriveOpportunities } from './commands/derive.ts'
import { deleteLinks, findLeadIds, findNeighbours, findStages, insertLink, insertLinks, insertOpportunities, lockOpportunity, moveCards, type OpportunityRow, type OpportunityValues, updateOpportunity } from './store.ts'

export { deriveOpportunities } from './commands/derive.ts'

type Saved = { id: string; operationId: string }
type Stage = Awaited<ReturnType<typeof findStages>>[number]

const COLUMNS = {
  title: 'title', customerId: 'customer_id', contactId: 'contact_id', teamId: 'team_id', ownerId: 'owner_id', amount: 'amount', currency: 'currency', probability: 'probability',
  expectedCloseOn: 'expected_close_on', priority: 'priority', sourceId: 'source_id', mediumId: 'medium_id', campaignId: 'campaign_id', tagIds: 'tag_ids', notes: 'notes',
} as const satisfies Partial<Record<keyof OpportunityInput, keyof OpportunityRow>>

function columnsOf(input: OpportunityInput): OpportunityValues {
  const columns: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(COLUMNS)) {
    const value = input[field as keyof OpportunityInput]
    if (value !== undefined) columns[column] = value
  }
  if (input.customFields !== undefined) columns.custom_fields = JSON.stringify(input.customFields)
  if (input.nextContact !== undefined) {
    columns.next_contact_user_id = input.nextContact?.userId ?? null
    columns.next_contact_starts_at = input.nextContact?.startsAt ?? null
    columns.next_contact_ends_at = input.nextContact?.endsAt ?? null
  }
  return columns as OpportunityValues
}

/** `at`: since when there is the opportunity, if not from now on. */
export type OpportunityDraft = { values: OpportunityValues & { title: string }; leadIds: string[]; stageId?: string | undefined; at?: Date }

/**
 * Creates opportunities, each on top of the first stage of its team or of the stage given, and links their leads. A set of
 * statements however many they are, up to a thousand. Answers their ids in the order of the drafts.
 */
export async function createOpportunitiesIn(work: Work, drafts: OpportunityDraft[]): Promise<string[]> {
  if (drafts.length === 0) return []
  const { base_currency } = await findHome(work.trx)
  const timelines = await createTimelines(work, 'opportunity', drafts.length)
  const pipelines = new Map<string | null, Stage[]>()
  const top = new Map<string, string | null>()
  const rows: ({ id: string } & Record<string, unknown>)[] = []
  for (const [index, { values, stageId, at = work.at }] of drafts.entries()) {
    const teamId = values.team_id ?? null
    const pipeline = pipelines.get(teamId) ?? (await findStages(work.trx, teamId))
    pipelines.set(teamId, pipeline)
    const stage = pipeline.find((one) => (stageId ? one.id === stageId : one.kind === 'open'))
    if (!stage) throw new Refused('unknown_reference', { fields: [{ field: 'stageId', code: 'unknown_reference' }] })
    if (!top.has(stage.id)) top.set(stage.id, (await findNeighbours(work.trx, stage.id, null, null))[1])
    const position = positionBetween(null, top.get(stage.id) ?? null)
    top.set(stage.id, position)
    rows.push({
      currency: base_currency, probability: stage.probability, ...values,
      id: work.newId(), timeline_id: timelines[index], stage_id: stage.id, position, opened_at: at, created_at: at,
      created_by: work.actor.door === 'system' ? null : work.actor.userId,
      ...(stage.kind === 'won' ? { state: 'won', closed_at: at } : {}),
    })
  }
  await insertOpportunities(work.trx, rows)
  await insertLinks(work.trx, drafts.flatMap(({ leadIds }, index) => [...new Set(leadIds)].map((leadId) => ({ id: work.newId(), lead_id: leadId, opportunity_id: rows[index]?.id ?? '', created_at: work.at }))))
  await deriveOpportunities(work.trx, rows.map((row) => row.id))
  await recomputeStatuses(work, drafts.flatMap(({ leadIds }) => leadIds), 'opportunity.create')
  return rows.map((row) => row.id)
}

/** Creates an opportunity in the first stage of its team, or the stage given, and links its leads. */
export async function createOpportunityIn(work: Work, values: OpportunityValues & { title: string }, leadIds: string[], stageId?: string): Promise<string> {
  const [id] = await createOpportunitiesIn(work, [{ values, leadIds, stageId }])
  return id as string
}

/** Joins a lead to an opportunity, and carries over what `changes` says. */
export async function joinLeadIn(work: Work, opportunityId: string, leadId: string, changes: OpportunityValues): Promise<void> {
  await updateOpportunity(work.trx, opportunityId, changes)
  await insertLink(work.trx, { id: work.newId(), lead_id: leadId, opportunity_id: opportunityId, created_at: work.at })
  await deriveOpportunities(work.trx, [opportunityId])
  await recomputeStatuses(work, [leadId], 'opportunity.join')
}

const unknown = (field: string) => new Refused('unknown_reference', { fields: [{ field, code: 'unknown_reference' }] })

async function refuseUnseenCustomer(work: Work, id: string): Promise<void> {
  if (!(await seesCustomer(work.trx, work.actor, id))) throw unknown('customerId')
}

/** Leads that come to an opportunity: seen by the actor, and none of them closed. */
async function refuseLeads(work: Work, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string; status_kind: string }>`select id, status_kind from lead where id = any(${ids}::uuid[]) and deleted_at is null and merged_into_id is null and ${visibleLead(work.actor)}`.execute(work.trx)
  if (ids.some((id) => !rows.some((row) => row.id === id))) throw unknown('leadIds')
  const closed = rows.find((row) => row.status_kind === 'closed')
  if (closed) throw new Refused('lead_closed', { details: { leadId: closed.id } })
}

/** A contact is one of the opportunity's customer; a currency is one that exists. */
async function refuseUnfit(work: Work, columns: OpportunityValues, customerId: string | null): Promise<void> {
  if (columns.contact_id) {
    const contact = await work.trx.selectFrom('contact').select('id').where('id', '=', columns.contact_id).where('customer_id', '=', customerId).where('deleted_at', 'is', null).executeTakeFirst()
    if (!contact) throw unknown('contactId')
  }
  if (typeof columns.currency === 'string' && !Intl.supportedValuesOf('currency').includes(columns.currency)) throw new Refused('invalid_input', { fields: [{ field: 'currency', code: 'invalid_input' }] })
  if (columns.tag_ids) await refuseUnknownTags(work, columns.tag_ids)
}

/** Creates an opportunity that names a customer, a lead, or somebody new, who becomes a lead. */
export function createOpportunity(ctx: Context, actor: Actor, input: OpportunityCreate): Promise<Saved> {
  return operation(ctx, actor, 'opportunity.create', async (work) => {
    if (input.customerId) await refuseUnseenCustomer(work, input.customerId)
    await refuseLeads(work, input.leadIds ?? [])
    const columns = columnsOf(input)
    await refuseUnfit(work, columns, input.customerId ?? null)
    await refuseAssignment(work, input)
    if (columns.owner_id === undefined) columns.owner_id = actor.userId
    if (columns.team_id === undefined) columns.team_id = actor.teamIds[0] ?? null
    const leadIds = [...(input.leadIds ?? [])]
    if (input.newLead) {
      const { companyName, firstName, lastName } = input.newLead
      leadIds.push(await createLeadIn(
        work,
        { ...input.newLead, isOrganisation: Boolean(companyName) && !firstName && !lastName, ownerId: columns.owner_id, teamId: columns.team_id },
        { door: actor.door === 'screen' ? 'screen' : 'api', basis: 'legitimate_interest' },
      ))
    }
    if (!input.customerId && leadIds.length === 0) throw new Refused('customer_or_lead_required', { fields: [{ field: 'customerId', code: 'customer_or_lead_required' }] })
    return { id: await createOpportunityIn(work, { ...columns, title: input.title }, leadIds, input.stageId) }
  })
}

/** The opportunity, locked, if the actor sees it and it is as they have read it. */
export async function takeOpportunity(work: Work, id: string, ifMatch: string | null): Promise<OpportunityRow> {
  const row = await lockOpportunity(work.trx, id)
  const { rows } = row ? await sql<{ seen: boolean }>`select ${visibleOpportunity(work.actor)} as seen from opportunity where id = ${id}`.execute(work.trx) : { rows: [] }
  if (!row || !rows[0]?.seen) throw new Refused('not_found')
  if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
  return row
}

async function takeLive(work: Work, id: string, ifMatch: string | null): Promise<OpportunityRow> {
  const row = await takeOpportunity(work, id, ifMatch)
  if (row.deleted_at) throw new Refused('record_in_trash')
  return row
}

/** Merge-patch: `leadIds` are those it then has. A changed team keeps the stage where that team has it, else takes its first of the same kind. */
export function changeOpportunity(ctx: Context, actor: Actor, id: string, input: OpportunityInput, ifMatch: string | null): Promise<Saved> {
  return operation(ctx, actor, 'opportunity.change', async (work) => {
    const row = await takeLive(work, id, ifMatch)
    const customerId = input.customerId === undefined ? row.customer_id : input.customerId
    if (customerId && customerId !== row.customer_id) await refuseUnseenCustomer(work, customerId)
    const columns = columnsOf(input)
    if (customerId !== row.customer_id && columns.contact_id === undefined) columns.contact_id = null
    await refuseUnfit(work, columns, customerId)
    await refuseAssignment(work, input, row)
    if (input.title !== undefined && input.title.trim() === '') throw new Refused('invalid_input', { fields: [{ field: 'title', code: 'invalid_input' }] })
    const before = await findLeadIds(work.trx, id)
    const leadIds = [...new Set(input.leadIds ?? before)]
    const [joining, leaving] = [leadIds.filter((one) => !before.includes(one)), before.filter((one) => !leadIds.includes(one))]
    if (!customerId && leadIds.length === 0) throw new Refused('customer_or_lead_required', { fields: [{ field: 'customerId', code: 'customer_or_lead_required' }] })
    await refuseLeads(work, joining)
    if (columns.team_id !== undefined && columns.team_id !== row.team_id) {
      const stages = await findStages(work.trx, columns.team_id)
      if (!stages.some((stage) => stage.id === row.stage_id)) {
        const stage = stages.find((one) => one.kind === (row.state === 'won' ? 'won' : 'open')) ?? stages[0]
        columns.stage_id = stage?.id ?? row.stage_id
      }
    }
    await updateOpportunity(work.trx, id, columns)
    await deleteLinks(work.trx, id, leaving)
    for (const leadId of joining) await insertLink(work.trx, { id: work.newId(), lead_id: leadId, opportunity_id: id, created_at: work.at })
    if (input.stageId && input.stageId !== row.stage_id) await place(work, { ...row, ...columns } as OpportunityRow, input.stageId, undefined)
    await deriveOpportunities(work.trx, [id])
    await recomputeStatuses(work, [...before, ...joining], 'opportunity.change')
    return { id }
  })
}

function refuseAction(action: OpportunityAction, row: OpportunityRow): void {
  if (!canDo(action, row.state as OpportunityState)) throw new Refused(OPPORTUNITY_ACTIONS[action].refused)
}

/** Puts a card into a stage; a won stage wins it, an open one reopens it. */
async function place(work: Work, row: OpportunityRow, stageId: string, afterId: string | null | undefined): Promise<void> {
  refuseAction('move', row)
  const stage = (await findStages(work.trx, row.team_id)).find((one) => one.id === stageId)
  if (!stage) throw unknown('stageId')
  const [low, high] = await findNeighbours(work.trx, stageId, row.id, afterId)
  const won = stage.kind === 'won'
  await updateOpportunity(work.trx, row.id, {
    stage_id: stageId, position: positionBetween(low, high),
    ...(stageId === row.stage_id ? {} : { probability: stage.probability }),
    ...(won && row.state === 'open' ? { state: 'won', closed_at: work.at } : {}),
    ...(!won && row.state === 'won' ? { state: 'open', closed_at: null, opened_at: work.at } : {}),
  })
}

const settle = async (work: Work, id: string, cause: string) => recomputeStatuses(work, await findLeadIds(work.trx, id), cause)

/** Moves a card to a stage, after another card, on top (null) or at the end (undefined). */
export function moveOpportunity(ctx: Context, actor: Actor, id: string, to: { stageId: string; afterId?: string | null | undefined }): Promise<Saved> {
  return operation(ctx, actor, 'opportunity.move', async (work) => {
    const row = await takeLive(work, id, null)
    await place(work, row, to.stageId, to.afterId)
    await settle(work, id, 'opportunity.move')
    return { id }
  })
}

/** Wins it and moves it to its pipeline's won stage. Refuses one that is not open. */
export async function winOpportunityIn(work: Work, id: string): Promise<{ id: string }> {
  const row = await takeLive(work, id, null)
  refuseAction('win', row)
  const stage = (await findStages(work.trx, row.team_id)).find((one) => one.kind === 'won')
  if (stage) await place(work, row, stage.id, null)
  else await updateOpportunity(work.trx, id, { state: 'won', closed_at: work.at, probability: 100 })
  await settle(work, id, 'opportunity.win')
  return { id }
}
export function winOpportunity(ctx: Context, actor: Actor, id: string): Promise<Saved> {
  return operation(ctx, actor, 'opportunity.win', (work) => winOpportunityIn(work, id))
}

type WhyLost = { lostReasonId?: string | null | undefined; note?: string | null | undefined }

/** Loses it; it keeps its stage, out of the board. Refuses one that is not open. */
export async function loseOpportunityIn(work: Work, id: string, why: WhyLost): Promise<{ id: string }> {
  refuseAction('lose', await takeLive(work, id, null))
  await updateOpportunity(work.trx, id, { state: 'lost', closed_at: work.at, probability: 0, lost_reason_id: why.lostReasonId ?? null, lost_note: why.note ?? null })
  await settle(work, id, 'opportunity.lose')
  return { id }
}
export function loseOpportunity(ctx: Context, actor: Actor, id: string, why: WhyLost): Promise<Saved> {
  return operation(ctx, actor, 'opportunity.lose', (work) => loseOpportunityIn(work, id, why))
}

/** Reopens a won or lost one; a won one leaves the won stage for the last open stage. */
export function restoreOpportunity(ctx: Context, actor: Actor, id: string): Promise<Saved> {
  return operation(ctx, actor, 'opportunity.restore', async (work) => {
    const row = await takeLive(work, id, null)
    refuseAction('restore', row)
    const stages = await findStages(work.trx, row.team_id)
    const current = stages.find((one) => one.id === row.stage_id)
    const stage = current?.kind === 'open' ? current : stages.filter((one) => one.kind === 'open').at(-1)
    await updateOpportunity(work.trx, id, { state: 'open', closed_at: null, lost_reason_id: null, lost_note: null, opened_at: work.at, ...(stage ? { stage_id: stage.id, probability: stage.probability } : {}) })
    await settle(work, id, 'opportunity.restore')
    return { id }
  })
}

const shelve = (kind: string, columns: (work: Work) => OpportunityValues) => (ctx: Context, actor: Actor, id: string, ifMatch: string | null): Promise<Saved> =>
  operation(ctx, actor, kind, async (work) => {
    await takeOpportunity(work, id, ifMatch)
    await updateOpportunity(work.trx, id, columns(work))
    await settle(work, id, kind)
    return { id }
  })
export const trashOpportunity = shelve('opportunity.trash', (work) => ({ deleted_at: work.at }))
export const untrashOpportunity = shelve('opportunity.untrash', () => ({ deleted_at: null, archived_at: null }))

/** Moves every card of a stage to another, in their order; `teamId`: only that team's. */
export async function moveAllCards(work: Work, fromStageId: string, toStageId: string, teamId?: string): Promise<void> {
  await moveCards(work.trx, fromStageId, toStageId, teamId)
}
