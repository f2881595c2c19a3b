import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ConversionInput } from '#contract/conversion.ts'
import { type ConvertedLead, customerDifferences, customerFromLead, joinLead, opportunityFromLead } from '#domain/conversion/plan.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import { matchKeys } from '#domain/matching/match-keys.ts'
import { personKey } from '#domain/values/person-name.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { visibleCustomer } from '../../db/visibility.ts'
import { Refused } from '../../refused.ts'
import { saveAddresses } from '../addresses/commands.ts'
import { createContactIn, createCustomerIn, deriveCustomers } from '../customers/commands.ts'
import { leadIdentity, linkCustomer, takeLead } from '../leads/commands.ts'
import { refuseAssignment } from '../teams/commands.ts'
import { createOpportunityIn, joinLeadIn, takeOpportunity } from '../opportunities/commands.ts'
import { findCustomer, findCustomerPeople, findLeadAddresses, findLeadPeople, findLinkedCustomer, findOpenOpportunities, findSameCompany, findTeamOf, worksIn } from './store.ts'

type LeadRow = Awaited<ReturnType<typeof takeLead>>
type CustomerPlan = { mode: 'link' | 'create' | 'none' | 'keep'; id: string | null; name: string | null; contacts: number; differences: ReturnType<typeof customerDifferences> }
export type ConversionPlan = {
  planVersion: string
  action: 'convert' | 'merge'
  opportunity: { id: string | null; title: string; changes: string[] }
  customer: CustomerPlan
  salespersonId: string | null
  teamId: string | null
}
export type ConversionDone = { operationId: string; leadId: string; opportunityId: string; customerId: string | null }

const converted = (row: LeadRow): ConvertedLead => ({ ...row, label: leadLabel(leadIdentity(row)) })

/** Linking to a customer. One the actor does not see is linked only when the lead is its already, and says no more than its name. */
async function planLink(work: Work, row: LeadRow, id: string): Promise<CustomerPlan> {
  const found = await findCustomer(work.trx, id, visibleCustomer(work.actor))
  if (!found || found.deleted_at || (id !== row.customer_id && !found.seen)) throw new Refused('unknown_reference', { fields: [{ field: 'customer.customerId', code: 'unknown_reference' }] })
  return { mode: 'link', id, name: found.name, contacts: (await peopleOf(work, row, id)).length, differences: found.seen ? customerDifferences(converted(row), found) : [] }
}

/** People to become contacts: the lead's person at the company, then its contacts, nobody twice and nobody the customer has. */
async function peopleOf(work: Work, row: LeadRow, customerId: string | null) {
  const lead = customerFromLead(converted(row))
  const own = lead.contactIsLead
    ? [{ first_name: row.first_name, last_name: row.last_name, job_title: row.job_title, role: null as string | null, seniority: null as string | null, email: row.email, phone: row.phone, mobile: row.mobile, salutation_id: row.salutation_id }]
    : []
  const others = (await findLeadPeople(work.trx, row.id)).map((one) => ({ first_name: one.first_name, last_name: one.last_name, job_title: one.job_title, role: one.role, seniority: one.seniority, email: one.email, phone: one.phone, mobile: null as string | null, salutation_id: null as string | null }))
  const known = new Set((customerId ? await findCustomerPeople(work.trx, customerId) : []).flatMap((one) => [one.email ?? '', personKey(one.first_name, one.last_name)]).filter(Boolean))
  return [...own, ...others].filter((one) => {
    const key = personKey(one.first_name, one.last_name)
    const fresh = !(key && known.has(key)) && !(one.email && one.email !== row.email && known.has(one.email))
    if (key) known.add(key)
    return fresh && (key !== '' || one.email !== null)
  })
}

