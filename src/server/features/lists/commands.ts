import type { ListName } from '#contract/list-names.ts'
import type { ListItemInput } from '#contract/lists.ts'
import { blankToNull } from '#domain/values/text.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { Refused } from '../../refused.ts'
import { countTags, countUses, deleteItem, insertItem, lockItem, nameTaken, placeItem, replaceUses, updateItem } from './store.ts'

async function refuseTaken(work: Work, list: ListName, name: string, exceptId: string | null): Promise<void> {
  if (await nameTaken(work.trx, list, name, exceptId)) throw new Refused('name_taken', { fields: [{ field: 'name', code: 'name_taken' }] })
}

/** Adds an item inside the operation under way. Refuses a name the list has already, whatever its case. */
export async function addItemIn(work: Work, list: ListName, input: ListItemInput & { name: string }): Promise<string> {
  await refuseTaken(work, list, input.name, null)
  const id = work.newId()
  await insertItem(work.trx, list, { id, name: input.name, name_en: blankToNull(input.nameEn), details: blankToNull(input.details), colour: input.colour ?? null, at: work.at })
  if (input.position !== undefined) await placeItem(work.trx, list, id, input.position)
  return id
}

/** Refuses tags that are not there; a table of ids has no foreign key to do it. */
export async function refuseUnknownTags(work: Work, ids: string[]): Promise<void> {
  if ((await countTags(work.trx, ids)) < new Set(ids).size) throw new Refused('unknown_reference', { fields: [{ field: 'tagIds', code: 'unknown_reference' }] })
}

/** Adds an item, last unless a place is given. */
export function addItem(ctx: Context, actor: Actor, list: ListName, input: ListItemInput & { name: string }) {
  return operation(ctx, actor, `${list}.add`, async (work) => ({ id: await addItemIn(work, list, input) }))
}

/** Renames, describes, colours, moves to a place. */
export function changeItem(ctx: Context, actor: Actor, list: ListName, id: string, input: ListItemInput, ifMatch: string | null) {
  return operation(ctx, actor, `${list}.change`, async (work) => {
    const row = await lockItem(work.trx, list, id)
    if (!row) throw new Refused('not_found')
    if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
    if (input.name !== undefined) await refuseTaken(work, list, input.name, id)
    const { nameEn, details, position, ...rest } = input
    await updateItem(work.trx, list, id, { ...rest, ...(nameEn === undefined ? {} : { name_en: blankToNull(nameEn) }), ...(details === undefined ? {} : { details: blankToNull(details) }) })
    if (position !== undefined) await placeItem(work.trx, list, id, position)
    return { id }
  })
}

/** Removes an item nothing uses; one in use moves its records to the replacement in the same operation. Refuses in_use with the number. */
export function removeItem(ctx: Context, actor: Actor, list: ListName, id: string, replacement: string | undefined) {
  return operation(ctx, actor, `${list}.remove`, async (work) => {
    if (!(await lockItem(work.trx, list, id))) throw new Refused('not_found')
    const uses = await countUses(work.trx, list, id)
    if (uses > 0) {
      if (!replacement) throw new Refused('in_use', { details: { uses } })
      if (replacement === id || !(await lockItem(work.trx, list, replacement))) throw new Refused('unknown_reference', { fields: [{ field: 'replacement', code: 'unknown_reference' }] })
      await replaceUses(work.trx, list, id, replacement)
    }
    await deleteItem(work.trx, list, id)
    return { id, affected: uses }
  })
}
