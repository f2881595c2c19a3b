/** What a file is as a table. `headerLine`: the line its column names are on; lines are counted as a spreadsheet shows them, from 1. */
export type TableFormat = { kind: 'csv' | 'xlsx'; encoding: string; separator: string | null; headerLine: number }
export type TableRow = { line: number; cells: string[] }

export type TableProblem = 'file_unreadable' | 'file_empty' | 'file_only_headers' | 'file_too_large' | 'too_many_columns' | 'quote_not_closed' | 'encoding_unknown'
/** A file that is no table, with the line where reading it ended. */
export class UnreadableTable extends Error {
  readonly problem: TableProblem
  readonly line: number | null
  constructor(problem: TableProblem, line: number | null = null) {
    super(problem)
    this.problem = problem
    this.line = line
  }
}

export const MOST_COLUMNS = 500
/** One record, a quote left open included, is at most this long. */
export const LONGEST_RECORD = 1_000_000
