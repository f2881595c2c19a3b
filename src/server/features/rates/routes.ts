import { currencyRates } from '#contract/rates.ts'
import type { Feature } from '../../features.ts'
import { removeRate, setRate } from './commands.ts'
import { listRates } from './views.ts'

export const ratesFeature: Feature = (on) => {
  on(currencyRates.list, ({ ctx, actor }) => listRates(ctx.db, actor))
  on(currencyRates.put, ({ ctx, actor, params, body, ifMatch }) => setRate(ctx, actor, params.currency, body.rate, ifMatch))
  on(currencyRates.remove, ({ ctx, actor, params, ifMatch }) => removeRate(ctx, actor, params.currency, ifMatch))
}
