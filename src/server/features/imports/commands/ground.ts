import { createHash } from 'node:crypto'
import type { RowKey } from '#domain/imports/decide.ts'
import type { MatchChoice } from '#domain/imports/fields.ts'
import type { Db, Tx } from '../../../db/client.ts'
import { keyKind, keysTouchedSince } from '../store.ts'
import type { ImportRun } from '../store.ts'

/** When more leads than this have changed since the check, the plan is called stale without looking at each. */
const MOST_TOUCHED = 20_000

const hash = (text: string): bigint => createHash('sha1').update(text).digest().readBigUInt64BE()

/** Gathers what a plan stands on: the keys of its rows and the leads they met, eight bytes each. */
export class Ground {
  readonly #hashes = new Set<bigint>()
  addKeys(keys: RowKey[]): void {
    for (const { choice, value } of keys) this.#hashes.add(hash(`${keyKind(choice)} ${value}`))
  }
  addLead(id: string): void {
    this.#hashes.add(hash(`lead ${id}`))
  }
  toText(): string {
    return Buffer.from(BigUint64Array.from(this.#hashes).sort().buffer).toString('base64')
  }
}

/** Names a plan: the file, every choice, and the ground it was made on. */
export function planVersionOf(run: Pick<ImportRun, 'content_sha256' | 'choices' | 'columns'>, ground: string, since: string): string {
  return createHash('sha256').update(JSON.stringify([run.content_sha256, run.choices, run.columns.map(({ column, field, rule }) => [column, field, rule]), since])).update(ground).digest('hex').slice(0, 32)
}

/**
 * Whether the ground has moved in a way that matters to the plan: since the check began, a lead that a row was matched with
 * was changed, removed or merged, or some lead has come to carry an email, phone, number, name or id of the file. Leads the
 * file has nothing to do with do not matter, nor do lists: names are looked up again in the run.
 */
export async function hasMoved(db: Db | Tx, run: Pick<ImportRun, 'ground' | 'ground_since' | 'choices'>): Promise<boolean> {
  if (run.ground === null || run.ground_since === null) return true
  const touched = await keysTouchedSince(db, run.ground_since, MOST_TOUCHED)
  if (touched === null) return true
  if (touched.length === 0) return false
  const bytes = Buffer.from(run.ground, 'base64')
  const hashes = new Set<bigint>()
  for (let at = 0; at + 8 <= bytes.length; at += 8) hashes.add(bytes.readBigUInt64LE(at))
  const matched = new Set(run.choices.matchKeys.map((choice: MatchChoice) => keyKind(choice)))
  return touched.some(({ id, keys }) => hashes.has(hash(`lead ${id}`)) || keys.some(({ kind, value }) => matched.has(kind) && hashes.has(hash(`${kind} ${value}`))))
}
