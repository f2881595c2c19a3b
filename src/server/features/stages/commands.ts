import type * as z from 'zod'
import type { stages } from '#contract/lists.ts'
import { nameIsTaken, placed } from '#domain/lists/order.ts'
import { blankToNull } from '#domain/values/text.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { writeOrder } from '../../db/order.ts'
import { Refused } from '../../refused.ts'
import { moveAllCards } from '../opportunities/commands.ts'
import { countCards, deleteStage, insertStage, lockStages, type StageRecord, teamExists, updateStage } from './store.ts'

type Created = z.output<NonNullable<(typeof stages.create)['body']>>
type Changed = z.output<NonNullable<(typeof stages.change)['body']>>
const columnsOf = ({ nameEn, position: _, ...rest }: Changed) => ({ ...rest, ...(nameEn === undefined ? {} : { name_en: blankToNull(nameEn) }) })

function refuseTaken(siblings: StageRecord[], name: string | undefined, exceptId: string | null): void {
  if (name !== undefined && nameIsTaken(siblings, name, exceptId)) throw new Refused('name_taken', { fields: [{ field: 'name', code: 'name_taken' }] })
}

/** Stages of one pipeline, in order; that of a team without its own is the shared one. */
const siblingsOf = (all: StageRecord[], teamId: string | null) => all.filter((one) => one.team_id === teamId)

async function refuseNoTeam(work: Work, teamId: string, field: string | null): Promise<void> {
  if (await teamExists(work.trx, teamId)) return
  throw field ? new Refused('unknown_reference', { fields: [{ field, code: 'unknown_reference' }] }) : new Refused('not_found')
}

/** A pipeline, shared or a team's, keeps at least one open and one won stage. */
function refuseBare(stagesLeft: StageRecord[], teamId: string | null): void {
  const mine = siblingsOf(stagesLeft, teamId)
  for (const kind of ['open', 'won']) if (!mine.some((one) => one.kind === kind)) throw new Refused('stage_kind_needed')
}

/** Gives a team a copy of the shared stages; its cards follow. */
async function separateIn(work: Work, all: StageRecord[], teamId: string): Promise<StageRecord[]> {
  const copies: StageRecord[] = []
  for (const shared of siblingsOf(all, null)) {
    const { version: _v, updated_at: _u, ...columns } = shared
    const copy = { ...columns, id: work.newId(), team_id: teamId, created_at: work.at }
    await insertStage(work.trx, copy)
    await moveAllCards(work, shared.id, copy.id, teamId)
    copies.push({ ...shared, ...copy })
  }
  return copies
}

/** Gives a team stages of its own, to change without touching the others'. Refuses own_stages_already. */
export function separateStages(ctx: Context, actor: Actor, teamId: string) {
  return operation(ctx, actor, 'stage.separate', async (work) => {
    const all = await lockStages(work.trx)
    await refuseNoTeam(work, teamId, null)
    if (siblingsOf(all, teamId).length > 0) throw new Refused('own_stages_already')
    await separateIn(work, all, teamId)
    return { id: teamId }
  })
}

/** Brings a team back to the shared stages: each card goes to the stage of the same name, else to the first of the same kind. */
export function shareStages(ctx: Context, actor: Actor, teamId: string) {
  return operation(ctx, actor, 'stage.share', async (work) => {
    const all = await lockStages(work.trx)
    await refuseNoTeam(work, teamId, null)
    const shared = siblingsOf(all, null)
    const own = siblingsOf(all, teamId)
    if (own.length === 0) throw new Refused('stages_shared_already')
    for (const stage of own) {
      const peers = shared.filter((one) => one.kind === stage.kind)
      const target = peers.find((one) => nameIsTaken([one], stage.name, null)) ?? peers[0]
      if (target) await moveAllCards(work, stage.id, target.id)
      await deleteStage(work.trx, stage.id)
    }
    return { id: teamId }
  })
}

/** Adds a stage, last unless a place is given. A team's first own stage starts its pipeline from a copy of the shared one. */
export function addStage(ctx: Context, actor: Actor, input: Created) {
  return operation(ctx, actor, 'stage.add', async (work) => {
    const all = await lockStages(work.trx)
    const teamId = input.teamId ?? null
    if (teamId) await refuseNoTeam(work, teamId, 'teamId')
    const own = siblingsOf(all, teamId)
    const siblings = teamId !== null && own.length === 0 ? await separateIn(work, all, teamId) : own
    refuseTaken(siblings, input.name, null)
    const { teamId: _t, ...values } = input
    const id = work.newId()
    await insertStage(work.trx, { ...columnsOf(values), position: siblings.length, team_id: teamId, id, created_at: work.at })
    if (input.position !== undefined) await writeOrder(work.trx, 'stage', placed([...siblings.map((one) => one.id), id], id, input.position))
    return { id }
  })
}

/** Renames, recolours, changes what it means, moves it to a place. A kind changes only while no card is in it. */
export function changeStage(ctx: Context, actor: Actor, id: string, input: Changed, ifMatch: string | null) {
  return operation(ctx, actor, 'stage.change', async (work) => {
    const all = await lockStages(work.trx)
    const row = all.find((one) => one.id === id)
    if (!row) throw new Refused('not_found')
    if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
    if (input.kind && input.kind !== row.kind) {
      const cards = await countCards(work.trx, id)
      if (cards > 0) throw new Refused('in_use', { details: { uses: cards } })
      refuseBare(all.map((one) => (one.id === id ? { ...one, kind: input.kind ?? one.kind } : one)), row.team_id)
    }
    const siblings = siblingsOf(all, row.team_id)
    refuseTaken(siblings, input.name, id)
    await updateStage(work.trx, id, columnsOf(input))
    if (input.position !== undefined) await writeOrder(work.trx, 'stage', placed(siblings.map((one) => one.id), id, input.position))
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
    return { id, affected: cards }
  })
}
