import { sql } from 'kysely'
import type { ContactView, CustomerView } from '#contract/customers.ts'
import type { ListQuery } from '#contract/shapes.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { byText, filterSql, type ListAsked, type Listing, type ListSpec, listPage, parseFilter, searchSql, shelfSql } from '../../db/listing.ts'
import { visibleContact, visibleCustomer, visibleLead, visibleOpportunity } from '../../db/visibility.ts'
import { addressOf, iso, isoOrNull } from '../../db/wire.ts'
import { Refused } from '../../refused.ts'

type Row = Record<string, any>

const customerSpec: ListSpec = {
  alias: 'customer',
  from: sql`from customer left join address place on place.customer_id = customer.id and place.is_primary`,
  columns: sql`customer.*, place.city`,
  search: sql`customer.search_text`,
  defaultSort: 'name',
  fields: {
    name: { sql: sql`customer.sort_name`, kind: 'text', folded: true, sort: { by: sql`customer.sort_name`, type: 'text' } },
    email: { sql: sql`customer.email`, kind: 'text', searched: true, sort: { by: sql`customer.email collate "C"`, type: 'text', nullable: true } },
    phone: { sql: sql`customer.phone`, kind: 'phone' },
    mobile: { sql: sql`customer.mobile`, kind: 'phone' },
    website: { sql: sql`customer.website`, kind: 'text' },
    registryNumber: { sql: sql`customer.registry_number`, kind: 'text', searched: true },
    employees: { sql: sql`customer.employees`, kind: 'number', sort: { by: sql`customer.employees`, type: 'int', nullable: true } },
    sourceId: { sql: sql`customer.source_id`, kind: 'reference' },
    isOrganisation: { sql: sql`customer.is_organisation`, kind: 'boolean' },
    ownerId: { sql: sql`customer.owner_id`, kind: 'user' },
    teamId: { sql: sql`customer.team_id`, kind: 'reference' },
    industryId: { sql: sql`customer.industry_id`, kind: 'reference' },
    marketSegmentId: { sql: sql`customer.market_segment_id`, kind: 'reference' },
    territoryId: { sql: sql`customer.territory_id`, kind: 'reference' },
    tagIds: { sql: sql`customer.tag_ids`, kind: 'tags' },
    city: { sql: sql`place.city`, kind: 'text', searched: true, sort: byText(sql`place.city`) },
    postalCode: { sql: sql`place.postal_code`, kind: 'text', searched: true },
    country: { sql: sql`place.country`, kind: 'choice' },
    updatedAt: { sql: sql`customer.updated_at`, kind: 'instant', sort: { by: sql`customer.updated_at`, type: 'timestamptz' } },
    createdAt: { sql: sql`customer.created_at`, kind: 'instant', sort: { by: sql`customer.created_at`, type: 'timestamptz' } },
  },
}

const contactSpec: ListSpec = {
  alias: 'contact',
  from: sql`from contact join customer company on company.id = contact.customer_id`,
  columns: sql`contact.*, company.name as customer_name`,
  search: sql`contact.search_text`,
  defaultSort: 'name',
  fields: {
    name: { sql: sql`contact.sort_name`, kind: 'text', folded: true, sort: { by: sql`contact.sort_name`, type: 'text' } },
    customerId: { sql: sql`contact.customer_id`, kind: 'reference' },
    customer: { sql: sql`company.sort_name`, kind: 'text', folded: true, sort: { by: sql`company.sort_name`, type: 'text' } },
    jobTitle: { sql: sql`contact.job_title`, kind: 'text', searched: true, sort: byText(sql`contact.job_title`) },
    email: { sql: sql`contact.email`, kind: 'text', searched: true, sort: { by: sql`contact.email collate "C"`, type: 'text', nullable: true } },
    phone: { sql: sql`contact.phone`, kind: 'phone' },
    mobile: { sql: sql`contact.mobile`, kind: 'phone' },
    isPrimary: { sql: sql`contact.is_primary`, kind: 'boolean' },
    createdAt: { sql: sql`contact.created_at`, kind: 'instant', sort: { by: sql`contact.created_at`, type: 'timestamptz' } },
  },
}

const coreOf = (row: Row) => ({
  id: row.id, isOrganisation: row.is_organisation, name: row.name, email: row.email, phone: row.phone, mobile: row.mobile, website: row.website, registryNumber: row.registry_number,
  ownerId: row.owner_id, teamId: row.team_id, industryId: row.industry_id, marketSegmentId: row.market_segment_id, territoryId: row.territory_id, tagIds: row.tag_ids,
  createdAt: iso(row.created_at), updatedAt: iso(row.updated_at), archivedAt: isoOrNull(row.archived_at), deletedAt: isoOrNull(row.deleted_at), version: String(row.version),
})

