import { createReadStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { createInflateRaw } from 'node:zlib'
import { Worker } from 'node:worker_threads'
import { MOST_COLUMNS, type TableProblem, UnreadableTable } from './port.ts'

/** A workbook is held in memory whole while it is read; larger lists go in as CSV, which is streamed. */
const MOST_UNPACKED = 400 * 1024 * 1024
const MOST_ENTRIES = 2000
const WORKER_HEAP_MB = 1024
const SLOWEST_MS = 120_000

export async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(4)
    await file.read(buffer, 0, 4, 0)
    return buffer.readUInt32LE(0) === 0x04034b50
  } finally {
    await file.close()
  }
}

type Entry = { offset: number; packed: number; method: number }

/** The archive's entries, from the directory at its end. */
async function entries(path: string): Promise<Entry[]> {
  const { size } = await stat(path)
  const file = await open(path, 'r')
  try {
    const tail = Buffer.alloc(Math.min(size, 66_000))
    await file.read(tail, 0, tail.length, size - tail.length)
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end < 0 || end + 22 > tail.length) throw new UnreadableTable('file_unreadable')
    const [count, length, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
    if (count > MOST_ENTRIES || length > 4 * 1024 * 1024 || start + length > size) throw new UnreadableTable('file_unreadable')
    const directory = Buffer.alloc(length)
    await file.read(directory, 0, length, start)
    const found: Entry[] = []
    for (let at = 0; at + 46 <= length && directory.readUInt32LE(at) === 0x02014b50; ) {
      const local = Buffer.alloc(30)
      const headerAt = directory.readUInt32LE(at + 42)
      await file.read(local, 0, 30, headerAt)
      found.push({ method: directory.readUInt16LE(at + 10), packed: directory.readUInt32LE(at + 20), offset: headerAt + 30 + local.readUInt16LE(26) + local.readUInt16LE(28) })
      at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
    return found
  } finally {
    await file.close()
  }
}

/** Unpacks everything once, keeping nothing, and counts: what an archive says of its own sizes proves nothing. */
async function refuseBomb(path: string): Promise<void> {
  let total = 0
  for (const entry of await entries(path)) {
    if (entry.packed === 0) continue
    const packed = createReadStream(path, { start: entry.offset, end: entry.offset + entry.packed - 1 })
    const unpacked = entry.method === 8 ? packed.pipe(createInflateRaw()) : packed
    try {
      for await (const chunk of unpacked as AsyncIterable<Buffer>) {
        total += chunk.length
        if (total > MOST_UNPACKED) throw new UnreadableTable('file_too_large')
      }
    } catch (error) {
      throw error instanceof UnreadableTable ? error : new UnreadableTable('file_unreadable')
    } finally {
      packed.destroy()
    }
  }
}

/**
 * The first sheet of a workbook as a CSV file of its own (UTF-8, commas, days as YYYY-MM-DD), to be deleted by the caller.
 * Refuses what is no workbook, what unpacks to more than 400 MB, and what takes more memory or time than a list of leads does.
 */
export async function workbookToCsv(path: string): Promise<string> {
  await refuseBomb(path)
  const target = join(tmpdir(), `piste-${randomUUID()}.csv`)
  const worker = new Worker(new URL('./xlsx-worker.mjs', import.meta.url), { workerData: { source: path, target, mostColumns: MOST_COLUMNS }, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB } })
  const timer = setTimeout(() => void worker.terminate(), SLOWEST_MS)
  try {
    const answer = await new Promise<{ rows?: number; problem?: TableProblem }>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', (error: NodeJS.ErrnoException) => reject(new UnreadableTable(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'file_too_large' : 'file_unreadable')))
      worker.once('exit', () => reject(new UnreadableTable('file_too_large')))
    })
    if (answer.problem) throw new UnreadableTable(answer.problem)
    if (!answer.rows) throw new UnreadableTable('file_empty')
    return target
  } catch (error) {
    await rm(target, { force: true })
    throw error
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
