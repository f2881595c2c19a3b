import { expect, it } from 'vitest'
import { parseRate } from './rate.ts'

it('reads a rate in French or in English, and nothing that is not one', () => {
  expect(['0,92', '1.08', ' 1 234,5 ', '120'].map(parseRate)).toEqual(['0.92', '1.08', '1234.5', '120'])
  expect(['', '0', '0,000', '-1', '1,2,3', '1e3', 'abc', '0,123456789'].map(parseRate)).toEqual([null, null, null, null, null, null, null, null])
})
