type Values = Record<string, unknown>

/** One row's change as the journal wrote it, oldest first by `id`. */
export type Change = { id: number; table: string; rowId: string; kind: 'insert' | 'update' | 'delete'; before: Values | null; after: Values | null }

/** What an operation did to a row, all its steps taken together. */
export type NetChange =
  | { kind: 'insert'; id: number; table: string; rowId: string }
  | { kind: 'update'; id: number; table: string; rowId: string; before: Values; after: Values }
  | { kind: 'delete'; id: number; table: string; rowId: string; before: Values }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Folds the steps of one operation into one change a row, the latest first: the order in which they can be taken back. */
export function netChanges(changes: Change[]): NetChange[] {
  const rows = new Map<string, Change[]>()
  for (const change of [...changes].sort((a, b) => a.id - b.id)) {
    const key = `${change.table} ${change.rowId}`
    rows.set(key, [...(rows.get(key) ?? []), change])
  }
  const net: NetChange[] = []
  for (const steps of rows.values()) {
    const [first, last] = [steps[0], steps.at(-1)]
    if (!first || !last) continue
    const { table, rowId } = first
    const before: Values = {}
    for (const step of steps) for (const [column, value] of Object.entries(step.before ?? {})) if (!(column in before)) before[column] = value
    if (first.kind === 'insert') {
      // Taken back at the place of its birth: what came to refer to it later goes first.
      if (last.kind !== 'delete') net.push({ kind: 'insert', id: first.id, table, rowId })
    } else if (last.kind === 'delete') net.push({ kind: 'delete', id: last.id, table, rowId, before: { ...last.before, ...before } })
    else {
      const after: Values = Object.assign({}, ...steps.map((step) => step.after))
      const columns = Object.keys(after).filter((column) => !same(before[column], after[column]))
      const pick = (values: Values) => Object.fromEntries(columns.map((column) => [column, values[column] ?? null]))
      if (columns.length > 0) net.push({ kind: 'update', id: last.id, table, rowId, before: pick(before), after: pick(after) })
    }
  }
  return net.sort((a, b) => b.id - a.id)
}

/** The columns in which the row is no longer as the operation left it: what somebody has changed since. */
export function changedSince(after: Values, current: Values): string[] {
  return Object.keys(after).filter((column) => !same(after[column] ?? null, current[column] ?? null))
}