/** Which customer comes of it. Creating looks for the company first: one that is there by registry number or name is linked. */
async function planCustomer(work: Work, row: LeadRow, wanted: ConversionInput['customer'], kept: string | null): Promise<CustomerPlan> {
  if (kept) {
    const customer = await findCustomer(work.trx, kept, visibleCustomer(work.actor))
    return { mode: 'keep', id: kept, name: customer?.name ?? null, contacts: 0, differences: [] }
  }
  const linked = row.customer_id ? await findLinkedCustomer(work.trx, row.customer_id) : undefined
  const mode = wanted?.mode ?? (linked ? 'link' : 'none')
  if (mode === 'none') return { mode, id: null, name: null, contacts: 0, differences: [] }
  if (mode === 'link') {
    const id = wanted?.customerId ?? linked?.id
    if (!id) throw new Refused('customer_required', { fields: [{ field: 'customer.customerId', code: 'customer_required' }] })
    return planLink(work, row, id)
  }
  const values = customerFromLead(converted(row))
  if (!values.name) throw new Refused('nothing_to_create_customer_from')
  if (linked) return planLink(work, row, linked.id)
  if (values.is_organisation) {
    const keys = matchKeys({ isOrganisation: true, companyName: values.name, firstName: null, lastName: null, emails: [], phones: [], website: null, registryNumber: row.registry_number, directoryId: null })
    // Two conversions for one new company, at the same moment and in whatever spelling, must not make it twice.
    for (const key of keys.map((one) => `${one.kind} ${one.value}`).sort()) await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(work.trx)
    const same = (await findSameCompany(work.trx, work.actor, keys))[0]
    if (same) return { mode: 'link', ...same, contacts: (await peopleOf(work, row, same.id)).length, differences: [] }
  }
  return { mode: 'create', id: null, name: values.name, contacts: (await peopleOf(work, row, null)).length, differences: [] }
}

/** Carries the customer plan out: the customer's id and that of the contact who is the lead's person. */
async function makeCustomer(work: Work, row: LeadRow, plan: CustomerPlan, owner: { salespersonId: string | null; teamId: string | null }): Promise<{ customerId: string | null; contactId: string | null }> {
  if (plan.mode === 'none' || plan.mode === 'keep') return { customerId: plan.id, contactId: null }
  const people = await peopleOf(work, row, plan.id)
  let customerId = plan.id
  if (!customerId) {
    const { contactIsLead: _, ...values } = customerFromLead(converted(row))
    customerId = await createCustomerIn(work, { ...values, owner_id: owner.salespersonId, team_id: owner.teamId })
    const addresses = await findLeadAddresses(work.trx, row.id)
    if (addresses.length > 0) {
      await saveAddresses(work, { customerId }, addresses.map((one) => ({ isPrimary: one.is_primary, type: one.type as 'billing', title: one.title, line1: one.line1, line2: one.line2, city: one.city, state: one.state, postalCode: one.postal_code, country: one.country })))
      // Its city and postal code are searched for too.
      await deriveCustomers(work.trx, [customerId])
    }
  }
  for (const [index, person] of people.entries()) await createContactIn(work, { ...person, customer_id: customerId, is_primary: plan.id === null && index === 0 })
  // Who the sale is with: the lead's person, known before or just made; at a new customer else the first.
  const contacts = await findCustomerPeople(work.trx, customerId)
  const key = personKey(row.first_name, row.last_name)
  const contact = contacts.find((one) => key !== '' && personKey(one.first_name, one.last_name) === key) ?? contacts.find((one) => row.email !== null && one.email === row.email) ?? (plan.id === null ? contacts[0] : undefined)
  const contactId = contact?.id ?? null
  return { customerId, contactId }
}

class DryRun extends Error {
  readonly plan: ConversionPlan
  constructor(plan: ConversionPlan) {
    super('dry run')
    this.plan = plan
  }
}

/**
 * Converts a lead: one opportunity made or joined, one customer linked, created or none, in one operation under the
 * lead's lock; with `dryRun` answers the plan instead. Refuses lead_closed, lead_in_trash, opportunity_open_already
 * (unless `another`), salesperson_not_in_team, plan_changed.
 */
