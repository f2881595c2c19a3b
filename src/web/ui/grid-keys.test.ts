import { expect, it } from 'vitest'
import { stepInGrid } from './grid-keys.ts'

const size = { rows: 30, columns: 4, page: 10 }

it('walks the cells and stops at the edges', () => {
  expect(stepInGrid({ row: 0, column: 0 }, 'up', size, false)).toEqual({ row: 0, column: 0 })
  expect(stepInGrid({ row: 0, column: 3 }, 'right', size, false)).toEqual({ row: 0, column: 3 })
  expect(stepInGrid({ row: 28, column: 1 }, 'pageDown', size, false)).toEqual({ row: 29, column: 1 })
})
it('goes to the ends of a row, and with Ctrl to the corners', () => {
  expect(stepInGrid({ row: 7, column: 1 }, 'end', size, false)).toEqual({ row: 7, column: 3 })
  expect(stepInGrid({ row: 7, column: 1 }, 'home', size, true)).toEqual({ row: 0, column: 0 })
  expect(stepInGrid({ row: 7, column: 1 }, 'end', size, true)).toEqual({ row: 29, column: 3 })
})
