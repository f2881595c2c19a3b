import type * as z from 'zod'
import type { stages } from '#contract/lists.ts'
import type { Actor, Context } from '../../context.ts'
import { operation } from '../../db/operation.ts'
import { Refused } from '../../refused.ts'
import { moveAllCards } from '../opportunities/commands.ts'
import { countCards, deleteStage, insertStage, lockStages, type StageRecord, updateStage } from './store.ts'

type Created = z.output<NonNullable<(typeof stages.create)['body']>>
type Changed = z.output<NonNullable<(typeof stages.change)['body']>>
const columnsOf = ({ nameEn, ...rest }: Changed) => ({ ...rest, ...(nameEn === undefined ? {} : { name_en: nameEn }) })

/** A pipeline, shared or a team's, keeps at least one open and one won stage. */
function refuseBare(stagesLeft: StageRecord[], teamId: string | null): void {
  const mine = stagesLeft.filter((one) => one.team_id === teamId)
  if (teamId !== null && mine.length === 0) return
  for (const kind of ['open', 'won']) if (!mine.some((one) => one.kind === kind)) throw new Refused('stage_kind_needed')
}

/** Adds a stage. A team's first own stage starts its pipeline from a copy of the shared one. */
export function addStage(ctx: Context, actor: Actor, input: Created) {
  return operation(ctx, actor, 'stage.add', async (work) => {
    const all = await lockStages(work.trx)
    const teamId = input.teamId ?? null
    const mine = all.filter((one) => one.team_id === teamId)
    if (teamId !== null && mine.length === 0) {
      for (const shared of all.filter((one) => one.team_id === null)) {
        const { version: _v, updated_at: _u, ...copy } = shared
        const copyId = work.newId()
        await insertStage(work.trx, { ...copy, id: copyId, team_id: teamId, created_at: work.at })
        await moveAllCards(work, shared.id, copyId, teamId)
      }
    }
    const { teamId: _t, ...values } = input
    const id = work.newId()
    await insertStage(work.trx, { position: all.length, ...columnsOf(values), team_id: teamId, id, created_at: work.at })
    return { id }
  })
}

export function changeStage(ctx: Context, actor: Actor, id: string, input: Changed, ifMatch: string | null) {
  return operation(ctx, actor, 'stage.change', async (work) => {
    const all = await lockStages(work.trx)
    const row = all.find((one) => one.id === id)
    if (!row) throw new Refused('not_found')
    if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
    if (input.kind && input.kind !== row.kind) {
      if ((await countCards(work.trx, id)) > 0) throw new Refused('in_use')
      refuseBare(all.map((one) => (one.id === id ? { ...one, kind: input.kind ?? one.kind } : one)), row.team_id)
    }
    await updateStage(work.trx, id, columnsOf(input))
    return { id }
  })
}

/** Removes a stage; its cards move to the replacement, of the same pipeline and kind, in the same operation. */
export function removeStage(ctx: Context, actor: Actor, id: string, replacement: string | undefined) {
  return operation(ctx, actor, 'stage.remove', async (work) => {
    const all = await lockStages(work.trx)
    const row = all.find((one) => one.id === id)
    if (!row) throw new Refused('not_found')
    refuseBare(all.filter((one) => one.id !== id), row.team_id)
    const cards = await countCards(work.trx, id)
    if (cards > 0) {
      const target = all.find((one) => one.id === replacement && one.id !== id && one.team_id === row.team_id && one.kind === row.kind)
      if (!target) throw new Refused('in_use', { details: { uses: cards } })
      await moveAllCards(work, id, target.id)
    }
    await deleteStage(work.trx, id)
    return { id }
  })
}
