import type { LeadStatusView } from '#contract/lists.ts'
import { call, type Request } from '#web/api.ts'

type Created = NonNullable<Request<'leadStatuses.create'>['body']>
type Changed = NonNullable<Request<'leadStatuses.change'>['body']>
export const addStatus = (body: Created) => call('leadStatuses.create', { body })
export const changeStatus = (status: LeadStatusView, body: Changed) => call('leadStatuses.change', { params: { id: status.id }, body, ifMatch: status.version })
/** A place is a matter of the whole list: it is put on top of whatever was changed meanwhile. */
export const placeStatus = (id: string, position: number) => call('leadStatuses.change', { params: { id }, body: { position } })
export const countLeadsWith = async (id: string) => (await call('leadStatuses.remove', { params: { id }, query: { dryRun: 'true' } })).affected
export const removeStatus = (id: string, replacement: string | null) => call('leadStatuses.remove', { params: { id }, query: replacement ? { replacement } : {} })
