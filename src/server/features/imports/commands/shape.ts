import { detectDateOrder, detectDecimal, detectSeparator } from '#domain/imports/detect.ts'
import { mapColumns } from '#domain/imports/map-columns.ts'
import { parseEmail } from '#domain/values/email-address.ts'
import { readCsv } from '../../../adapters/tables/csv.ts'
import { detectEncoding, textHead } from '../../../adapters/tables/encoding.ts'
import { MOST_COLUMNS, type TableRow, UnreadableTable } from '../../../adapters/tables/port.ts'
import type { Detected, ImportColumn } from '../store.ts'

/** Rows looked at for what a column holds, and how many of its cells are shown. */
const LOOKED_AT = 300
const SHOWN = 5

/** A, B, … Z, AA: what a spreadsheet calls a column that has no name. */
function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** One name a column: nameless ones by their letter, those named twice numbered. */
function headersOf(cells: string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, column) => {
    const name = cell.replace(/\s+/g, ' ').trim().slice(0, 200) || letters(column)
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1
    seen.set(name.toLowerCase(), times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** What a file is, read from its beginning: its columns with what they hold and become. What is given is not detected. */
export async function readShape(path: string, given: { kind: 'csv' | 'xlsx'; encoding?: string | undefined; separator?: string | undefined }): Promise<{ detected: Detected; columns: ImportColumn[] }> {
  const encoding = given.kind === 'xlsx' ? 'utf-8' : (given.encoding ?? (await detectEncoding(path)))
  const separator = given.kind === 'xlsx' ? ',' : (given.separator ?? detectSeparator(await textHead(path, encoding)))
  const rows: TableRow[] = []
  for await (const row of readCsv(path, { encoding, separator })) {
    rows.push(row)
    if (rows.length > LOOKED_AT) break
  }
  const first = rows[0]
  if (!first) throw new UnreadableTable('file_empty')
  // A first row with an address in it is no row of names.
  const named = !first.cells.some((cell) => !('refused' in parseEmail(cell)))
  const data = named ? rows.slice(1) : rows
  if (data.length === 0) throw new UnreadableTable('file_only_headers')
  let width = first.cells.length
  while (width > 1 && !first.cells[width - 1]?.trim() && !data.some((row) => row.cells[width - 1]?.trim())) width -= 1
  if (width > MOST_COLUMNS) throw new UnreadableTable('too_many_columns', first.line)
  const headers = headersOf(first.cells.slice(0, width).map((cell) => (named ? cell : '')))
  const samples = headers.map((_, column) => data.flatMap((row) => (row.cells[column]?.trim() ? [row.cells[column].trim().slice(0, 200)] : [])))
  const { preset, fields } = mapColumns(headers, samples)
  const cells = samples.flat()
  return {
    detected: { kind: given.kind, encoding, separator: given.kind === 'csv' ? separator : null, headerLine: named ? first.line : 0, decimal: given.kind === 'xlsx' ? '.' : detectDecimal(cells, separator), dateOrder: detectDateOrder(cells), preset },
    columns: headers.map((header, column) => ({ column, header, field: fields[column] ?? null, rule: 'if_empty', samples: [...new Set(samples[column])].slice(0, SHOWN) })),
  }
}
