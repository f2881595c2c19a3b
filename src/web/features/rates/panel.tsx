import { useQuery } from '@tanstack/react-query'
import { ratesQuery } from './queries.ts'

/** The rates against the base currency, and the currencies in use that lack one. */
export const useRates = () => useQuery(ratesQuery)

const NEAR = ['EUR', 'CHF', 'GBP', 'USD', 'CAD', 'MAD', 'TND', 'XOF']

export const currencyName = (code: string, language: string): string => new Intl.DisplayNames([language], { type: 'currency' }).of(code) ?? code

/** Every currency by code and name, the usual ones first. */
export function currencyOptions(language: string): { value: string; label: string }[] {
  const others = Intl.supportedValuesOf('currency').filter((code) => !NEAR.includes(code))
  return [...NEAR, ...others].map((value) => ({ value, label: `${value} – ${currencyName(value, language)}` }))
}
