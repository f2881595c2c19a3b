import { readCsv } from '../../../adapters/tables/csv.ts'
import type { TableRow } from '../../../adapters/tables/port.ts'
import type { Context } from '../../../context.ts'
import type { ImportRun } from '../store.ts'
import { tableFormat } from './settings.ts'

/** Rows a batch: small enough that a transaction is over before anybody notices, large enough that a statement is worth its while. */
export const BATCH = 500

/** Reads each batch while the one before is being written: reading takes the processor, writing mostly waits. */
export async function* readAhead<T, R>(batches: AsyncGenerator<T>, read: (batch: T) => Promise<R>): AsyncGenerator<R> {
  const next = async () => {
    const { value, done } = await batches.next()
    return done ? null : { read: await read(value) }
  }
  try {
    let coming = next()
    for (let current = await coming; current; current = await coming) {
      coming = next()
      // Its failure is told when its turn comes, and is not unforeseen until then.
      coming.catch(() => undefined)
      yield current.read
    }
  } finally {
    await batches.return(undefined)
  }
}

/** The file's rows after `line` (or after its column names), in batches; blank rows are left out. */
export async function* batchesAfter(ctx: Context, run: ImportRun, line: number): AsyncGenerator<TableRow[]> {
  const format = tableFormat(run)
  const from = Math.max(line, format.headerLine)
  let batch: TableRow[] = []
  for await (const row of readCsv(ctx.files.path(run.content_sha256), format)) {
    if (row.line <= from) continue
    batch.push(row)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
