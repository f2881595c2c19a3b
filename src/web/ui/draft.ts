/** A record with its version, as read; and the changes someone is making to it. */
export type Versioned = { version: string }
export type Edits<T> = Partial<T>
export type Conflict<T> = { theirs: T; fields: (keyof T & string)[] }
type Item = Record<string, unknown> & { id?: string }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null

/** What a new item of a list says before anybody has written into it. */
const GIVEN = new Set(['isPrimary', 'type', 'country'])
const isBlank = (item: Item) => item.id === undefined && Object.entries(item).every(([key, value]) => GIVEN.has(key) || value === null || value === '')
const filled = (value: unknown) => (Array.isArray(value) ? value.filter((one) => !isItem(one) || !isBlank(one)) : value)

/** The edits that change something: no field put back to what it was, no item added to a list and left blank. */
export function edited<T>(base: T, edits: Edits<T>): Edits<T> {
  return Object.fromEntries(Object.entries(edits).map(([field, value]) => [field, filled(value)]).filter(([field, value]) => !same(value, base[field as keyof T]))) as Edits<T>
}

/**
 * When someone else saved first: the fields that both changed, and differently. Where there are none the edits can
 * simply be saved on top of theirs.
 */
export function conflictOf<T>(base: T, theirs: T, edits: Edits<T>): Conflict<T> {
  const fields = (Object.keys(edited(base, edits)) as (keyof T & string)[]).filter((field) => !same(base[field], theirs[field]) && !same(edits[field], theirs[field]))
  return { theirs, fields }
}

/** The edits without those fields: theirs are kept. */
export function withoutFields<T>(edits: Edits<T>, fields: string[]): Edits<T> {
  return Object.fromEntries(Object.entries(edits).filter(([field]) => !fields.includes(field))) as Edits<T>
}

/** What is still to be saved after `sent` became `saved`: fields changed again since. Items added to a list take the id they were given. */
export function stillEdited<T>(edits: Edits<T>, sent: Edits<T>, saved: T): Edits<T> {
  const left = Object.entries(edits).filter(([field, value]) => !(field in sent) || !same(value, sent[field as keyof T]))
  return Object.fromEntries(left.map(([field, value]) => [field, field in sent ? withIds(value, sent[field as keyof T], saved[field as keyof T]) : value])) as Edits<T>
}

function withIds(value: unknown, sent: unknown, saved: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(sent) || !Array.isArray(saved)) return value
  return value.map((one, at) => (isItem(one) && one.id === undefined && isItem(sent[at]) && sent[at].id === undefined && isItem(saved[at]) ? { ...one, id: saved[at].id } : one))
}
