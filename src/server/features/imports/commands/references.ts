import { isNamedField, type NamedField } from '#domain/imports/fields.ts'
import type { ReadRow } from '#domain/imports/read-row.ts'
import type { Actor } from '../../../context.ts'
import type { Db, Tx } from '../../../db/client.ts'
import type { Work } from '../../../db/operation.ts'
import { addItemIn } from '../../lists/commands.ts'
import { fateOf, LIST_OF, mayCreate, nameKey } from '../policy.ts'
import { type Choices, findNames, type NamedRow } from '../store.ts'

const ID_OF = { salutation: 'salutationId', industry: 'industryId', marketSegment: 'marketSegmentId', territory: 'territoryId', owner: 'ownerId', team: 'teamId', status: 'statusId', source: 'sourceId', medium: 'mediumId', campaign: 'campaignId' } as const

/** Forms of address as files write them, by the key of the list's own. */
const SALUTATIONS: Record<string, string> = { mme: 'mrs', madame: 'mrs', mrs: 'mrs', ms: 'mrs', miss: 'mrs', mlle: 'mrs', mademoiselle: 'mrs', m: 'mr', mr: 'mr', monsieur: 'mr', mister: 'mr', dr: 'dr', docteur: 'dr', doctor: 'dr', me: 'maitre', maitre: 'maitre' }

/** The names of every list by which a row's cells become ids. */
export class References {
  readonly #ids = new Map<string, string>()
  readonly #labels = new Map<string, string>()
  readonly #chosen = new Map<string, Choices['references'][number]>()
  readonly #actor: Actor
  readonly #choices: Choices
  /** Names found on no list, with how often; each is created, mapped or left out as chosen. */
  readonly unknown = new Map<string, { field: NamedField; name: string; count: number }>()

  constructor(rows: NamedRow[], actor: Actor, choices: Choices) {
    this.#actor = actor
    this.#choices = choices
    for (const row of rows) this.#learn(row)
    // What follows from facts is not a choice: the lead begins open.
    for (const word of ['lead', 'piste', 'new', 'nouveau', 'nouvelle', 'prospect']) if (!this.#ids.has(nameKey('status', word))) this.#ids.set(nameKey('status', word), '')
    for (const one of choices.references) this.#chosen.set(nameKey(one.field, one.name), one)
  }

  static async load(db: Db | Tx, actor: Actor, choices: Choices): Promise<References> {
    return new References(await findNames(db), actor, choices)
  }

  #learn(row: NamedRow): void {
    // The second name of a user is their address.
    if (row.field === 'status' && row.key !== 'working' && row.key !== 'closed') {
      for (const name of [row.name, row.name_en]) if (name) this.#ids.set(nameKey('status', name), '')
      return
    }
    for (const name of [row.name, row.name_en]) if (name && !this.#ids.has(nameKey(row.field, name))) this.#ids.set(nameKey(row.field, name), row.id)
    if (row.field === 'salutation') for (const [word, key] of Object.entries(SALUTATIONS)) if (key === row.key) this.#ids.set(nameKey('salutation', word), row.id)
    this.#labels.set(row.id, (this.#actor.language === 'en' && row.field !== 'owner' && row.name_en) || row.name)
  }

  labelOf(id: string): string {
    return this.#labels.get(id) ?? (id.startsWith('new:') ? id.slice(4) : '')
  }

  /** Puts ids in the place of names. A name to be created has an id of its own until it is: `new:` and the name. */
  resolve(row: ReadRow): void {
    const tags: string[] = []
    for (const { field, name } of row.names) {
      const key = nameKey(field, name)
      const known = this.#ids.get(key)
      const chosen = this.#chosen.get(key)
      if (known === undefined) this.#count(key, field, name)
      const does = chosen?.do ?? this.#choices.unknown
      const id = known ?? (does === 'map' ? chosen?.id : does === 'create' && mayCreate(this.#actor, field) ? `new:${name}` : undefined)
      if (!id) continue
      if (field === 'tags') tags.push(id)
      else row.values[ID_OF[field]] = id
    }
    if (tags.length > 0) row.values.tagIds = [...new Set(tags)]
  }

  #count(key: string, field: NamedField, name: string): void {
    const one = this.unknown.get(key)
    if (one) one.count += 1
    else this.unknown.set(key, { field, name, count: 1 })
  }

  /** Creates the names that these rows want created, each once, in the operation under way. */
  async create(work: Work, rows: ReadRow[]): Promise<void> {
    for (const { field, name } of rows.flatMap((row) => row.names)) {
      const list = LIST_OF[field]
      const key = nameKey(field, name)
      if (!list || this.#ids.has(key) || !isNamedField(field) || fateOf(this.#actor, this.#choices, field, name).does !== 'create') continue
      const id = await addItemIn(work, list, { name })
      this.#learn({ field, id, name, name_en: null, key: null })
    }
  }
}
