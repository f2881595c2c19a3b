import { sql } from 'kysely'
import type * as z from 'zod'
import type { searchHit } from '#contract/records.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import { foldText } from '#domain/values/text.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { searchSql } from '../../db/listing.ts'
import { visibleContact, visibleCustomer, visibleLead, visibleOpportunity } from '../../db/visibility.ts'

type Row = Record<string, any>
type Hit = z.output<typeof searchHit>

/** One search over leads, opportunities, customers and contacts, as far as the actor sees them; names that begin so come first. */
export async function searchAll(db: Db, actor: Actor, query: { q: string; limit: number }): Promise<{ items: Hit[] }> {
  const beginning = `${foldText(query.q).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const find = async (table: string, alias: string, visible: ReturnType<typeof visibleLead>, more = sql``) => {
    const { rows } = await sql<Row>`select ${sql.ref(alias)}.* ${more} from ${sql.table(table)} where ${sql.ref(`${alias}.deleted_at`)} is null and ${visible} and ${searchSql(sql.ref(`${alias}.search_text`), query.q)}
      order by ${sql.ref(`${alias}.sort_name`)} like ${beginning} desc, ${sql.ref(`${alias}.created_at`)} desc limit ${query.limit}`.execute(db)
    return rows
  }
  const leads = await find('lead', 'lead', visibleLead(actor))
  const opportunities = await find('opportunity', 'opportunity', visibleOpportunity(actor))
  const customers = await find('customer', 'customer', visibleCustomer(actor))
  const contacts = await find('contact', 'contact', visibleContact(actor), sql`, (select c.name from customer c where c.id = contact.customer_id) as customer_name`)
  return {
    items: [
      ...leads.filter((row) => !row.merged_into_id).map((row): Hit => ({
        kind: 'lead', id: row.id, detail: row.email ?? row.phone, state: row.status_kind,
        label: leadLabel({ isOrganisation: row.is_organisation, title: row.title, firstName: row.first_name, lastName: row.last_name, companyName: row.company_name, email: row.email }),
      })),
      ...opportunities.map((row): Hit => ({ kind: 'opportunity', id: row.id, label: row.title, detail: null, state: row.state })),
      ...customers.map((row): Hit => ({ kind: 'customer', id: row.id, label: row.name, detail: row.email ?? row.phone, state: null })),
      ...contacts.map((row): Hit => ({ kind: 'contact', id: row.id, label: [row.first_name, row.last_name].filter(Boolean).join(' ') || row.email || row.customer_name, detail: row.customer_name, state: null })),
    ],
  }
}
