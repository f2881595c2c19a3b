import type { LeadInput } from '#contract/leads.ts'
import { opportunityFromLead } from '#domain/conversion/plan.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import { arrivesAs, type LeadsMode } from '#domain/teams/leads-mode.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { createLeadIn, leadIdentity, type Origin } from '../leads/commands.ts'
import { createOpportunitiesIn } from '../opportunities/commands.ts'
import { refuseAssignment } from '../teams/commands.ts'
import { areLeadsOffAnywhere, findArrivals } from './store.ts'

/** As many as one set of statements creates. */
const BATCH = 500

/** Somebody new, entered by a person or a program; theirs unless it names somebody else. Where leads are off, an opportunity comes of it in the same operation. */
export function receiveLead(ctx: Context, actor: Actor, input: LeadInput): Promise<{ id: string; opportunityId?: string; operationId: string }> {
  const door = actor.door === 'screen' ? 'screen' : 'api'
  return operation(ctx, actor, 'lead.create', async (work) => {
    await refuseAssignment(work, input)
    const { id, opportunityId } = await receiveLeadIn(work, input, { door, basis: 'legitimate_interest' })
    return { id, ...(opportunityId ? { opportunityId } : {}) }
  })
}

/** The same inside the operation under way: every door writes a lead, and converts it at once where its team does not use leads. */
export async function receiveLeadIn(work: Work, input: LeadInput, origin: Origin): Promise<{ id: string; opportunityId: string | null }> {
  const id = await createLeadIn(work, input, origin)
  return { id, opportunityId: (await convertArrivalsIn(work, [id])).get(id) ?? null }
}

/** Makes an opportunity, without a customer, of each of these new leads whose team does not use leads; answers which one by lead. */
export async function convertArrivalsIn(work: Work, leadIds: string[]): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  if (!(await areLeadsOffAnywhere(work.trx))) return made
  for (let from = 0; from < leadIds.length; from += BATCH) {
    const arrivals = (await findArrivals(work.trx, leadIds.slice(from, from + BATCH))).filter((one) => arrivesAs(one.status_kind, one.leads_mode as LeadsMode | null, one.leads_enabled) === 'opportunity')
    const ids = await createOpportunitiesIn(work, arrivals.map((lead) => ({
      values: { ...opportunityFromLead({ ...lead, label: leadLabel(leadIdentity(lead)) }), owner_id: lead.owner_id, team_id: lead.team_id },
      leadIds: [lead.id],
    })))
    for (const [index, lead] of arrivals.entries()) made.set(lead.id, ids[index] as string)
  }
  return made
}
