import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { csvCell, type Reader } from '#domain/exports/cell.ts'
import { SHEET_END, sheetRow, sheetStart, workbookParts } from '#domain/exports/sheet.ts'
import type { ExportTable } from './rows.ts'
import { zip } from './zip.ts'

/** CSV as the reader's Excel opens it by a double click: with a mark that says UTF-8, and semicolons where the comma is decimal. */
export function csvFile(table: ExportTable, reader: Reader): Readable {
  const lines = (rows: string[][]) => stringify(rows, { delimiter: reader.language === 'fr' ? ';' : ',', record_delimiter: 'windows' })
  return Readable.from((async function* () {
    yield `\ufeff${lines([table.heading])}`
    for await (const rows of table.pages()) yield lines(rows.map((row) => row.map((value, at) => csvCell(table.kinds[at] ?? 'text', value, reader))))
  })())
}

/** A workbook of one sheet, written as it is read: however long, it takes the memory of a page. */
export function xlsxFile(table: ExportTable, sheetName: string, reader: Reader): Readable {
  async function* sheet() {
    yield sheetStart(table.kinds, table.heading)
    let number = 1
    for await (const rows of table.pages()) yield rows.map((row) => sheetRow(++number, table.kinds, row, reader)).join('')
    yield SHEET_END
  }
  return Readable.from(zip([...workbookParts(sheetName).map(({ name, text }) => ({ name, content: [text] })), { name: 'xl/worksheets/sheet1.xml', content: sheet() }]))
}
