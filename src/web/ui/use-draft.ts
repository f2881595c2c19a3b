import { useEffect, useReducer, useRef } from 'react'
import { ApiProblem } from '#web/api.ts'
import { type Conflict, conflictOf, type Edits, edited, stillEdited, type Versioned, withoutFields } from './draft.ts'
import { showProblem } from './use-report-failure.ts'

type Options<T> = {
  record: T
  /** Saves the changes on top of a version; refused with 412 where the record has moved on. */
  save: (changes: Edits<T>, version: string) => Promise<unknown>
  reload: () => Promise<T>
}
type State<T> = {
  /** The record as it was read; follows the server while nothing is being changed. */
  base: T
  record: T
  edits: Edits<T>
  /** What the server has just refused; not sent again until something else is. */
  refused: Edits<T>
  error: ApiProblem | null
  conflict: Conflict<T> | null
  saving: boolean
  again: boolean
  shown: boolean
}

/**
 * Edits of a record, saved as one leaves each field. When someone else saved meanwhile, changes to other fields go on
 * top of theirs; the same fields are shown in `conflict`, to keep mine or theirs. What the server refuses stays in its
 * field with the reason; the other fields are saved without it.
 */
export function useDraft<T extends Versioned>({ record, save, reload }: Options<T>) {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const kept = useRef<State<T>>(null)
  kept.current ??= { base: record, record, edits: {}, refused: {}, error: null, conflict: null, saving: false, again: false, shown: true }
  const state = kept.current
  const dirty = () => Object.keys(edited(state.base, state.edits)).length > 0
  if (state.record !== record) {
    state.record = record
    if (!dirty() && !state.saving) state.base = record
  }
  const update = (patch: Partial<State<T>>) => {
    Object.assign(state, patch)
    if (state.shown) redraw()
  }

  const attempt = async (changes: Edits<T>, version: string, retry = true): Promise<void> => {
    try {
      await save(changes, version)
      const saved = await reload()
      update({ base: saved, edits: stillEdited(state.edits, changes, saved), conflict: null })
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure
      if (failure.problem.code === 'changed_meanwhile' && retry) {
        const theirs = await reload()
        const found = conflictOf(state.base, theirs, changes)
        if (found.fields.length === 0) return attempt(changes, theirs.version, false)
        if (!state.shown) throw failure
        return update({ conflict: found })
      }
      const wrong = Object.keys(changes).filter((field) => failure.problem.errors?.some((one) => one.field === field || one.field.startsWith(`${field}.`)))
      const rest = withoutFields(changes, wrong)
      update({ error: failure, refused: wrong.length > 0 ? withoutFields(changes, Object.keys(rest)) : changes })
      if (!state.shown) showProblem(failure)
      if (wrong.length > 0 && Object.keys(rest).length > 0) await attempt(rest, version)
    }
  }
  const run = async (version: string) => {
    const changes = edited(state.base, state.edits)
    if (Object.keys(changes).length === 0) return update({ error: null, refused: {} })
    if (JSON.stringify(changes) === JSON.stringify(state.refused)) return
    update({ saving: true, error: null, refused: {} })
    try {
      await attempt(changes, version)
    } catch (failure) {
      showProblem(failure)
    } finally {
      update({ saving: false })
      if (state.again) {
        state.again = false
        await saveNow()
      }
    }
  }
  const saveNow = async (): Promise<void> => {
    if (state.conflict) return
    if (state.saving) state.again = true
    else await run(state.base.version)
  }
  const set = <K extends keyof T & string>(field: K, value: T[K]) => update({ edits: { ...state.edits, [field]: value } as Edits<T> })

  const flush = useRef(saveNow)
  flush.current = saveNow
  useEffect(() => {
    state.shown = true
    const warn = (event: BeforeUnloadEvent) => (Object.keys(edited(state.base, state.edits)).length > 0 || state.saving) && event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('beforeunload', warn)
      state.shown = false
      void flush.current()
    }
  }, [state])

  return {
    values: { ...state.base, ...state.edits } as T,
    dirty: dirty(), saving: state.saving, error: state.error, conflict: state.conflict,
    /** The reason for which a field, or something in it (`contacts.0.email`), was refused. */
    errorOf: (field: string) => state.error?.problem.errors?.find((one) => one.field === field || one.field.startsWith(`${field}.`))?.message,
    /** While one types: saved on leaving the field. */
    set,
    /** A choice: saved at once. */
    choose: <K extends keyof T & string>(field: K, value: T[K]) => {
      set(field, value)
      void saveNow()
    },
    save: saveNow,
    /** Once more, although it has just been refused. */
    retry: () => {
      state.refused = {}
      return saveNow()
    },
    discard: () => update({ base: state.record, edits: {}, refused: {}, conflict: null, error: null }),
    keepMine: async () => {
      const { conflict } = state
      update({ conflict: null })
      if (conflict) await run(conflict.theirs.version)
    },
    keepTheirs: async () => {
      const { conflict } = state
      if (!conflict) return
      update({ base: conflict.theirs, edits: withoutFields(state.edits, conflict.fields), conflict: null })
      await saveNow()
    },
  }
}
export type Draft<T extends Versioned> = ReturnType<typeof useDraft<T>>
