import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

export const consentChannel = z.enum(['email', 'phone', 'post'])
/** Addresses are kept as keyed hashes alone: the list tells that, when and why, never who. */
export const suppressionView = z.object({ id: s.id, channel: consentChannel, reason: z.string(), at: s.instant, by: s.userRef.nullable() }).meta({ id: 'Suppression' })
export type SuppressionView = z.infer<typeof suppressionView>
const about = { channel: consentChannel, address: s.line.min(3) }

const c = { tag: 'suppressions', access: 'administrator' } as const
export const suppressions = {
  list: endpoint({ ...c, method: 'GET', path: '/suppressions', summary: 'Who must not be kept or written to, without their addresses', query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: s.id.optional() }), answer: z.object({ items: z.array(suppressionView), nextCursor: z.string().nullable() }) }),
  add: endpoint({ ...c, method: 'POST', path: '/suppressions', summary: 'Keep an address out of every door', body: z.object({ ...about, reason: s.name }), answer: s.saved, status: 201 }),
  lift: endpoint({ ...c, method: 'POST', path: '/suppressions/lift', summary: 'Let an address in again', body: z.object({ ...about, reason: s.name }), answer: s.saved }),
}
