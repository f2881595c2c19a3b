import type * as z from 'zod'
import type { leadStatuses } from '#contract/lists.ts'
import { planStatusRemoval, type StatusKind } from '#domain/leads/status.ts'
import type { Actor, Context } from '../../context.ts'
import { operation } from '../../db/operation.ts'
import { Refused } from '../../refused.ts'
import { recomputeStatuses, replaceStatus } from '../leads/commands.ts'
import { deleteStatus, findLeadsWith, insertStatus, lockStatuses, updateStatus } from './store.ts'

type Created = z.output<NonNullable<(typeof leadStatuses.create)['body']>>
type Changed = z.output<NonNullable<(typeof leadStatuses.change)['body']>>
const columnsOf = ({ nameEn, isDefault: _, ...rest }: Changed) => ({ ...rest, ...(nameEn === undefined ? {} : { name_en: nameEn }) })

/** Adds a status to a kind; what the kind means stays. */
export function addStatus(ctx: Context, actor: Actor, input: Created) {
  return operation(ctx, actor, 'lead_status.add', async (work) => {
    const statuses = await lockStatuses(work.trx)
    const id = work.newId()
    await insertStatus(work.trx, { position: statuses.length, ...columnsOf(input), id, created_at: work.at })
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
    if (input.isDefault && !row.is_default) {
      const former = statuses.find((one) => one.kind === row.kind && one.is_default)
      if (former) await updateStatus(work.trx, former.id, { is_default: false })
      await updateStatus(work.trx, id, { is_default: true })
      if (former) await recomputeStatuses(work, await findLeadsWith(work.trx, former.id), 'lead_status.change')
    }
    await updateStatus(work.trx, id, columnsOf(input))
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
