import { type RawBuilder, sql } from 'kysely'
import type { SearchHit } from '#contract/records.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import { phoneDigits } from '#domain/values/phone.ts'
import { foldText } from '#domain/values/text.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { escapeLike } from '../../db/condition.ts'
import { searchSql } from '../../db/listing.ts'
import { visibleContact, visibleCustomer, visibleLead, visibleOpportunity } from '../../db/visibility.ts'

type Row = Record<string, any>

/** Three signs in a row are what the index of contained text needs; with less, only names that begin so are looked for. */
function isIndexed(q: string): boolean {
  const digits = /^[+\d][\d\s().+-]*$/.test(q.trim()) ? phoneDigits(q) : []
  return digits.length > 0 ? digits.every((one) => one.length >= 3) : foldText(q).split(' ').some((word) => word.length >= 3)
}

/** One search over leads, opportunities, customers and contacts, as far as the actor sees them; names that begin so come first, then the newest, the archived last. */
export async function searchAll(db: Db, actor: Actor, { q, limit }: { q: string; limit: number }): Promise<{ items: SearchHit[] }> {
  const folded = foldText(q)
  if (folded === '') return { items: [] }
  const find = async (table: 'lead' | 'opportunity' | 'customer' | 'contact', visible: RawBuilder<boolean>, more = sql``): Promise<Row[]> => {
    const name = sql.ref(`${table}.sort_name`)
    const visibly = sql`select ${sql.ref(table)}.* ${more} from ${sql.table(table)} where ${sql.ref(`${table}.deleted_at`)} is null and ${visible}`
    const beginning = sql`(${visibly} and ${name} like ${`${escapeLike(folded)}%`} order by ${name} limit ${limit})`
    const containing = sql`(${visibly} and ${searchSql(sql.ref(`${table}.search_text`), q)} order by ${sql.ref(`${table}.created_at`)} desc limit ${limit})`
    const { rows } = await sql<Row>`${isIndexed(q) ? sql`${beginning} union all ${containing}` : beginning}`.execute(db)
    const once = [...new Map(rows.map((row) => [row.id as string, row])).values()]
    return once.toSorted((a, b) => Number(a.archived_at !== null) - Number(b.archived_at !== null)).slice(0, limit)
  }
  const leads = await find('lead', sql<boolean>`(lead.merged_into_id is null and ${visibleLead(actor)})`)
  const opportunities = await find('opportunity', visibleOpportunity(actor))
  const customers = await find('customer', visibleCustomer(actor))
  const contacts = await find(
    'contact',
    sql<boolean>`(exists (select 1 from customer c where c.id = contact.customer_id and c.deleted_at is null) and ${visibleContact(actor)})`,
    sql`, (select c.name from customer c where c.id = contact.customer_id) as customer_name`,
  )
  const hit = (kind: SearchHit['kind'], row: Row, label: string, detail: string | null, state: string | null = null): SearchHit => ({ kind, id: row.id, label, detail, state, archived: row.archived_at !== null })
  return {
    items: [
      ...leads.map((row) => hit('lead', row, leadLabel({ isOrganisation: row.is_organisation, title: row.title, firstName: row.first_name, lastName: row.last_name, companyName: row.company_name, email: row.email }), row.email ?? row.mobile ?? row.phone, row.status_kind)),
      ...opportunities.map((row) => hit('opportunity', row, row.title, null, row.state)),
      ...customers.map((row) => hit('customer', row, row.name, row.email ?? row.phone)),
      ...contacts.map((row) => hit('contact', row, [row.first_name, row.last_name].filter(Boolean).join(' ') || row.email || row.customer_name, row.customer_name)),
    ],
  }
}
