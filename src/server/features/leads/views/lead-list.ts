import { sql } from 'kysely'
import type * as z from 'zod'
import type { leads } from '#contract/leads.ts'
import type { ListQuery } from '#contract/shapes.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import { WORKED_ON_KINDS } from '#domain/leads/status.ts'
import type { Actor } from '../../../context.ts'
import type { Db } from '../../../db/client.ts'
import { byText, filterSql, type ListAsked, type Listing, type ListSpec, listPage, parseFilter, searchSql, shelfSql } from '../../../db/listing.ts'
import { iso } from '../../../db/wire.ts'
import { visibleLead } from '../../../db/visibility.ts'

/** What the global row of the consent ledger says last. */
const UNSUBSCRIBED = sql`coalesce((select c.state = 'unsubscribed' from consent c where c.channel = 'email' and c.address = lead.email and c.list_id is null order by c.at desc, c.id desc limit 1), false)`

/** The same asked of every lead: the ledger is read once, not once a lead. */
const AMONG_UNSUBSCRIBED = sql`lead.email in (select c.address from (select distinct on (address) address, state from consent where channel = 'email' and list_id is null order by address, at desc, id desc) c where c.state = 'unsubscribed')`

export const leadSpec: ListSpec = {
  alias: 'lead',
  from: sql`from lead`,
  labels: sql`left join lead_status status on status.id = lead.status_id`,
  columns: sql`lead.*, status.key as status_key, status.name as status_name, status.name_en as status_name_en, status.colour as status_colour, ${UNSUBSCRIBED} as unsubscribed`,
  search: sql`lead.search_text`,
  defaultSort: '-createdAt',
  fields: {
    name: { sql: sql`lead.sort_name`, kind: 'text', folded: true, sort: { by: sql`lead.sort_name`, type: 'text' } },
    title: { sql: sql`lead.title`, kind: 'text', searched: true, sort: byText(sql`lead.title`) },
    companyName: { sql: sql`lead.company_name`, kind: 'text', searched: true, sort: byText(sql`lead.company_name`) },
    firstName: { sql: sql`lead.first_name`, kind: 'text', searched: true, sort: byText(sql`lead.first_name`) },
    lastName: { sql: sql`lead.last_name`, kind: 'text', searched: true, sort: byText(sql`lead.last_name`) },
    jobTitle: { sql: sql`lead.job_title`, kind: 'text', sort: byText(sql`lead.job_title`) },
    // Kept in lower case, and ASCII but for rare domains: its bytes are its order.
    email: { sql: sql`lead.email`, kind: 'text', searched: true, sort: { by: sql`lead.email collate "C"`, type: 'text', nullable: true } },
    phone: { sql: sql`lead.phone`, kind: 'phone' },
    mobile: { sql: sql`lead.mobile`, kind: 'phone' },
    website: { sql: sql`lead.website`, kind: 'text' },
    registryNumber: { sql: sql`lead.registry_number`, kind: 'text', searched: true },
    notes: { sql: sql`lead.notes`, kind: 'text' },
    language: { sql: sql`lead.language`, kind: 'choice' },
    isOrganisation: { sql: sql`lead.is_organisation`, kind: 'boolean' },
    ownerId: { sql: sql`lead.owner_id`, kind: 'user' },
    teamId: { sql: sql`lead.team_id`, kind: 'reference' },
    statusId: { sql: sql`lead.status_id`, kind: 'reference' },
    statusKind: { sql: sql`lead.status_kind`, kind: 'choice' },
    sourceId: { sql: sql`lead.source_id`, kind: 'reference' },
    mediumId: { sql: sql`lead.medium_id`, kind: 'reference' },
    campaignId: { sql: sql`lead.campaign_id`, kind: 'reference' },
    industryId: { sql: sql`lead.industry_id`, kind: 'reference' },
    marketSegmentId: { sql: sql`lead.market_segment_id`, kind: 'reference' },
    territoryId: { sql: sql`lead.territory_id`, kind: 'reference' },
    tagIds: { sql: sql`lead.tag_ids`, kind: 'tags' },
    priority: { sql: sql`lead.priority`, kind: 'number', sort: { by: sql`lead.priority`, type: 'int' } },
    employees: { sql: sql`lead.employees`, kind: 'number', sort: { by: sql`lead.employees`, type: 'int', nullable: true } },
    city: { sql: sql`lead.city`, kind: 'text', searched: true, sort: byText(sql`lead.city`) },
    postalCode: { sql: sql`lead.postal_code`, kind: 'text', searched: true, sort: byText(sql`lead.postal_code`) },
    country: { sql: sql`lead.country`, kind: 'choice' },
    nextContact: { sql: sql`lead.next_contact_starts_at`, kind: 'instant', sort: { by: sql`lead.next_contact_starts_at`, type: 'timestamptz', nullable: true } },
    createdAt: { sql: sql`lead.created_at`, kind: 'instant', sort: { by: sql`lead.created_at`, type: 'timestamptz' } },
    updatedAt: { sql: sql`lead.updated_at`, kind: 'instant', sort: { by: sql`lead.updated_at`, type: 'timestamptz' } },
    nextContactUserId: { sql: sql`lead.next_contact_user_id`, kind: 'user' },
    importId: { sql: sql`lead.import_id`, kind: 'reference' },
    unsubscribed: { sql: AMONG_UNSUBSCRIBED, kind: 'boolean' },
  },
}

