/** Decimal text as the API wants it from what people type: « 12 500,5 », "12,500.50", "€ 900"; null when it is not an amount. */
export function parseAmount(typed: string): string | null {
  const bare = typed.replace(/[\s\u00a0\u202f'’€$£]/g, '').replace(/[A-Za-z]+$/, '')
  if (bare === '') return null
  const sign = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'))
  const tail = sign === -1 ? '' : bare.slice(sign + 1)
  // Three digits after the only kind of sign are thousands: 12.500 and 12,500 are twelve thousand five hundred.
  const grouped = tail.length === 3 && !(bare.includes(',') && bare.includes('.'))
  const spelt = sign === -1 || grouped ? bare : bare.slice(0, sign)
  if (!/^-?(\d*|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/.test(spelt)) return null
  const whole = spelt.replace(/[.,]/g, '')
  const places = sign === -1 || grouped ? '' : tail
  if (!/^-?\d{1,13}$/.test(whole === '' ? '0' : whole) || !/^\d{0,2}$/.test(places)) return null
  return `${BigInt(whole === '' ? 0 : whole)}.${places.padEnd(2, '0')}`
}

/** Exact sums of decimal texts with two places. */
export function cents(amount: string): bigint {
  const [whole = '0', places = ''] = amount.replace('-', '').split('.')
  const value = BigInt(whole) * 100n + BigInt(places.padEnd(2, '0').slice(0, 2))
  return amount.startsWith('-') ? -value : value
}

export function fromCents(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Amount times a probability in per cent, rounded half away from zero as the database does. */
export function weigh(amount: string, probability: number): bigint {
  const value = cents(amount) * BigInt(probability)
  const half = value < 0n ? -50n : 50n
  return (value + half) / 100n
}
