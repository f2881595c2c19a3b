/** Digits in the order of their codes, so that the database sorts the keys with COLLATE "C". */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const LOWEST = '0'
const HIGHEST = 'z'
/** Digits counted with at the ends of a column: 62⁴ cards on top of each other before keys grow by as many. */
const STEP = 4
const digit = (text: string, at: number) => DIGITS.indexOf(text.charAt(at))

function midpoint(low: string, high: string | null): string {
  if (high !== null) {
    let same = 0
    while ((low.charAt(same) || LOWEST) === high.charAt(same)) same += 1
    if (same > 0) return high.slice(0, same) + midpoint(low.slice(same), high.slice(same))
  }
  const from = low === '' ? 0 : digit(low, 0)
  const to = high === null ? DIGITS.length : digit(high, 0)
  if (to - from > 1) return DIGITS.charAt(Math.floor((from + to) / 2))
  if (high !== null && high.length > 1) return high.charAt(0)
  return DIGITS.charAt(from) + midpoint(low.slice(1), null)
}

/** Counts one up or down at a fixed place past the leading run of `end`, which leaves room on that side for ever. */
function beyond(key: string, end: typeof LOWEST | typeof HIGHEST): string {
  let run = 0
  while (key.charAt(run) === end) run += 1
  const digits = [...key.slice(0, run + STEP).padEnd(run + STEP, LOWEST)]
  const [up, wrapped] = end === HIGHEST ? [1, LOWEST] : [-1, HIGHEST]
  let at = digits.length - 1
  for (; digits[at] === end; at -= 1) digits[at] = wrapped
  digits[at] = DIGITS.charAt(DIGITS.indexOf(digits[at] ?? LOWEST) + up)
  return digits.join('').replace(/0+$/, '')
}

/**
 * A key strictly between two neighbours; null stands for the end on that side. Keys never end in the lowest digit, so
 * there is always room, and cards added at an end by the hundred thousand keep short keys. Two neighbours with one key,
 * which two people can make at the same moment, are followed by the new one.
 */
export function positionBetween(low: string | null, high: string | null): string {
  if (low === null) return high === null ? 'V' : beyond(high, LOWEST)
  if (high === null) return beyond(low, HIGHEST)
  if (low === high) return `${low}V`
  if (low > high) throw new Error('positions out of order')
  return midpoint(low, high)
}
