import Big from 'big.js'

/** What one unit of each currency is worth in the base currency; the base currency itself is not among them. */
export type Rates = Record<string, string>
export type Sum = { currency: string; sum: string }

const HALF_UP = 1
const toCents = (value: Big): string => value.round(2, HALF_UP).toFixed(2)
const rateOf = (currency: string, base: string, rates: Rates): string | undefined => (currency === base ? '1' : rates[currency])

/** An amount in the base currency, rounded to cents; null where its currency has no rate. */
export function inBase(amount: string, currency: string, base: string, rates: Rates): string | null {
  const rate = rateOf(currency, base, rates)
  return rate === undefined ? null : toCents(new Big(amount).times(rate))
}

/** Adds sums up in the base currency, exactly and rounded once to cents. What has no rate stands apart, and is never added. */
export function sumInBase(sums: Sum[], base: string, rates: Rates): { sum: string; apart: Sum[] } {
  let total = new Big(0)
  const apart: Sum[] = []
  for (const one of sums) {
    const rate = rateOf(one.currency, base, rates)
    if (rate === undefined) apart.push({ currency: one.currency, sum: toCents(new Big(one.sum)) })
    else total = total.plus(new Big(one.sum).times(rate))
  }
  return { sum: toCents(total), apart }
}
