import { sql } from 'kysely'
import type { ConversionProposal } from '#contract/conversion.ts'
import { customerDifferences, proposeConversion } from '#domain/conversion/plan.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { visibleCustomer, visibleLead, visibleOpportunity } from '../../db/visibility.ts'
import { Refused } from '../../refused.ts'
import { duplicatesOfLead } from '../matching/views.ts'

type Row = Record<string, any>
type Seen = { score: number; reasons: { code: string; value?: string; similarity?: number }[] }

async function blockOf(db: Db, actor: Actor, lead: Row): Promise<ConversionProposal['blockedBy']> {
  if (lead.deleted_at) return { code: 'lead_in_trash', opportunityId: null }
  if (lead.status_kind === 'closed') return { code: 'lead_closed', opportunityId: null }
  const { rows } = await sql<{ id: string; seen: boolean }>`select opportunity.id, ${visibleOpportunity(actor)} as seen from lead_opportunity lo join opportunity on opportunity.id = lo.opportunity_id
    where lo.lead_id = ${lead.id} and opportunity.state = 'open' and opportunity.deleted_at is null order by opportunity.created_at limit 1`.execute(db)
  return rows[0] ? { code: 'opportunity_open_already', opportunityId: rows[0].seen ? rows[0].id : null } : null
}

/** What the conversion dialog starts with: open opportunities to merge with, customers to link to, and a proposal. */
export async function readProposal(db: Db, actor: Actor, leadId: string): Promise<ConversionProposal> {
  const { rows: leads } = await sql<Row>`select * from lead where id = ${leadId} and ${visibleLead(actor)}`.execute(db)
  const lead = leads[0]
  if (!lead) throw new Refused('not_found')
  const found = (await duplicatesOfLead(db, actor, leadId)).filter((one) => !one.hidden)
  const contactIds = found.filter((one) => one.kind === 'contact').map((one) => one.id)
  const { rows: contacts } = await sql<{ id: string; customer_id: string }>`select id, customer_id from contact where id = any(${contactIds}::uuid[])`.execute(db)

  // A customer is known by its own match or by a contact's, whichever is better.
  const customersSeen = new Map<string, Seen>()
  const leadsSeen = new Map<string, Seen>()
  const note = (map: Map<string, Seen>, id: string, seen: Seen) => {
    if ((map.get(id)?.score ?? -1) < seen.score) map.set(id, seen)
  }
  for (const one of found) {
    if (one.kind === 'customer') note(customersSeen, one.id, one)
    else if (one.kind === 'contact') note(customersSeen, contacts.find((row) => row.id === one.id)?.customer_id ?? one.id, one)
    else note(leadsSeen, one.id, one)
  }
  if (lead.customer_id) note(customersSeen, lead.customer_id, { score: 100, reasons: [] })
  const { rows: customers } = await sql<Row>`select customer.*, (select a.city from address a where a.customer_id = customer.id and a.is_primary) as city
    from customer where id = any(${[...customersSeen.keys()]}::uuid[]) and deleted_at is null and ${visibleCustomer(actor)}`.execute(db)
  const { rows: opportunities } = await sql<Row>`select opportunity.*, stage.name as stage_name, stage.name_en as stage_name_en, customer.name as customer_name,
      array(select lo.lead_id from lead_opportunity lo where lo.opportunity_id = opportunity.id) as lead_ids
    from opportunity join stage on stage.id = opportunity.stage_id left join customer on customer.id = opportunity.customer_id
    where opportunity.state = 'open' and opportunity.deleted_at is null and ${visibleOpportunity(actor)}
      and (opportunity.customer_id = any(${[...customersSeen.keys()]}::uuid[])
        or exists (select 1 from lead_opportunity lo where lo.opportunity_id = opportunity.id and lo.lead_id = any(${[...leadsSeen.keys()]}::uuid[])))
      and not exists (select 1 from lead_opportunity lo where lo.opportunity_id = opportunity.id and lo.lead_id = ${leadId}) limit 50`.execute(db)

  const candidates = customers.map((row) => ({ row, ...(customersSeen.get(row.id) ?? { score: 0, reasons: [] }) })).sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
  const open = opportunities
    .map((row) => {
      const seen = [customersSeen.get(row.customer_id), ...row.lead_ids.map((id: string) => leadsSeen.get(id))].filter((one): one is Seen => one !== undefined).sort((a, b) => b.score - a.score)[0]
      return { row, score: seen?.score ?? 0, reasons: seen?.reasons ?? [] }
    })
    .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
  const IDENTIFYING = new Set(['same_email', 'same_phone', 'same_registry_number'])
  const proposal = proposeConversion({
    openOpportunities: open.map(({ row, score }) => ({ id: row.id, score })),
    customers: candidates.map(({ row, score, reasons }) => ({ id: row.id, score, identifies: reasons.some((one) => IDENTIFYING.has(one.code)) })),
    linkedCustomerId: lead.customer_id,
    hasName: Boolean(lead.company_name || lead.first_name || lead.last_name),
  })
  const chosen = candidates.find(({ row }) => row.id === proposal.customerId)?.row
  return {
    action: proposal.action,
    opportunityId: proposal.opportunityId,
    duplicates: open.map(({ row, score, reasons }) => ({
      kind: 'opportunity' as const, id: row.id, label: row.title, score, reasons, state: row.state, stage: (actor.language === 'en' && row.stage_name_en) || row.stage_name,
      amount: row.amount, currency: row.currency, customerId: row.customer_id, customerName: row.customer_name,
    })),
    salespersonId: lead.owner_id,
    teamId: lead.team_id,
    customer: {
      mode: proposal.mode,
      customerId: proposal.customerId,
      candidates: candidates.map(({ row, score, reasons }) => ({ id: row.id, label: row.name, score, reasons, city: row.city })),
      differences: chosen ? customerDifferences({ ...lead, label: leadLabel({ isOrganisation: lead.is_organisation, firstName: lead.first_name, lastName: lead.last_name, companyName: lead.company_name, email: lead.email, title: lead.title }) } as never, chosen as never) : [],
    },
    blockedBy: await blockOf(db, actor, lead),
    missing: lead.company_name || lead.first_name || lead.last_name ? [] : ['name'],
  }
}
