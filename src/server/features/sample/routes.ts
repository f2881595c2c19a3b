import { sample } from '#contract/sample.ts'
import type { Feature } from '../../features.ts'
import { loadSample } from './commands/load.ts'
import { removeSample } from './commands/remove.ts'
import { readSample, tellRemoval } from './views.ts'

export const sampleFeature: Feature = (on) => {
  on(sample.read, ({ ctx }) => readSample(ctx.db))
  on(sample.load, ({ ctx, actor }) => loadSample(ctx, actor))
  on(sample.remove, ({ ctx, actor }) => removeSample(ctx, actor, (work, found, plan) => tellRemoval(work.trx, found, plan)))
}
