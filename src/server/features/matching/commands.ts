import { sql } from 'kysely'
import type { Tx } from '../../db/client.ts'
import { type Work, operation } from '../../db/operation.ts'
import type { Actor, Context } from '../../context.ts'
import { visibleContact, visibleCustomer, visibleLead } from '../../db/visibility.ts'
import { Refused } from '../../refused.ts'
import { type IndexedRecord, insertNotDuplicate, insertKeys, replaceKeys } from './store.ts'

/** Brings the match keys of these records up to date; they are derived, so this may run outside an operation. */
export async function indexKeys(trx: Tx, records: IndexedRecord[]): Promise<void> {
  await replaceKeys(trx, records)
}

/** Gives new records their match keys. */
export const addKeys = (trx: Tx, records: IndexedRecord[]): Promise<void> => insertKeys(trx, records)

/** Remembers that a lead and another record, both seen by the actor, were looked at and are not the same. */
export async function rememberNotDuplicate(ctx: Context, actor: Actor, firstId: string, secondId: string): Promise<{ operationId: string }> {
  const [low, high] = firstId < secondId ? [firstId, secondId] : [secondId, firstId]
  return operation(ctx, actor, 'duplicate.dismiss', async (work: Work) => {
    const kinds = { lead: visibleLead(actor), customer: visibleCustomer(actor), contact: visibleContact(actor) }
    const seen = async (id: string, among: (keyof typeof kinds)[]) => {
      const { rows } = await sql`${sql.join(among.map((kind) => sql`select 1 from ${sql.table(kind)} where id = ${id} and ${kinds[kind]}`), sql` union all `)}`.execute(work.trx)
      return rows.length > 0
    }
    if (!(await seen(firstId, ['lead']))) throw new Refused('not_found')
    if (firstId === secondId || !(await seen(secondId, ['lead', 'customer', 'contact']))) throw new Refused('unknown_reference', { fields: [{ field: 'otherId', code: 'unknown_reference' }] })
    await insertNotDuplicate(work.trx, { id: work.newId(), first_id: low, second_id: high, created_at: work.at })
    return {}
  })
}
