import { useEffect, useRef, useState } from 'react'
import { ApiProblem } from '#web/api.ts'
import { type Conflict, conflictOf, type Edits, edited, type Versioned, withoutFields } from './draft.ts'

type Options<T> = {
  record: T
  /** Saves the changes on top of a version; refused with 412 where the record has moved on. */
  save: (changes: Edits<T>, version: string) => Promise<unknown>
  reload: () => Promise<T>
}

/**
 * Edits of a record, kept apart from it until saved. When someone else saved meanwhile, changes to other fields go on
 * top of theirs; the same fields are shown in `conflict`, to keep mine or theirs.
 */
export function useDraft<T extends Versioned>({ record, save, reload }: Options<T>) {
  const [edits, setEdits] = useState<Edits<T>>({})
  const [conflict, setConflict] = useState<Conflict<T> | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [saving, setSaving] = useState(false)
  const base = useRef(record)
  const dirty = Object.keys(edited(base.current, edits)).length > 0
  // While nothing is being changed the base follows what the server says.
  if (!dirty && base.current !== record) base.current = record

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])

  const attempt = async (changes: Edits<T>, version: string, again = true): Promise<void> => {
    try {
      await save(changes, version)
      setEdits({})
      setConflict(null)
    } catch (failure) {
      if (!(failure instanceof ApiProblem && failure.problem.code === 'changed_meanwhile' && again)) throw failure
      const theirs = await reload()
      const found = conflictOf(base.current, theirs, changes)
      if (found.fields.length === 0) return attempt(changes, theirs.version, false)
      setConflict(found)
    }
  }
  const run = async (changes: Edits<T>, version: string) => {
    setSaving(true)
    setError(null)
    try {
      await attempt(changes, version)
    } catch (failure) {
      setError(failure)
    } finally {
      setSaving(false)
    }
  }
  const fieldErrors = error instanceof ApiProblem ? (error.problem.errors ?? []) : []

  return {
    values: { ...base.current, ...edits } as T,
    dirty, saving, error, conflict,
    errorOf: (field: keyof T & string) => fieldErrors.find((one) => one.field === field || one.field.startsWith(`${field}.`))?.message,
    set: <K extends keyof T & string>(field: K, value: T[K]) => setEdits((before) => ({ ...before, [field]: value }) as Edits<T>),
    save: () => run(edited(base.current, edits), base.current.version),
    discard: () => {
      setEdits({})
      setConflict(null)
      setError(null)
    },
    keepMine: () => conflict && run(edited(base.current, edits), conflict.theirs.version),
    keepTheirs: () => {
      if (!conflict) return
      const rest = withoutFields(edits, conflict.fields)
      base.current = conflict.theirs
      setEdits(rest)
      setConflict(null)
    },
  }
}
export type Draft<T extends Versioned> = ReturnType<typeof useDraft<T>>
