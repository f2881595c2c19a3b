import { sql } from 'kysely'
import type { ListName } from '#contract/list-names.ts'
import type { ListItemView } from '#contract/lists.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { isoOrNull } from '../../db/wire.ts'
import { Refused } from '../../refused.ts'
import { countUses, LISTS } from './store.ts'

type Row = { id: string; name: string; name_en: string | null; details: string | null; colour: string | null; position: number; archived_at: Date | null; version: string }

export async function listItems(db: Db, actor: Actor, table: string): Promise<{ items: ListItemView[] }> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where archived_at is null order by position, name, id`.execute(db)
  return { items: rows.map((row) => ({ id: row.id, label: (actor.language === 'en' && row.name_en) || row.name, name: row.name, nameEn: row.name_en, details: row.details, colour: row.colour, position: row.position, archivedAt: isoOrNull(row.archived_at), version: String(row.version) })) }
}

/** How many records name an item: what removing it would move. */
export async function usesOfItem(db: Db, list: ListName, id: string): Promise<{ operationId: null; id: string; affected: number }> {
  const { rows } = await sql`select 1 from ${sql.table(LISTS[list].table)} where id = ${id}`.execute(db)
  if (rows.length === 0) throw new Refused('not_found')
  return { operationId: null, id, affected: await countUses(db, list, id) }
}
