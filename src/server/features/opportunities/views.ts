import { type RawBuilder, sql } from 'kysely'
import type * as z from 'zod'
import type { OpportunityView, opportunities, PipelineColumn } from '#contract/opportunities.ts'
import type { ListQuery } from '#contract/shapes.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import { sumInBase } from '#domain/values/money.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { byText, filterSql, type ListAsked, type Listing, type ListSpec, listPage, parseFilter, searchSql, shelfSql } from '../../db/listing.ts'
import { readRates } from '../../db/rates.ts'
import { visibleCustomer, visibleLead, visibleOpportunity } from '../../db/visibility.ts'
import { iso, isoOrNull } from '../../db/wire.ts'
import { Refused } from '../../refused.ts'

type Row = Record<string, any>

export const opportunitySpec: ListSpec = {
  alias: 'opportunity',
  from: sql`from opportunity left join customer on customer.id = opportunity.customer_id`,
  labels: sql`join stage on stage.id = opportunity.stage_id`,
  columns: sql`opportunity.*, stage.name as stage_name, stage.name_en as stage_name_en, stage.kind as stage_kind, stage.colour as stage_colour, customer.name as customer_name,
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'isOrganisation', l.is_organisation, 'title', l.title, 'firstName', l.first_name, 'lastName', l.last_name, 'companyName', l.company_name, 'email', l.email) order by lo.created_at)
      from lead_opportunity lo join lead l on l.id = lo.lead_id where lo.opportunity_id = opportunity.id), '[]') as leads`,
  defaultSort: '-createdAt',
  search: sql`opportunity.search_text`,
  fields: {
    title: { sql: sql`opportunity.title`, kind: 'text', searched: true, sort: { by: sql`opportunity.sort_name`, type: 'text' } },
    stageId: { sql: sql`opportunity.stage_id`, kind: 'reference' },
    state: { sql: sql`opportunity.state`, kind: 'choice' },
    ownerId: { sql: sql`opportunity.owner_id`, kind: 'user' },
    teamId: { sql: sql`opportunity.team_id`, kind: 'reference' },
    customerId: { sql: sql`opportunity.customer_id`, kind: 'reference' },
    party: { sql: sql`customer.name`, kind: 'text', sort: byText(sql`customer.name`) },
    sourceId: { sql: sql`opportunity.source_id`, kind: 'reference' },
    mediumId: { sql: sql`opportunity.medium_id`, kind: 'reference' },
    campaignId: { sql: sql`opportunity.campaign_id`, kind: 'reference' },
    lostReasonId: { sql: sql`opportunity.lost_reason_id`, kind: 'reference' },
    tagIds: { sql: sql`opportunity.tag_ids`, kind: 'tags' },
    amount: { sql: sql`opportunity.amount`, kind: 'number', sort: { by: sql`opportunity.amount`, type: 'numeric' } },
    probability: { sql: sql`opportunity.probability`, kind: 'number', sort: { by: sql`opportunity.probability`, type: 'int' } },
    priority: { sql: sql`opportunity.priority`, kind: 'number', sort: { by: sql`opportunity.priority`, type: 'int' } },
    expectedCloseOn: { sql: sql`opportunity.expected_close_on`, kind: 'day', sort: { by: sql`opportunity.expected_close_on`, type: 'date', nullable: true } },
    nextContact: { sql: sql`opportunity.next_contact_starts_at`, kind: 'instant', sort: { by: sql`opportunity.next_contact_starts_at`, type: 'timestamptz', nullable: true } },
    currency: { sql: sql`opportunity.currency`, kind: 'choice' },
    closedAt: { sql: sql`opportunity.closed_at`, kind: 'instant', sort: { by: sql`opportunity.closed_at`, type: 'timestamptz', nullable: true } },
    createdAt: { sql: sql`opportunity.created_at`, kind: 'instant', sort: { by: sql`opportunity.created_at`, type: 'timestamptz' } },
    updatedAt: { sql: sql`opportunity.updated_at`, kind: 'instant', sort: { by: sql`opportunity.updated_at`, type: 'timestamptz' } },
    position: { sql: sql`opportunity.position`, kind: 'text', sort: { by: sql`opportunity.position`, type: 'text' } },
  },
}

export function opportunityItem(row: Row, actor: Actor) {
  return {
    id: row.id, title: row.title, partyLabel: row.customer_name ?? (row.leads[0] ? leadLabel(row.leads[0]) : null), leadIds: row.leads.map((one: { id: string }) => one.id),
    customerId: row.customer_id, contactId: row.contact_id, teamId: row.team_id, ownerId: row.owner_id, stageId: row.stage_id,
    stage: { id: row.stage_id, label: (actor.language === 'en' && row.stage_name_en) || row.stage_name, kind: row.stage_kind, colour: row.stage_colour },
    state: row.state, lostReasonId: row.lost_reason_id, amount: row.amount, currency: row.currency, probability: row.probability, expectedCloseOn: row.expected_close_on, priority: row.priority,
    sourceId: row.source_id, mediumId: row.medium_id, campaignId: row.campaign_id, tagIds: row.tag_ids,
    nextContact: row.next_contact_starts_at ? { userId: row.next_contact_user_id, startsAt: iso(row.next_contact_starts_at), endsAt: isoOrNull(row.next_contact_ends_at) } : null,
    position: row.position, createdAt: iso(row.created_at), updatedAt: iso(row.updated_at), closedAt: isoOrNull(row.closed_at), archivedAt: isoOrNull(row.archived_at), deletedAt: isoOrNull(row.deleted_at), version: String(row.version),
  }
}

