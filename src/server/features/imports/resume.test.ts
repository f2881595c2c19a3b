import { it } from 'vitest'
import { interruptedImport } from '#test/support/interrupted-import.ts'

it('an import killed in the middle goes on where it was, and ends as one that nobody disturbed', () => interruptedImport(2500, 1000), 180_000)
