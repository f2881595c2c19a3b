/** A record with its version, as read; and the changes someone is making to it. */
export type Versioned = { version: string }
export type Edits<T> = Partial<T>
export type Conflict<T> = { theirs: T; fields: (keyof T & string)[] }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The edits that change something; a field put back to what it was is no edit. */
export function edited<T>(base: T, edits: Edits<T>): Edits<T> {
  return Object.fromEntries(Object.entries(edits).filter(([field, value]) => !same(value, base[field as keyof T]))) as Edits<T>
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
export function withoutFields<T>(edits: Edits<T>, fields: (keyof T & string)[]): Edits<T> {
  return Object.fromEntries(Object.entries(edits).filter(([field]) => !fields.includes(field as keyof T & string))) as Edits<T>
}
