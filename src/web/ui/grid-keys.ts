export type GridPlace = { row: number; column: number }
export type GridStep = 'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'pageUp' | 'pageDown'

export const GRID_KEYS: Record<string, GridStep> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'home', End: 'end', PageUp: 'pageUp', PageDown: 'pageDown' }

/** Where the focus goes in a grid (WAI-ARIA practice); with Ctrl, Home and End go to its corners. Never leaves the grid. */
export function stepInGrid(from: GridPlace, step: GridStep, size: { rows: number; columns: number; page: number }, control: boolean): GridPlace {
  const row = (to: number) => Math.min(Math.max(to, 0), size.rows - 1)
  const column = (to: number) => Math.min(Math.max(to, 0), size.columns - 1)
  switch (step) {
    case 'left': return { ...from, column: column(from.column - 1) }
    case 'right': return { ...from, column: column(from.column + 1) }
    case 'up': return { ...from, row: row(from.row - 1) }
    case 'down': return { ...from, row: row(from.row + 1) }
    case 'pageUp': return { ...from, row: row(from.row - size.page) }
    case 'pageDown': return { ...from, row: row(from.row + size.page) }
    case 'home': return control ? { row: 0, column: 0 } : { ...from, column: 0 }
    case 'end': return control ? { row: row(size.rows), column: column(size.columns) } : { ...from, column: column(size.columns) }
  }
}
