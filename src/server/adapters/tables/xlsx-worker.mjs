// Turns a workbook's first sheet into a UTF-8 CSV, in a thread with a memory limit of its own: a hostile file ends the
// thread, not Piste. Plain JavaScript: a worker thread starts without the TypeScript loader of the main thread.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { readSheet } from 'read-excel-file/node'

/** @param {unknown} value */
function textOf(value) {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    const iso = value.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
  }
  if (typeof value === 'boolean') return value ? '1' : '0'
  return String(value)
}
/** @param {string} text */
const quoted = (text) => (/[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text)

const { source, target, mostColumns } = workerData
const rows = await readSheet(source, 1, { trim: false, parseNumber: (/** @type {string} */ text) => shortest(text) })
if (rows.some((row) => row.length > mostColumns)) parentPort?.postMessage({ problem: 'too_many_columns' })
else {
  const out = createWriteStream(target, { mode: 0o600 })
  for (const row of rows) {
    const text = `${row.map((cell) => quoted(textOf(cell))).join(',')}\n`
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  parentPort?.postMessage({ rows: rows.length })
}

/** Long digit strings such as SIRET stay digits; binary noise (0.1 + 0.2) is rounded off. @param {string} text */
function shortest(text) {
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  if (Number.isSafeInteger(number)) return String(number)
  const rounded = String(Number(number.toPrecision(15)))
  return rounded.includes('e') ? text : rounded
}