export const contactOf = (row: Row): ContactView => ({
  id: row.id, customerId: row.customer_id, customerName: row.customer_name, isPrimary: row.is_primary, salutationId: row.salutation_id, firstName: row.first_name, lastName: row.last_name,
  label: [row.first_name, row.last_name].filter(Boolean).join(' ') || row.email || row.customer_name,
  jobTitle: row.job_title, role: row.role, seniority: row.seniority, email: row.email, phone: row.phone, mobile: row.mobile, notes: row.notes,
  createdAt: iso(row.created_at), updatedAt: iso(row.updated_at), archivedAt: isoOrNull(row.archived_at), deletedAt: isoOrNull(row.deleted_at), version: String(row.version),
})

const customerWhere = (actor: Actor, query: ListAsked) => sql<boolean>`${visibleCustomer(actor)} and ${shelfSql('customer', query.shelf)} and ${filterSql(customerSpec, query.filter, actor)} and ${query.q ? searchSql(sql`customer.search_text`, query.q) : sql`true`}`
const contactWhere = (actor: Actor, query: ListAsked) => sql<boolean>`${visibleContact(actor)} and ${shelfSql('contact', query.shelf)} and ${filterSql(contactSpec, query.filter, actor)} and ${query.q ? searchSql(sql`contact.search_text`, query.q) : sql`true`}`
export const customerListing: Listing = { spec: customerSpec, where: customerWhere }
export const contactListing: Listing = { spec: contactSpec, where: contactWhere }

/** Rows as the list shows them, with how many opportunities each has open that the actor sees. */
export async function customerItems(db: Db, actor: Actor, rows: Row[]) {
  const { rows: open } = await sql<{ customer_id: string; n: number }>`select customer_id, count(*)::int as n from opportunity where state = 'open' and deleted_at is null and customer_id = any(${rows.map((row) => row.id)}::uuid[]) and ${visibleOpportunity(actor)} group by 1`.execute(db)
  const counts = new Map(open.map((one) => [one.customer_id, one.n]))
  return rows.map((row) => ({ ...coreOf(row), city: row.city as string | null, openOpportunities: counts.get(row.id) ?? 0 }))
}

export async function listCustomers(db: Db, actor: Actor, query: ListQuery) {
  const where = customerWhere(actor, { ...query, filter: parseFilter(query.filter) })
  const page = await listPage<Row>(db, customerSpec, query, where)
  return { ...page, items: await customerItems(db, actor, page.rows) }
}

export async function readCustomer(db: Db, actor: Actor, id: string): Promise<CustomerView> {
  const { rows } = await sql<Row>`select ${customerSpec.columns} ${customerSpec.from} where customer.id = ${id} and ${visibleCustomer(actor)}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refused('not_found')
  const addresses = await db.selectFrom('address').selectAll().where('customer_id', '=', id).orderBy('position').execute()
  const { rows: contacts } = await sql<Row>`select ${contactSpec.columns} ${contactSpec.from} where contact.customer_id = ${id} and contact.deleted_at is null order by contact.is_primary desc, contact.sort_name`.execute(db)
  const { rows: opportunities } = await sql<{ id: string; title: string; state: 'open'; amount: string; currency: string }>`select id, title, state, amount, currency from opportunity where customer_id = ${id} and deleted_at is null and ${visibleOpportunity(actor)} order by created_at desc limit 100`.execute(db)
  const { rows: leads } = await sql<Row>`select * from lead where customer_id = ${id} and deleted_at is null and ${visibleLead(actor)} order by created_at desc limit 100`.execute(db)
  return {
    ...coreOf(row), firstName: row.first_name, lastName: row.last_name, fax: row.fax, language: row.language, parentId: row.parent_id, sourceId: row.source_id, employees: row.employees, notes: row.notes, customFields: row.custom_fields,
    addresses: addresses.map(addressOf), contacts: contacts.map(contactOf), opportunities,
    leads: leads.map((one) => ({ id: one.id, label: leadLabel({ isOrganisation: one.is_organisation, title: one.title, firstName: one.first_name, lastName: one.last_name, companyName: one.company_name, email: one.email }) })),
  }
}

export async function listContacts(db: Db, actor: Actor, query: ListQuery) {
  const where = contactWhere(actor, { ...query, filter: parseFilter(query.filter) })
  const page = await listPage<Row>(db, contactSpec, query, where)
  return { ...page, items: page.rows.map(contactOf) }
}

export async function readContact(db: Db, actor: Actor, id: string): Promise<ContactView> {
  const { rows } = await sql<Row>`select ${contactSpec.columns} ${contactSpec.from} where contact.id = ${id} and ${visibleContact(actor)}`.execute(db)
  if (!rows[0]) throw new Refused('not_found')
  return contactOf(rows[0])
}
