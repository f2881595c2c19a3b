import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { viewResource } from './records.ts'
import { listQuery } from './shapes.ts'

const exportFormats = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]
export const exportQuery = listQuery.pick({ q: true, filter: true, sort: true, shelf: true }).extend({
  format: z.enum(exportFormats),
  /** Names separated by commas, in the order wanted; all of the list's columns unless said. */
  columns: z.string().max(2000).optional(),
})
export type ExportQuery = z.output<typeof exportQuery>

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const exporting = {
  download: endpoint({
    method: 'GET', path: '/exports/:resource', tag: 'exports', summary: 'Everything a list finds, as CSV or as a workbook', access: 'signed-in',
    params: z.object({ resource: viewResource }), query: exportQuery, answer: z.any(), files: ['text/csv', XLSX],
  }),
}
