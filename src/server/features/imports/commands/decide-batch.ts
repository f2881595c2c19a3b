import { applied, created, decide, newValues, type Decision, type KnownLead, type RowKey, rowKeys } from '#domain/imports/decide.ts'
import type { MatchChoice } from '#domain/imports/fields.ts'
import { type ReadRow, readRow } from '#domain/imports/read-row.ts'
import type { TableRow } from '../../../adapters/tables/port.ts'
import type { Actor } from '../../../context.ts'
import type { Db, Tx } from '../../../db/client.ts'
import { suppressedAmong } from '../../consent/commands.ts'
import { findKnown, findMeetings } from '../store.ts'
import type { PlannedLeads } from './planned.ts'
import type { References } from './references.ts'
import type { ImportRun } from '../store.ts'
import { defaultsOf, policyOf, rowFormat } from './settings.ts'

export type BatchRow = TableRow & { read: ReadRow }
export type DecidedRow = BatchRow & { keys: RowKey[]; decision: Decision }

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Reads the rows by the mapping, letting requests in between. */
export async function readRows(run: ImportRun, rows: TableRow[]): Promise<BatchRow[]> {
  const format = rowFormat(run)
  const read: BatchRow[] = []
  for (const [index, row] of rows.entries()) {
    const one = readRow(row.cells, format)
    if (row.cells.slice(run.columns.length).some((cell) => cell.trim() !== '')) one.reasons.push({ field: '', code: 'too_many_cells', value: row.cells.slice(run.columns.length).join(' ').trim().slice(0, 200) })
    read.push({ ...row, read: one })
    if (index % 50 === 49) await pause()
  }
  return read
}

const addressesOf = ({ values: { email, phone, mobile }, otherEmails }: ReadRow) => ({ email: [email, ...otherEmails], phone: [phone, mobile] })
const given = (values: (string | null | undefined)[]) => values.filter((value) => typeof value === 'string')

/** Rows that bring an address whose owner has asked never to be kept again are refused as `suppressed`. */
async function refuseSuppressed(db: Db | Tx, secret: string, rows: BatchRow[]): Promise<void> {
  for (const channel of ['email', 'phone'] as const) {
    const suppressed = await suppressedAmong(db, secret, channel, rows.flatMap(({ read }) => given(addressesOf(read)[channel])))
    if (suppressed.size === 0) continue
    for (const { read } of rows) {
      const address = given(addressesOf(read)[channel]).find((one) => suppressed.has(one))
      if (address) read.reasons.push({ field: channel, code: 'suppressed', value: address })
    }
  }
}

/**
 * What becomes of each row: the leads that its keys meet, in the database and among the rows before it, go to the rule that
 * decides, the same in the check and in the run. `hold` locks the leads met before they are read.
 */
export async function decideBatch(db: Db | Tx, secret: string, actor: Actor, run: ImportRun, rows: BatchRow[], references: References, planned: PlannedLeads, hold?: (ids: string[]) => Promise<unknown>): Promise<DecidedRow[]> {
  const policy = policyOf(run)
  for (const { read } of rows) references.resolve(read)
  await refuseSuppressed(db, secret, rows)
  const keysOf = rows.map(({ read }) => (policy.onMatch === 'create' || read.reasons.length > 0 ? [] : rowKeys(read.values, read.otherEmails, policy.matchKeys)))
  const unique = new Map(keysOf.flat().map((key) => [`${key.choice} ${key.value}`, key]))
  const meetings = await findMeetings(db, [...unique.values()])
  const ids = [...new Set(meetings.map((one) => one.id))]
  if (ids.length > 0) await hold?.(ids)
  const known = new Map((await findKnown(db, actor, run.id, ids)).map((lead) => [lead.id, lead]))
  const met = new Map<string, string[]>()
  for (const { choice, value, id } of meetings) met.set(`${choice} ${value}`, [...(met.get(`${choice} ${value}`) ?? []), id])
  return rows.map((row, index) => {
    const keys = keysOf[index] ?? []
    const candidates = [...keys.flatMap((key) => (met.get(`${key.choice} ${key.value}`) ?? []).flatMap((id) => candidate(planned.get(id) ?? known.get(id), key.choice))), ...planned.find(keys)]
    const decision = decide(row.read, candidates, policy)
    if (policy.onMatch !== 'create') {
      if (decision.action === 'create') planned.put(created(plannedId(row.line), row.read, newValues(row.read, defaultsOf(run), policy.addTagIds)))
      else if (decision.action === 'update') planned.put(applied(decision))
    }
    return { ...row, keys, decision }
  })
}

/** A lead that a row of this very batch or check makes. */
export const plannedId = (line: number): string => `line:${String(line).padStart(9, '0')}`

const candidate = (lead: KnownLead | undefined, by: MatchChoice) => (lead ? [{ lead, by }] : [])
