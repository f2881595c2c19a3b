import type { Answer } from '#web/api.ts'

export type Entry = Answer<'timeline.list'>['items'][number]

/** Edits this close together are one sitting. */
const SITTING = 15 * 60_000
const isEdit = (entry: Entry) => entry.operation !== null && !entry.operation.isUndo && /^(lead|opportunity|customer|contact)\.change$/.test(entry.operation.kind)

/** Newest first; the edits one person made to one record in one sitting stand together, everything else by itself. */
export function sittings(entries: Entry[]): Entry[][] {
  const groups: Entry[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)?.at(-1)
    const joins = last && isEdit(last) && isEdit(entry) && last.author?.id === entry.author?.id && last.from?.id === entry.from?.id && Date.parse(last.at) - Date.parse(entry.at) < SITTING
    if (joins) groups.at(-1)?.push(entry)
    else groups.push([entry])
  }
  return groups
}
