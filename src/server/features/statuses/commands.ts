import type * as z from 'zod'
import type { leadStatuses } from '#contract/lists.ts'
import { planStatusRemoval, type StatusKind } from '#domain/leads/status.ts'
import { nameIsTaken, placed } from '#domain/lists/order.ts'
import { blankToNull } from '#domain/values/text.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { writeOrder } from '../../db/order.ts'
import { Refused } from '../../refused.ts'
import { recomputeStatuses, replaceStatus } from '../leads/commands.ts'
import { deleteStatus, findLeadsWith, insertStatus, lockStatuses, type StatusRecord, updateStatus } from './store.ts'

type Created = z.output<NonNullable<(typeof leadStatuses.create)['body']>>
type Changed = z.output<NonNullable<(typeof leadStatuses.change)['body']>>
const columnsOf = ({ nameEn, isDefault: _d, position: _p, ...rest }: Changed) => ({ ...rest, ...(nameEn === undefined ? {} : { name_en: blankToNull(nameEn) }) })

function refuseTaken(statuses: StatusRecord[], name: string | undefined, exceptId: string | null): void {
  if (name !== undefined && nameIsTaken(statuses, name, exceptId)) throw new Refused('name_taken', { fields: [{ field: 'name', code: 'name_taken' }] })
}

/** Makes a status the one its kind uses by itself; the leads that had the former follow. */
async function makeDefault(work: Work, statuses: StatusRecord[], row: StatusRecord): Promise<void> {
  const former = statuses.find((one) => one.kind === row.kind && one.is_default)
  if (former?.id === row.id) return
  if (former) await updateStatus(work.trx, former.id, { is_default: false })
  await updateStatus(work.trx, row.id, { is_default: true })
  if (former) await recomputeStatuses(work, await findLeadsWith(work.trx, former.id), 'lead_status.change')
}

/** Adds a status to a kind; what the kind means stays. */
export function addStatus(ctx: Context, actor: Actor, input: Created) {
  return operation(ctx, actor, 'lead_status.add', async (work) => {
    const statuses = await lockStatuses(work.trx)
    refuseTaken(statuses, input.name, null)
    const id = work.newId()
    const row = { colour: 'gray', ...columnsOf(input), position: statuses.length, is_default: false, id, created_at: work.at }
    await insertStatus(work.trx, row)
    if (input.position !== undefined) await writeOrder(work.trx, 'lead_status', placed([...statuses.map((one) => one.id), id], id, input.position))
    if (input.isDefault) await makeDefault(work, statuses, row as unknown as StatusRecord)
    return { id }
  })
}

/** Renames, recolours, reorders; `isDefault` makes it the one its kind uses by itself. */
export function changeStatus(ctx: Context, actor: Actor, id: string, input: Changed, ifMatch: string | null) {
  return operation(ctx, actor, 'lead_status.change', async (work) => {
    const statuses = await lockStatuses(work.trx)
    const row = statuses.find((one) => one.id === id)
    if (!row) throw new Refused('not_found')
    if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
    refuseTaken(statuses, input.name, id)
    if (input.isDefault) await makeDefault(work, statuses, row)
    await updateStatus(work.trx, id, columnsOf(input))
    if (input.position !== undefined) await writeOrder(work.trx, 'lead_status', placed(statuses.map((one) => one.id), id, input.position))
    return { id }
  })
}

class DryRun extends Error {
  readonly affected: number
  constructor(affected: number) {
    super('dry run')
    this.affected = affected
  }
}

/** Removes a status, moving its leads to the replacement in the same operation; with `dryRun` says how many there are. */
export async function removeStatus(ctx: Context, actor: Actor, id: string, replacement: string | null, dryRun: boolean): Promise<{ operationId: string | null; id: string; affected: number }> {
  try {
    return await operation(ctx, actor, 'lead_status.remove', async (work) => {
      const statuses = await lockStatuses(work.trx)
      if (!statuses.some((one) => one.id === id)) throw new Refused('not_found')
      const leads = await findLeadsWith(work.trx, id)
      if (dryRun) throw new DryRun(leads.length)
      const plan = planStatusRemoval(statuses.map((one) => ({ id: one.id, kind: one.kind as StatusKind, isDefault: one.is_default })), id, replacement, leads.length > 0)
      if ('refused' in plan) throw new Refused(plan.refused, { details: { affected: leads.length } })
      if (plan.replacementId) {
        if (plan.promote) {
          await updateStatus(work.trx, id, { is_default: false })
          await updateStatus(work.trx, plan.replacementId, { is_default: true })
        }
        await replaceStatus(work, id, plan.replacementId)
        await recomputeStatuses(work, leads, 'lead_status.remove')
      }
      await deleteStatus(work.trx, id)
      return { id, affected: leads.length }
    })
  } catch (error) {
    if (error instanceof DryRun) return { operationId: null, id, affected: error.affected }
    throw error
  }
}
