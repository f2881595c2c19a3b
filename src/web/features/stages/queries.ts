import type { StageView } from '#contract/lists.ts'
import { call, type Request } from '#web/api.ts'

type Created = NonNullable<Request<'stages.create'>['body']>
type Changed = NonNullable<Request<'stages.change'>['body']>
export const addStage = (body: Created) => call('stages.create', { body })
export const changeStage = (stage: StageView, body: Changed) => call('stages.change', { params: { id: stage.id }, body, ifMatch: stage.version })
/** A place is a matter of the whole pipeline: it is put on top of whatever was changed meanwhile. */
export const placeStage = (id: string, position: number) => call('stages.change', { params: { id }, body: { position } })
export const countCards = async (id: string) => (await call('stages.remove', { params: { id }, query: { dryRun: 'true' } })).affected
export const removeStage = (id: string, replacement: string | undefined) => call('stages.remove', { params: { id }, query: replacement ? { replacement } : {} })
export const separateStages = (teamId: string) => call('stages.separate', { params: { id: teamId } })
export const shareStages = (teamId: string) => call('stages.share', { params: { id: teamId } })
