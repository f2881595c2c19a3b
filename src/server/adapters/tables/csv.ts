import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { LONGEST_RECORD, MOST_COLUMNS, type TableFormat, type TableRow, UnreadableTable } from './port.ts'

/**
 * The records of a text file one after another, empty ones left out, however large it is. Throws UnreadableTable with the
 * line for a quote never closed and for a record too long or too wide.
 */
export async function* readCsv(path: string, format: Pick<TableFormat, 'encoding' | 'separator'>): AsyncGenerator<TableRow> {
  if (!iconv.encodingExists(format.encoding)) throw new UnreadableTable('encoding_unknown')
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  const parser = parse({ delimiter: format.separator ?? ',', bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: false, max_record_size: LONGEST_RECORD, record_delimiter: ['\r\n', '\n', '\r'] })
  const decoder = iconv.decodeStream(format.encoding)
  file.on('error', (error) => parser.destroy(error))
  file.pipe(decoder).pipe(parser)
  let line = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1
      if (cells.length > MOST_COLUMNS) throw new UnreadableTable('too_many_columns', line)
      if (line === 1 && cells.length <= 2 && /^sep=.?$/i.test(cells[0] ?? '')) continue
      // No text of ours holds a NUL; it is a broken sign like any other.
      if (cells.some((cell) => cell.trim() !== '')) yield { line, cells: cells.map((cell) => (cell.includes('\0') ? cell.replaceAll('\0', '\uFFFD') : cell)) }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableTable(error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE' ? 'quote_not_closed' : 'file_unreadable', line + 1)
    throw error
  } finally {
    file.destroy()
    parser.destroy()
  }
}
