import type { TeamInput } from '#contract/organisation.ts'
import { nameIsTaken } from '#domain/lists/order.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { type FieldRefusal, Refused } from '../../refused.ts'
import { aliasTaken, findKnownUsers, findUnavailable, insertTeam, lockLivingTeams, lockTeam, replaceMembers, updateTeam } from './store.ts'

const columnsOf = ({ memberIds: _, leaderId, leadsMode, aliasLocalPart, ...rest }: TeamInput) => ({
  ...rest,
  ...(leaderId === undefined ? {} : { leader_id: leaderId }),
  ...(leadsMode === undefined ? {} : { leads_mode: leadsMode }),
  ...(aliasLocalPart === undefined ? {} : { alias_local_part: aliasLocalPart }),
})

const refusal = (code: 'name_taken' | 'unknown_reference', field: string) => new Refused(code, { fields: [{ field, code }] })

/** What a team is called and who is in it: a name no living team has, people there are. */
async function refuseNameAndPeople(work: Work, input: Pick<TeamInput, 'name' | 'leaderId' | 'memberIds'>, exceptId: string | null): Promise<void> {
  if (input.name !== undefined && nameIsTaken(await lockLivingTeams(work.trx), input.name, exceptId)) throw refusal('name_taken', 'name')
  const known = await findKnownUsers(work.trx, [...(input.memberIds ?? []), ...(input.leaderId ? [input.leaderId] : [])])
  if (input.leaderId && !known.has(input.leaderId)) throw refusal('unknown_reference', 'leaderId')
  if (input.memberIds?.some((one) => !known.has(one))) throw refusal('unknown_reference', 'memberIds')
}

async function refuseAlias(work: Work, alias: string | null | undefined, exceptId: string | null): Promise<void> {
  if (alias && (await aliasTaken(work.trx, alias, exceptId))) throw refusal('name_taken', 'aliasLocalPart')
}

/** Creates a team inside the operation under way. Refuses a name or alias another one has, and people there are not. */
export async function createTeamIn(work: Work, input: TeamInput & { name: string }): Promise<{ id: string }> {
  await refuseNameAndPeople(work, input, null)
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
    await refuseNameAndPeople(work, row.archived_at ? { ...input, name: undefined } : input, id)
    await refuseAlias(work, input.aliasLocalPart, id)
    await updateTeam(work.trx, id, columnsOf(input))
    if (input.memberIds) await replaceMembers(work.trx, id, input.memberIds, work.newId, work.at)
    return { id }
  })
}

/** Into the archive, where nothing new is given to it, or out of it. Refuses a name that a living team has taken meanwhile. */
export function shelveTeam(ctx: Context, actor: Actor, id: string, archived: boolean) {
  return operation(ctx, actor, archived ? 'team.archive' : 'team.unarchive', async (work) => {
    const row = await lockTeam(work.trx, id)
    if (!row) throw new Refused('not_found')
    if (!archived) await refuseNameAndPeople(work, { name: row.name }, id)
    await updateTeam(work.trx, id, { archived_at: archived ? work.at : null })
    return { id }
  })
}

type Assignment = { owner_id: string | null; team_id: string | null }

/** What somebody no longer here, or an archived team, has stays theirs; refuses to give them more, naming the field. */
export async function refuseAssignment(work: Work, given: { ownerId?: string | null | undefined; teamId?: string | null | undefined }, before: Assignment = { owner_id: null, team_id: null }, ownerField = 'ownerId'): Promise<void> {
  const ownerId = given.ownerId && given.ownerId !== before.owner_id ? given.ownerId : null
  const teamId = given.teamId && given.teamId !== before.team_id ? given.teamId : null
  if (!ownerId && !teamId) return
  const { gone, archived } = await findUnavailable(work.trx, ownerId, teamId)
  const fields: FieldRefusal[] = [...(gone ? [{ field: ownerField, code: 'person_deactivated' as const }] : []), ...(archived ? [{ field: 'teamId', code: 'team_archived' as const }] : [])]
  if (fields[0]) throw new Refused(fields[0].code, { fields })
}