function opportunityWhere(actor: Actor, query: ListAsked): RawBuilder<boolean> {
  return sql<boolean>`${sql.join([
    visibleOpportunity(actor), shelfSql('opportunity', query.shelf), filterSql(opportunitySpec, query.filter, actor), ...(query.q ? [searchSql(sql`opportunity.search_text`, query.q)] : []),
  ], sql` and `)}`
}

export const opportunityListing: Listing = { spec: opportunitySpec, where: opportunityWhere }

export async function listOpportunities(db: Db, actor: Actor, query: ListQuery): Promise<z.input<typeof opportunities.list.answer>> {
  const page = await listPage<Row>(db, opportunitySpec, query, opportunityWhere(actor, { ...query, filter: parseFilter(query.filter) }))
  return { nextCursor: page.nextCursor, total: page.total, items: page.rows.map((row) => opportunityItem(row, actor)) }
}

export async function readOpportunity(db: Db, actor: Actor, id: string): Promise<OpportunityView> {
  const { rows } = await sql<Row>`select ${opportunitySpec.columns},
      (select jsonb_build_object('id', customer.id, 'name', customer.name, 'email', customer.email, 'phone', customer.phone) where customer.id is not null and ${visibleCustomer(actor)}) as customer,
      coalesce((select jsonb_agg(lead.id) from lead_opportunity lo join lead on lead.id = lo.lead_id where lo.opportunity_id = opportunity.id and ${visibleLead(actor)}), '[]') as openable
    ${opportunitySpec.from} ${opportunitySpec.labels} where opportunity.id = ${id} and ${visibleOpportunity(actor)}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refused('not_found')
  return {
    ...opportunityItem(row, actor), lostNote: row.lost_note, notes: row.notes, customFields: row.custom_fields, customer: row.customer,
    leads: row.leads.map((one: Row) => ({ id: one.id, label: leadLabel(one as never), openable: row.openable.includes(one.id) })),
  }
}

/** The board: each stage with its count and sums over everything visible, and its first cards. Lost ones are not on it. */
export async function readPipeline(db: Db, actor: Actor, query: { teamId?: string | undefined; q?: string | undefined; filter?: string | undefined; limit: number; stageId?: string | undefined; cursor?: string | undefined }) {
  const { base, rates } = await readRates(db)
  const { rows: stages } = await sql<Row>`select * from stage where team_id is not distinct from
    (case when exists (select 1 from stage s where s.team_id = ${query.teamId ?? null}::uuid) then ${query.teamId ?? null}::uuid end) order by position, id`.execute(db)
  const where = sql<boolean>`${opportunityWhere(actor, { q: query.q, filter: parseFilter(query.filter), shelf: 'active' })} and opportunity.state <> 'lost'
    ${query.teamId ? sql`and opportunity.team_id = ${query.teamId}` : sql``}`
  // Cards of one probability are added before they are weighed: their number is thousands, that of probabilities a few.
  const { rows: sums } = await sql<{ stage_id: string; currency: string; n: number; sum: string; weighted: string }>`
    select stage_id, currency, sum(n)::int as n, sum(sum) as sum, sum(sum * probability / 100) as weighted
    from (select opportunity.stage_id, opportunity.currency, opportunity.probability, count(*) as n, sum(opportunity.amount) as sum ${opportunitySpec.from} where ${where} group by 1, 2, 3) alike group by 1, 2`.execute(db)
  const columns: PipelineColumn[] = []
  for (const stage of stages.filter((one) => query.stageId === undefined || one.id === query.stageId)) {
    const mine = sums.filter((one) => one.stage_id === stage.id)
    const { sum, apart } = sumInBase(mine, base, rates)
    const page = stage.folded && query.stageId === undefined
      ? { rows: [], nextCursor: null }
      : await listPage<Row>(db, opportunitySpec, { limit: query.limit, cursor: query.cursor, sort: 'position' }, sql<boolean>`${where} and opportunity.stage_id = ${stage.id}`, { count: false })
    columns.push({
      stage: { id: stage.id, label: (actor.language === 'en' && stage.name_en) || stage.name, kind: stage.kind, colour: stage.colour, folded: stage.folded, probability: stage.probability },
      count: mine.reduce((total, one) => total + one.n, 0), sum, weightedSum: sumInBase(mine.map((one) => ({ currency: one.currency, sum: one.weighted })), base, rates).sum,
      otherCurrencies: apart,
      cards: page.rows.map((row) => opportunityItem(row, actor)), nextCursor: page.nextCursor,
    })
  }
  return { currency: base, rates, columns }
}
