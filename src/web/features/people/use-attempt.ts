import { useState } from 'react'
import { ApiProblem } from '../../api.ts'

/** Sends a small form: busy while it goes, and its refusal at the fields or above them. */
export function useAttempt() {
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const errors = problem?.problem.errors ?? []
  return {
    busy,
    problem,
    errorOf: (field: string) => errors.find((one) => one.field === field)?.message,
    /** What no field of the form shows. */
    above: (...fields: string[]) => (problem && !errors.some((one) => fields.includes(one.field)) ? problem.message : null),
    setProblem,
    run: async (act: () => Promise<unknown>): Promise<boolean> => {
      setBusy(true)
      setProblem(null)
      try {
        await act()
        return true
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        setProblem(error)
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
