import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ENDPOINT_FILE, endpointFile } from './generate-endpoints.ts'

it('the pages call the endpoints of the contract as it is (else run tools/generate-endpoints.ts)', () => {
  expect(readFileSync(ENDPOINT_FILE, 'utf8')).toBe(endpointFile())
})
