import { settings } from '#contract/organisation.ts'
import type { Feature } from '../../features.ts'
import { changeSettings } from './commands.ts'
import { readSettings } from './views.ts'

export const settingsFeature: Feature = (on) => {
  on(settings.read, ({ ctx }) => readSettings(ctx))
  on(settings.change, ({ ctx, actor, body, ifMatch }) => changeSettings(ctx, actor, body, ifMatch))
}
