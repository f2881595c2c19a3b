import { sql } from 'kysely'
import type { ListItemView } from '#contract/lists.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { isoOrNull } from '../../db/wire.ts'

type Row = { id: string; name: string; name_en: string | null; details: string | null; colour: string | null; position: number; archived_at: Date | null; version: string }

export async function listItems(db: Db, actor: Actor, table: string): Promise<{ items: ListItemView[] }> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where archived_at is null order by position, name, id`.execute(db)
  return { items: rows.map((row) => ({ id: row.id, label: (actor.language === 'en' && row.name_en) || row.name, name: row.name, nameEn: row.name_en, details: row.details, colour: row.colour, position: row.position, archivedAt: isoOrNull(row.archived_at), version: String(row.version) })) }
}
