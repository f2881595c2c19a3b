import type { ListResource } from '#contract/columns.ts'
import type { ExportFormat } from '#contract/exports.ts'
import { SHEET_ROWS } from '#domain/exports/sheet.ts'
import type { Actor, Context } from '../../context.ts'
import { operation } from '../../db/operation.ts'
import { Refused } from '../../refused.ts'

export type Exported = { resource: ListResource; format: ExportFormat; rows: number; columns: string[] }

/** Writes down who takes what out of the house, before the first line leaves it. Refuses export_too_large where a workbook has no room. */
export async function recordExport(ctx: Context, actor: Actor, what: Exported): Promise<void> {
  if (what.format === 'xlsx' && what.rows >= SHEET_ROWS) throw new Refused('export_too_large', { details: { rows: what.rows, limit: SHEET_ROWS - 1 } })
  await operation(ctx, actor, 'export', async () => ({}), { summary: { ...what, count: what.rows }, compensation: 'what has been exported cannot be taken back' })
}
