export type Workdays = {
  /** The nearest day of the working week at or before that many days ago. */
  ago(days: number): number
  /** The nearest day of the working week at or after, for days to come; at or before, for days gone by (below zero). */
  in(days: number): number
}

/** Day of the week of a civil day, Sunday 0 (Sakamoto's rule, Gregorian calendar). */
export function weekdayOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  const from = month < 3 ? year - 1 : year
  return (from + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + shift + date) % 7
}

/** Keeps calls and meetings off Saturdays and Sundays, counting from `today` (YYYY-MM-DD). */
export function workdays(today: string): Workdays {
  const first = weekdayOf(today)
  const isFree = (inDays: number) => [0, 6].includes((((first + inDays) % 7) + 7) % 7)
  const step = (inDays: number, by: 1 | -1): number => (isFree(inDays) ? step(inDays + by, by) : inDays)
  return { ago: (days) => Math.abs(step(-days, -1)), in: (days) => step(days, days < 0 ? -1 : 1) }
}
