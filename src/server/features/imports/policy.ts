import type { ListName } from '#contract/list-names.ts'
import type { NamedField } from '#domain/imports/fields.ts'
import { foldText } from '#domain/values/text.ts'
import type { Actor } from '../../context.ts'
import type { Choices } from './store.ts'

/** The list behind each field whose names may be created; owners, teams and statuses are not created by a file. */
export const LIST_OF: Partial<Record<NamedField, ListName>> = { salutation: 'salutations', industry: 'industries', marketSegment: 'market-segments', territory: 'territories', source: 'sources', medium: 'mediums', campaign: 'campaigns', tags: 'tags' }
/** Names are compared without case, accents and dots. */
export const nameKey = (field: string, name: string) => `${field} ${foldText(name).replaceAll('.', '').trim()}`

/** A salesperson may create tags only, as everywhere else. */
export const mayCreate = (actor: Actor, field: NamedField): boolean => Boolean(LIST_OF[field]) && (field === 'tags' || actor.role !== 'salesperson')

/** What becomes of a name that no list has: as chosen for it, else for all. */
export function fateOf(actor: Actor, choices: Choices, field: NamedField, name: string): { does: 'create' | 'map' | 'ignore'; id: string | null } {
  const chosen = choices.references.find((one) => nameKey(one.field, one.name) === nameKey(field, name))
  const does = chosen?.do ?? choices.unknown
  if (does === 'map') return { does, id: chosen?.id ?? null }
  return { does: does === 'create' && !mayCreate(actor, field) ? 'ignore' : does, id: null }
}
