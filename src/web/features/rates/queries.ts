import { call } from '#web/api.ts'

export const ratesQuery = { queryKey: ['rates'], queryFn: () => call('currencyRates.list') }
export const putRate = (currency: string, rate: string, version: string | undefined) => call('currencyRates.put', { params: { currency }, body: { rate }, ...(version ? { ifMatch: version } : {}) })
export const removeRate = (currency: string, version: string) => call('currencyRates.remove', { params: { currency }, ifMatch: version })
