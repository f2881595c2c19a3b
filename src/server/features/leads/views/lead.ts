import { sql } from 'kysely'
import type { LeadView } from '#contract/leads.ts'
import type { Actor } from '../../../context.ts'
import type { Db } from '../../../db/client.ts'
import { addressOf, iso } from '../../../db/wire.ts'
import { visibleCustomer, visibleLead, visibleOpportunity } from '../../../db/visibility.ts'
import { Refused } from '../../../refused.ts'
import { leadCore, leadSpec } from './lead-list.ts'

/** One lead with all that hangs on it. Refuses not_found (also when not visible) and merged. */
export async function readLead(db: Db, actor: Actor, id: string): Promise<LeadView> {
  const { rows } = await sql<Record<string, any>>`
    select ${leadSpec.columns},
      coalesce((select jsonb_agg(to_jsonb(a) order by a.position) from address a where a.lead_id = lead.id), '[]') as addresses,
      coalesce((select jsonb_agg(to_jsonb(c) order by c.position) from lead_contact c where c.lead_id = lead.id), '[]') as contacts,
      coalesce((select jsonb_agg(jsonb_build_object('id', opportunity.id, 'title', opportunity.title, 'state', opportunity.state) order by opportunity.created_at)
        from lead_opportunity lo join opportunity on opportunity.id = lo.opportunity_id and opportunity.deleted_at is null
        where lo.lead_id = lead.id and ${visibleOpportunity(actor)}), '[]') as opportunities,
      (select jsonb_build_object('id', customer.id, 'name', customer.name) from customer where customer.id = lead.customer_id and ${visibleCustomer(actor)}) as customer
    ${leadSpec.from} ${leadSpec.labels} where lead.id = ${id} and ${visibleLead(actor)}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refused('not_found')
  if (row.merged_into_id) throw new Refused('merged', { details: { survivorId: row.merged_into_id } })
  return {
    ...leadCore(row, actor),
    salutationId: row.salutation_id, gender: row.gender, fax: row.fax, language: row.language, notes: row.notes,
    addresses: row.addresses.map(addressOf),
    contacts: row.contacts.map((one: Record<string, any>) => ({
      id: one.id, isPrimary: one.is_primary, firstName: one.first_name, lastName: one.last_name, jobTitle: one.job_title, role: one.role, seniority: one.seniority, email: one.email, phone: one.phone,
    })),
    unsubscribed: row.unsubscribed,
    customFields: row.custom_fields,
    opportunityIds: row.opportunities.map((one: { id: string }) => one.id),
    opportunities: row.opportunities,
    customerId: row.customer_id,
    customer: row.customer,
    origin: { door: row.origin_door, at: iso(row.origin_at), basis: row.origin_basis, detail: row.origin_detail },
  }
}