export async function convertLead(ctx: Context, actor: Actor, leadId: string, input: ConversionInput, dryRun: boolean): Promise<ConversionPlan | ConversionDone> {
  try {
    return await operation(ctx, actor, 'lead.convert', async (work) => {
      const row = await takeLead(work, leadId, null)
      if (row.deleted_at) throw new Refused('lead_in_trash')
      if (row.status_kind === 'closed') throw new Refused('lead_closed')
      const open = await findOpenOpportunities(work.trx, leadId)
      if (open[0] && !input.another) throw new Refused('opportunity_open_already', { details: { opportunityId: open[0].id } })
      if (input.action === 'merge' && !input.opportunityId) throw new Refused('opportunity_required', { fields: [{ field: 'opportunityId', code: 'opportunity_required' }] })

      const target = input.action === 'merge' && input.opportunityId ? await takeOpportunity(work, input.opportunityId, null) : null
      if (target && (target.state !== 'open' || target.deleted_at)) throw new Refused('opportunity_not_open')
      const salespersonId = input.salespersonId === undefined ? (target?.owner_id ?? row.owner_id) : input.salespersonId
      const teamId = input.teamId === undefined
        ? target?.team_id ?? (salespersonId && salespersonId !== row.owner_id ? await findTeamOf(work.trx, salespersonId, row.team_id) : row.team_id)
        : input.teamId
      await refuseAssignment(work, { ownerId: input.salespersonId, teamId: input.teamId }, target ?? row, 'salespersonId')
      const moved = input.salespersonId !== undefined || input.teamId !== undefined
      if (moved && salespersonId && teamId && (salespersonId !== row.owner_id || teamId !== row.team_id) && !(await worksIn(work.trx, salespersonId, teamId))) {
        throw new Refused('salesperson_not_in_team', { fields: [{ field: 'salespersonId', code: 'salesperson_not_in_team' }] })
      }
      const customer = await planCustomer(work, row, input.customer, target?.customer_id ?? null)
      const carried = opportunityFromLead(converted(row))
      const changes = target ? { ...joinLead(target, row), ...(input.salespersonId !== undefined && salespersonId !== target.owner_id ? { owner_id: salespersonId } : {}), ...(input.teamId !== undefined && teamId !== target.team_id ? { team_id: teamId } : {}) } : {}
      const plan: ConversionPlan = {
        planVersion: createHash('sha256').update(JSON.stringify([row.version, target?.version ?? null, { ...customer, differences: null }, salespersonId, teamId, input.action])).digest('hex').slice(0, 32),
        action: input.action,
        opportunity: { id: target?.id ?? null, title: target?.title ?? carried.title, changes: Object.keys(changes) },
        customer, salespersonId, teamId,
      }
      if (dryRun) throw new DryRun(plan)
      if (input.planVersion !== undefined && input.planVersion !== plan.planVersion) throw new Refused('plan_changed', { details: { plan } })

      const { customerId, contactId } = await makeCustomer(work, row, customer, { salespersonId, teamId })
      let opportunityId: string
      if (target) {
        opportunityId = target.id
        await joinLeadIn(work, target.id, leadId, { ...changes, ...(target.customer_id === null && customerId ? { customer_id: customerId, contact_id: contactId } : {}) })
      } else opportunityId = await createOpportunityIn(work, { ...carried, owner_id: salespersonId, team_id: teamId, customer_id: customerId, contact_id: contactId }, [leadId])
      if (customerId && customerId !== row.customer_id) await linkCustomer(work, leadId, customerId, false)
      return { leadId, opportunityId, customerId }
    })
  } catch (error) {
    if (error instanceof DryRun) return error.plan
    throw error
  }
}

/** Create › Customer: the lead becomes converted; its company or person a customer, linked where it exists already. Refuses a closed lead and one in the trash. */
export async function createCustomerFromLeadIn(work: Work, leadId: string): Promise<{ customerId: string; contactId: string | null }> {
  const row = await takeLead(work, leadId, null)
  if (row.deleted_at) throw new Refused('lead_in_trash')
  if (row.status_kind === 'closed') throw new Refused('lead_closed')
  if (row.customer_created) throw new Refused('already_customer', { details: { customerId: row.customer_id } })
  const plan = await planCustomer(work, row, { mode: 'create' }, null)
  const { customerId, contactId } = await makeCustomer(work, row, plan, { salespersonId: row.owner_id, teamId: row.team_id })
  if (!customerId) throw new Refused('nothing_to_create_customer_from')
  await linkCustomer(work, leadId, customerId, true)
  return { customerId, contactId }
}
export function createCustomerFromLead(ctx: Context, actor: Actor, leadId: string) {
  return operation(ctx, actor, 'lead.customer', (work) => createCustomerFromLeadIn(work, leadId))
}
