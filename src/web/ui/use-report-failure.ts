import { notifications } from '@mantine/notifications'
import { ApiProblem } from '../api.ts'

/** A refusal as its sentences; anything else as what it says. */
export function showProblem(error: unknown): void {
  const sentences = error instanceof ApiProblem ? [error.message, ...(error.problem.errors ?? []).map((one) => one.message)] : [String(error)]
  notifications.show({ color: 'red', message: [...new Set(sentences)].join(' ') })
}

export const useReportFailure = () => showProblem
