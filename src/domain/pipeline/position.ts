/** Digits in the order of their codes, so that the database sorts the keys with COLLATE "C". */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const digit = (text: string, at: number) => DIGITS.indexOf(text.charAt(at))

function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    let same = 0
    while ((low.charAt(same) || '0') === high.charAt(same)) same += 1
    if (same > 0) return high.slice(0, same) + midpoint(low.slice(same), high.slice(same))
  }
  const from = low === '' ? 0 : digit(low, 0)
  const to = high === null ? DIGITS.length : digit(high, 0)
  if (to - from > 1) return DIGITS.charAt(Math.floor((from + to) / 2))
  if (high !== null && high.length > 1) return high.charAt(0)
  return DIGITS.charAt(from) + midpoint(low.slice(1), null)
}

/** A key strictly between two neighbours; null stands for the end on that side. Keys never end in the lowest digit, so there is always room. */
export function positionBetween(low: string | null, high: string | null): string {
  if (low !== null && high !== null && low >= high) throw new Error('positions out of order')
  return midpoint(low ?? '', high)
}
