import { Alert } from '@mantine/core'
import { ApiProblem } from '../api.ts'

/** A refusal where it happened. */
export function Problem({ error }: { error: unknown }) {
  if (!error) return null
  return <Alert color="red" role="alert">{error instanceof ApiProblem ? error.message : String(error)}</Alert>
}
