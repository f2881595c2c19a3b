import type { Tx } from '../../db/client.ts'
import { type Work, operation } from '../../db/operation.ts'
import type { Actor, Context } from '../../context.ts'
import { type IndexedRecord, replaceKeys } from './store.ts'

/** Brings the match keys of these records up to date; they are derived, so this may run outside an operation. */
export async function indexKeys(trx: Tx, records: IndexedRecord[]): Promise<void> {
  await replaceKeys(trx, records)
}

/** Remembers that two records were looked at and are not the same. */
export async function rememberNotDuplicate(ctx: Context, actor: Actor, firstId: string, secondId: string): Promise<{ operationId: string }> {
  const [low, high] = firstId < secondId ? [firstId, secondId] : [secondId, firstId]
  return operation(ctx, actor, 'duplicate.dismiss', async (work: Work) => {
    await work.trx.insertInto('not_duplicate').values({ id: work.newId(), first_id: low, second_id: high, created_at: work.at } as never)
      .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing()).execute()
    return {}
  })
}
