import type { LeadStatusView } from '#contract/lists.ts'
import { canSetStatus, type StatusKind } from '#domain/leads/status.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'

export async function listStatuses(db: Db, actor: Actor): Promise<{ items: LeadStatusView[] }> {
  const rows = await db.selectFrom('lead_status').selectAll().orderBy('position').orderBy('id').execute()
  return {
    items: rows.map((row) => ({
      id: row.id, key: row.key, kind: row.kind as StatusKind, isDefault: row.is_default, label: (actor.language === 'en' && row.name_en) || row.name, name: row.name, nameEn: row.name_en,
      colour: row.colour, position: row.position, settable: 'ok' in canSetStatus(row.kind as StatusKind), version: String(row.version),
    })),
  }
}
