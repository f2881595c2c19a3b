import type { TeamInput } from '#contract/organisation.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { Refused } from '../../refused.ts'
import { aliasTaken, insertTeam, lockTeam, replaceMembers, updateTeam } from './store.ts'

const columnsOf = ({ memberIds: _, leaderId, leadsMode, aliasLocalPart, ...rest }: TeamInput) => ({
  ...rest,
  ...(leaderId === undefined ? {} : { leader_id: leaderId }),
  ...(leadsMode === undefined ? {} : { leads_mode: leadsMode }),
  ...(aliasLocalPart === undefined ? {} : { alias_local_part: aliasLocalPart }),
})

async function refuseAlias(work: Work, alias: string | null | undefined, exceptId: string | null): Promise<void> {
  if (alias && (await aliasTaken(work.trx, alias, exceptId))) throw new Refused('name_taken', { fields: [{ field: 'aliasLocalPart', code: 'name_taken' }] })
}

/** Creates a team inside the operation under way. Refuses an alias that another team has. */
export async function createTeamIn(work: Work, input: TeamInput & { name: string }): Promise<{ id: string }> {
  await refuseAlias(work, input.aliasLocalPart, null)
  const id = work.newId()
  await insertTeam(work.trx, { ...columnsOf(input), id, created_at: work.at })
  await replaceMembers(work.trx, id, input.memberIds ?? [], work.newId, work.at)
  return { id }
}
export function createTeam(ctx: Context, actor: Actor, input: TeamInput & { name: string }) {
  return operation(ctx, actor, 'team.create', (work) => createTeamIn(work, input))
}

/** Name, colour, leader, members, use of leads, alias. */
export function changeTeam(ctx: Context, actor: Actor, id: string, input: TeamInput, ifMatch: string | null) {
  return operation(ctx, actor, 'team.change', async (work) => {
    const row = await lockTeam(work.trx, id)
    if (!row) throw new Refused('not_found')
    if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
    await refuseAlias(work, input.aliasLocalPart, id)
    await updateTeam(work.trx, id, columnsOf(input))
    if (input.memberIds) await replaceMembers(work.trx, id, input.memberIds, work.newId, work.at)
    return { id }
  })
}

export function shelveTeam(ctx: Context, actor: Actor, id: string, archived: boolean) {
  return operation(ctx, actor, archived ? 'team.archive' : 'team.unarchive', async (work) => {
    if (!(await lockTeam(work.trx, id))) throw new Refused('not_found')
    await updateTeam(work.trx, id, { archived_at: archived ? work.at : null })
    return { id }
  })
}
