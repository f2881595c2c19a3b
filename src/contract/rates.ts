import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

/** What one unit is worth in the base currency: a decimal above zero. */
export const rate = z.string().regex(/^(?!0+(?:\.0+)?$)\d{1,10}(?:\.\d{1,8})?$/)
export const currencyRateView = z.object({ currency: s.currency, rate, updatedAt: s.instant, version: z.string() }).meta({ id: 'CurrencyRate' })
export type CurrencyRateView = z.infer<typeof currencyRateView>
const r = { tag: 'currency-rates' } as const
const params = z.object({ currency: s.currency })
export const currencyRates = {
  list: endpoint({
    ...r, method: 'GET', path: '/currency-rates', summary: 'Rates against the base currency', access: 'signed-in',
    /** missing: currencies of opportunities the caller sees that have no rate, so that their amounts stand apart. */
    answer: z.object({ base: s.currency, items: z.array(currencyRateView), missing: z.array(s.currency) }),
  }),
  put: endpoint({ ...r, method: 'PUT', path: '/currency-rates/:currency', summary: 'Set the rate of a currency', access: 'administrator', params, body: z.object({ rate }), answer: s.saved }),
  remove: endpoint({ ...r, method: 'DELETE', path: '/currency-rates/:currency', summary: 'Remove the rate of a currency; its amounts stand apart again', access: 'administrator', params, answer: s.saved }),
}
