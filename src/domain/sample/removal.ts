/** `child` has no life without `parent` (an address of a lead, a note on its timeline). */
export type Part = { child: string; parent: string }
/** A row that names another. `releasable`: the name may be blanked on a sample row (its salesperson, its team). */
export type Reference = { from: string; to: string; releasable: boolean }
export type Removal = {
  goes: Set<string>
  /** Row kept, and the row that needs it. */
  kept: Map<string, string>
  /** References to blank, because the row stays and what it names goes. */
  released: Reference[]
}

/**
 * What can be taken away of `rows` without taking anything that is not one of them: a row that a remaining one names
 * stays, and so does what it names itself, except where a sample row can do without. Parts go with any parent and stay
 * when all of theirs do.
 */
export function planRemoval({ rows, parts, references }: { rows: Iterable<string>; parts: Part[]; references: Reference[] }): Removal {
  const sample = new Set(rows)
  const parentsOf = new Map<string, string[]>()
  for (const { child, parent } of parts) parentsOf.set(child, [...(parentsOf.get(child) ?? []), parent])
  const kept = new Map<string, string>()
  const keep = (id: string, because: string): boolean => {
    if (!sample.has(id) || kept.has(id)) return false
    kept.set(id, because)
    return true
  }
  const stays = (id: string) => !sample.has(id) || kept.has(id)
  for (let settled = false; !settled; ) {
    settled = true
    for (const { from, to, releasable } of references) {
      if (stays(from) && !(releasable && sample.has(from)) && keep(to, from)) settled = false
    }
    for (const [child, parents] of parentsOf) {
      // A part that is needed holds its parents; one whose parents all stay, stays with them.
      if (kept.has(child) && parents.some((parent) => keep(parent, child))) settled = false
      if (parents.every(stays) && keep(child, parents[0] ?? child)) settled = false
    }
  }
  return {
    goes: new Set([...sample].filter((id) => !kept.has(id))),
    kept,
    released: references.filter(({ from, to, releasable }) => releasable && kept.has(from) && sample.has(to) && !kept.has(to)),
  }
}
