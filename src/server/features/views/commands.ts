import type * as z from 'zod'
import type { ViewInput, ViewQuery, viewResource } from '#contract/records.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { Refused } from '../../refused.ts'
import { mayChange, mayUse } from './policy.ts'
import { deleteView, insertView, lockView, nextPosition, teamExists, updateView, type ViewRow } from './store.ts'

type Resource = z.output<typeof viewResource>
/** Whether a list can be asked this; throws its refusal where it cannot. */
export type CheckQuery = (resource: Resource, query: ViewQuery) => void
type Visibility = NonNullable<ViewInput['visibility']>

/** The team a view is shared with: one of the actor's own or, for a manager, any. */
async function sharedWith(work: Work, visibility: Visibility, teamId: string | null | undefined): Promise<string | null> {
  if (visibility !== 'team') return null
  if (!teamId) throw new Refused('view_team_required', { fields: [{ field: 'teamId', code: 'view_team_required' }] })
  if (!(await teamExists(work.trx, teamId))) throw new Refused('unknown_reference', { fields: [{ field: 'teamId', code: 'unknown_reference' }] })
  if (work.actor.role === 'salesperson' && !work.actor.teamIds.includes(teamId)) throw new Refused('forbidden', { fields: [{ field: 'teamId', code: 'forbidden' }] })
  return teamId
}

/** Saves a list's question under a name. Refuses one the list could not answer, and sharing with a team one is not in. */
export function createView(ctx: Context, actor: Actor, input: ViewInput & { resource: Resource; name: string; visibility: Visibility; query: ViewQuery }, check: CheckQuery) {
  check(input.resource, input.query)
  return operation(ctx, actor, 'view.create', async (work) => {
    const id = work.newId()
    const teamId = await sharedWith(work, input.visibility, input.teamId)
    const position = input.position ?? (await nextPosition(work.trx, input.resource))
    await insertView(work.trx, { id, resource: input.resource, name: input.name, visibility: input.visibility, team_id: teamId, owner_id: actor.userId, query: JSON.stringify(input.query), position, created_at: work.at })
    return { id }
  }, { summary: { name: input.name } })
}

/** The view, locked, if the actor may change it and it is as they have read it. Refuses not_found for what they may not even use. */
async function takeView(work: Work, id: string, ifMatch: string | null): Promise<ViewRow> {
  const view = await lockView(work.trx, id)
  if (!view || !(mayUse(work.actor, view) || mayChange(work.actor, view))) throw new Refused('not_found')
  if (!mayChange(work.actor, view)) throw new Refused('forbidden')
  if (ifMatch !== null && ifMatch !== view.version) throw new Refused('changed_meanwhile', { details: { version: view.version } })
  return view
}

/** Renames, asks something else, shares, or moves a view; only what the input names. */
export function changeView(ctx: Context, actor: Actor, id: string, input: ViewInput, ifMatch: string | null, check: CheckQuery) {
  return operation(ctx, actor, 'view.change', async (work) => {
    const view = await takeView(work, id, ifMatch)
    if (input.query) check(view.resource as Resource, input.query)
    const visibility = input.visibility ?? (view.visibility as Visibility)
    const teamId = input.teamId === undefined ? view.team_id : input.teamId
    const moved = visibility !== view.visibility || teamId !== view.team_id
    await updateView(work.trx, id, {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.position === undefined ? {} : { position: input.position }),
      ...(input.query === undefined ? {} : { query: JSON.stringify(input.query) }),
      ...(moved ? { visibility, team_id: await sharedWith(work, visibility, teamId) } : {}),
    })
    return { id }
  })
}

export function removeView(ctx: Context, actor: Actor, id: string, ifMatch: string | null) {
  return operation(ctx, actor, 'view.remove', async (work) => {
    await takeView(work, id, ifMatch)
    await deleteView(work.trx, id)
    return { id }
  })
}
