import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '#web/api.ts'
import { showProblem } from './use-report-failure.ts'
import { useUndoToast } from './use-undo-toast.tsx'

type Done = { operationId: string | null }

/**
 * Carries one change out: refreshes what is on the page and says what was done, with its undo. A refusal stays in `error`,
 * for a form to show beside its fields; `aloud` tells it in a notification instead. Where somebody else was first, the page
 * shows theirs.
 */
export function useChange() {
  const client = useQueryClient()
  const toast = useUndoToast()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const attempt = async (act: () => Promise<Done>, message: string, refused: (failure: unknown) => void): Promise<boolean> => {
    setBusy(true)
    setError(null)
    try {
      const { operationId } = await act()
      await client.invalidateQueries()
      toast(message, operationId)
      return true
    } catch (failure) {
      refused(failure)
      if (failure instanceof ApiProblem && failure.problem.code === 'changed_meanwhile') await client.invalidateQueries()
      return false
    } finally {
      setBusy(false)
    }
  }
  const fieldErrors = error instanceof ApiProblem ? (error.problem.errors ?? []) : []
  return {
    busy,
    /** Null when every refusal belongs to a field. */
    error: fieldErrors.length > 0 ? null : error,
    clear: () => setError(null),
    errorOf: (field: string) => fieldErrors.find((one) => one.field === field)?.message,
    run: (act: () => Promise<Done>, message: string) => attempt(act, message, setError),
    aloud: (act: () => Promise<Done>, message: string) => attempt(act, message, showProblem),
  }
}