/** Leads one still works on; those with an open opportunity, converted or closed are hidden unless the list asks for a status. */
const STILL_WORKED_ON = sql<boolean>`lead.status_kind in (${sql.join(WORKED_ON_KINDS)})`

/** Everything the list query finds and the actor may see: one predicate for list, count, export and bulk change. */
export function leadWhere(actor: Actor, query: ListAsked) {
  const asksStatus = [...(query.filter.all ?? []), ...(query.filter.any ?? [])].some((one) => one.field === 'statusId' || one.field === 'statusKind')
  const parts = [
    visibleLead(actor),
    sql<boolean>`lead.merged_into_id is null`,
    shelfSql('lead', query.shelf),
    filterSql(leadSpec, query.filter, actor),
    ...(query.q ? [searchSql(sql`lead.search_text`, query.q)] : []),
    ...(asksStatus || query.q || query.shelf !== 'active' ? [] : [STILL_WORKED_ON]),
  ]
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

export const leadListing: Listing = { spec: leadSpec, where: leadWhere }

type Row = Record<string, any>

export const leadItem = (row: Row, actor: Actor) => ({ ...leadCore(row, actor), city: row.city, postalCode: row.postal_code, country: row.country, unsubscribed: row.unsubscribed })

export function leadCore(row: Row, actor: Actor) {
  return {
    id: row.id,
    label: leadLabel({ isOrganisation: row.is_organisation, title: row.title, firstName: row.first_name, lastName: row.last_name, companyName: row.company_name, email: row.email }),
    title: row.title, isOrganisation: row.is_organisation, firstName: row.first_name, lastName: row.last_name, companyName: row.company_name, jobTitle: row.job_title,
    email: row.email, phone: row.phone, mobile: row.mobile, ownerId: row.owner_id, teamId: row.team_id,
    statusId: row.status_id,
    status: { id: row.status_id, key: row.status_key, kind: row.status_kind, label: (actor.language === 'en' && row.status_name_en) || row.status_name, colour: row.status_colour },
    sourceId: row.source_id, mediumId: row.medium_id, campaignId: row.campaign_id, tagIds: row.tag_ids, priority: row.priority,
    industryId: row.industry_id, marketSegmentId: row.market_segment_id, territoryId: row.territory_id, employees: row.employees, website: row.website, registryNumber: row.registry_number,
    nextContact: row.next_contact_starts_at ? { userId: row.next_contact_user_id, startsAt: iso(row.next_contact_starts_at), endsAt: row.next_contact_ends_at ? iso(row.next_contact_ends_at) : null } : null,
    createdAt: iso(row.created_at), updatedAt: iso(row.updated_at), archivedAt: row.archived_at ? iso(row.archived_at) : null, deletedAt: row.deleted_at ? iso(row.deleted_at) : null,
    version: String(row.version),
  }
}

export async function listLeads(db: Db, actor: Actor, query: ListQuery): Promise<z.input<typeof leads.list.answer>> {
  const where = leadWhere(actor, { q: query.q, filter: parseFilter(query.filter), shelf: query.shelf })
  const page = await listPage<Row>(db, leadSpec, query, where)
  return { ...page, items: page.rows.map((row) => leadItem(row, actor)) }
}
