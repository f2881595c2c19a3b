import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type KnownLead, leadKeys, type RowKey } from '#domain/imports/decide.ts'
import type { MatchChoice } from '#domain/imports/fields.ts'

/** Under one key no more leads than this are looked at. */
const MOST_UNDER_ONE_KEY = 20

/**
 * Leads as the rows read so far make or change them, found by their keys. A check keeps them for the whole file, so the
 * leads themselves lie in a file on the disk that is gone when the process is; in memory are the keys alone.
 */
export class PlannedLeads {
  readonly #ids = new Map<string, string[]>()
  readonly #places = new Map<string, { at: number; length: number }>()
  readonly #memory = new Map<string, KnownLead>()
  readonly #file: number | null
  #end = 0

  constructor(where: 'memory' | 'disk') {
    if (where === 'memory') {
      this.#file = null
      return
    }
    const path = join(tmpdir(), `piste-${randomUUID()}`)
    this.#file = openSync(path, 'wx+', 0o600)
    unlinkSync(path)
  }

  put(lead: KnownLead): void {
    if (this.#file === null) this.#memory.set(lead.id, lead)
    else {
      const bytes = Buffer.from(JSON.stringify(lead))
      writeSync(this.#file, bytes, 0, bytes.length, this.#end)
      this.#places.set(lead.id, { at: this.#end, length: bytes.length })
      this.#end += bytes.length
    }
    for (const { choice, value } of leadKeys(lead)) {
      const key = `${choice} ${value}`
      const ids = this.#ids.get(key)
      if (!ids) this.#ids.set(key, [lead.id])
      else if (!ids.includes(lead.id) && ids.length < MOST_UNDER_ONE_KEY) ids.push(lead.id)
    }
  }

  get(id: string): KnownLead | null {
    if (this.#file === null) return this.#memory.get(id) ?? null
    const place = this.#places.get(id)
    if (!place) return null
    const bytes = Buffer.alloc(place.length)
    readSync(this.#file, bytes, 0, place.length, place.at)
    return JSON.parse(bytes.toString('utf8')) as KnownLead
  }

  find(keys: RowKey[]): { lead: KnownLead; by: MatchChoice }[] {
    return keys.flatMap(({ choice, value }) => (this.#ids.get(`${choice} ${value}`) ?? []).flatMap((id) => {
      const lead = this.get(id)
      return lead ? [{ lead, by: choice }] : []
    }))
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
  }
}
