import { exporting, XLSX } from '#contract/exports.ts'
import type { Feature } from '../../features.ts'
import { LIST_NAMES } from '../../i18n/columns.ts'
import { dayOf } from '#domain/values/zoned-day.ts'
import { recordExport } from './commands.ts'
import { csvFile, xlsxFile } from './views/files.ts'
import { openTable } from './views/rows.ts'

export const exportsFeature: Feature = (on) => {
  on(exporting.download, async ({ ctx, actor, params: { resource }, query, reply }) => {
    const table = await openTable(ctx.db, actor, resource, query)
    await recordExport(ctx, actor, { resource, format: query.format, rows: table.count, columns: table.columns })
    const name = LIST_NAMES[resource][actor.language]
    const file = `${name} ${dayOf(ctx.clock(), actor.timeZone)}.${query.format}`
    reply.header('content-disposition', `attachment; filename="${resource}.${query.format}"; filename*=UTF-8''${encodeURIComponent(file)}`)
    reply.type(query.format === 'csv' ? 'text/csv; charset=utf-8; header=present' : XLSX)
    return query.format === 'csv' ? csvFile(table, actor) : xlsxFile(table, name, actor)
  })
}
