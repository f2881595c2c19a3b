import { planRemoval, type Removal } from '#domain/sample/removal.ts'
import type { Actor, Context } from '../../../context.ts'
import { operation, type Work } from '../../../db/operation.ts'
import { Refused } from '../../../refused.ts'
import { indexKeys } from '../../matching/commands.ts'
import { lockSampleOperation, rememberSampleOperation } from '../../settings/commands.ts'
import { deleteNotDuplicates, deleteRows, findSampleRows, releaseRows, type SampleRows } from '../store.ts'

/**
 * Takes away exactly what the sample data brought, and what was made out of it by trying, however much of it has been
 * edited since; what the organisation's own records need stays. Undoing puts it back. Refuses sample_data_absent.
 */
export function removeSample<Told extends object>(ctx: Context, actor: Actor, tell: (work: Work, found: SampleRows, plan: Removal) => Promise<Told>) {
  return operation(ctx, actor, 'sample.remove', async (work) => {
    const loaded = await lockSampleOperation(work)
    if (!loaded) throw new Refused('sample_data_absent')
    const found = await findSampleRows(work.trx, loaded)
    const plan = planRemoval({ ...found, rows: found.rows.keys() })
    const told = await tell(work, found, plan)
    await takeAway(work, found, plan)
    await rememberSampleOperation(work, null)
    return told
  })
}

async function takeAway(work: Work, { rows, references, order }: SampleRows, { goes, released }: Removal): Promise<void> {
  const isReleased = new Set(released)
  const blanks = new Map<string, { table: string; column: string; ids: string[] }>()
  for (const { table, column, from } of references.filter((one) => isReleased.has(one))) {
    const blank = blanks.get(`${table} ${column}`) ?? { table, column, ids: [] }
    blank.ids.push(from)
    blanks.set(`${table} ${column}`, blank)
  }
  for (const { table, column, ids } of blanks.values()) await releaseRows(work.trx, table, column, ids)
  await deleteNotDuplicates(work.trx, [...goes])
  const going = [...rows.values()].filter((row) => goes.has(row.id))
  for (const table of order) {
    const ids = going.filter((row) => row.table === table).map((row) => row.id)
    if (ids.length > 0) await deleteRows(work.trx, table, ids)
  }
  await indexKeys(work.trx, going.filter((row) => row.table === 'lead' || row.table === 'customer' || row.table === 'contact').map(({ table, id }) => ({ kind: table as 'lead', id, keys: [] })))
}
