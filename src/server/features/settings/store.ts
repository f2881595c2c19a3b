import type { Updateable } from 'kysely'
import type { Tx } from '../../db/client.ts'
import type { DB } from '../../db/types.gen.ts'

export function lockSetting(trx: Tx) {
  return trx.selectFrom('setting').selectAll().forUpdate().executeTakeFirstOrThrow()
}
export async function updateSetting(trx: Tx, id: string, values: Updateable<DB['setting']>): Promise<void> {
  if (Object.keys(values).length > 0) await trx.updateTable('setting').set(values).where('id', '=', id).execute()
}
