import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../context.ts'

type Shared = { owner_id: string; visibility: string; team_id: string | null }

/** Which saved views the actor may use: their own, everybody's, those of their teams. */
export function usableView(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(v.owner_id = ${actor.userId} or v.visibility = 'everyone' or (v.visibility = 'team' and v.team_id = any(${actor.teamIds}::uuid[])))`
}
/** The same of one view already read. */
export const mayUse = (actor: Actor, view: Shared): boolean => view.owner_id === actor.userId || view.visibility === 'everyone' || (view.visibility === 'team' && view.team_id !== null && actor.teamIds.includes(view.team_id))
/** Its owner, and for a shared one any manager. */
export const mayChange = (actor: Actor, view: Shared): boolean => view.owner_id === actor.userId || (view.visibility !== 'private' && actor.role !== 'salesperson')
