import type { SampleView } from '#contract/sample.ts'
import { planRemoval, type Removal } from '#domain/sample/removal.ts'
import type { Db } from '../../db/client.ts'
import { findLabels, findSampleRows, type SampleRows } from './store.ts'

const NOTHING = { leads: 0, opportunities: 0, customers: 0, users: 0, teams: 0 }

/** Whether sample data is loaded, and what removing it now would take away and leave. */
export async function readSample(db: Db): Promise<SampleView> {
  const { sample_operation_id: operationId } = await db.selectFrom('setting').select('sample_operation_id').executeTakeFirstOrThrow()
  if (!operationId) return { operationId: null, removes: NOTHING, keeps: [] }
  const found = await findSampleRows(db, operationId)
  return { operationId, ...(await tellRemoval(db, found, planRemoval({ ...found, rows: found.rows.keys() }))) }
}

/** A removal in the reader's terms: records, not rows. */
export async function tellRemoval(db: Db, { rows }: SampleRows, { goes, kept }: Removal): Promise<Pick<SampleView, 'removes' | 'keeps'>> {
  const count = (table: string) => [...goes].filter((id) => rows.get(id)?.table === table).length
  const labels = await findLabels(db, [...kept.entries()].flat().filter((id) => /^[0-9a-f-]{36}$/.test(id)))
  return {
    removes: { leads: count('lead'), opportunities: count('opportunity'), customers: count('customer'), users: count('app_user'), teams: count('sales_team') },
    keeps: [...kept].flatMap(([id, because]) => {
      const record = labels.get(id)
      return record ? [{ ...record, because: labels.get(because) ?? null }] : []
    }),
  }
}
