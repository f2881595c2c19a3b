import type { Work } from '../../../db/operation.ts'
import { updateLead } from '../store.ts'
import { recomputeStatuses } from './derive.ts'

/** Records whose customer the lead is. Only `created` (Create › Customer) makes it converted by itself. */
export async function linkCustomer(work: Work, leadId: string, customerId: string, created: boolean): Promise<void> {
  await updateLead(work.trx, leadId, { customer_id: customerId, ...(created ? { customer_created: true } : {}) })
  await recomputeStatuses(work, [leadId], created ? 'customer.create' : 'customer.link')
}
