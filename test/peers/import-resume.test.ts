import { it } from 'vitest'
import { interruptedImport } from '#test/support/interrupted-import.ts'

it('an import of 20,000 rows killed in the middle ends as one that nobody disturbed', () => interruptedImport(20_000, 7000), 600_000)
