import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

const record = z.object({ kind: z.string(), id: s.id, label: z.string() })

export const sampleView = z
  .object({
    /** The operation that loaded it; null where there is none. */
    operationId: s.id.nullable(),
    /** How many records of each kind removing takes away, now. */
    removes: z.object({ leads: z.int(), opportunities: z.int(), customers: z.int(), users: z.int(), teams: z.int() }),
    /** What stays, because records of the organisation's own need it: each with the first of those. */
    keeps: z.array(record.extend({ because: record.nullable() })),
  })
  .meta({ id: 'SampleData' })
export type SampleView = z.infer<typeof sampleView>

const d = { tag: 'sample-data', access: 'administrator', path: '/sample-data' } as const
export const sample = {
  read: endpoint({ ...d, method: 'GET', summary: 'Whether sample data is loaded, and what removing it would do', answer: sampleView }),
  load: endpoint({ ...d, method: 'POST', summary: 'Load the sample data, in the caller’s language', answer: s.done, status: 201 }),
  remove: endpoint({ ...d, method: 'DELETE', summary: 'Remove exactly the sample data', answer: z.object({ operationId: s.id, removes: sampleView.shape.removes, keeps: sampleView.shape.keeps }) }),
}
