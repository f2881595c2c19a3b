import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../context.ts'
import type { Tx } from './client.ts'

/**
 * The one predicate of who sees what, compiled into every query (list, count, sum, search, export, duplicates,
 * timeline, direct id). *own*: mine. *team*: mine and my teams', unassigned ones included, and records of nobody's
 * team and nobody's charge. *all*, managers and administrators: everything.
 */
export function seesAll(actor: Actor): boolean {
  return actor.role !== 'salesperson' || actor.scope === 'all'
}

/** For a table with owner_id and team_id. `alias` is a name of ours, never input. */
function assigned(actor: Actor, alias: string): RawBuilder<boolean> {
  if (seesAll(actor)) return sql<boolean>`true`
  const owner = sql.ref(`${alias}.owner_id`)
  const team = sql.ref(`${alias}.team_id`)
  // What a team receives and nobody has taken is its members' to see, whatever their scope.
  const unassigned = sql`(${owner} is null and ${team} = any(${actor.teamIds}::uuid[]))`
  if (actor.scope === 'own') return sql<boolean>`(${owner} = ${actor.userId} or ${unassigned})`
  return sql<boolean>`(${owner} = ${actor.userId} or ${team} = any(${actor.teamIds}::uuid[]) or (${owner} is null and ${team} is null))`
}

export const visibleLead = (actor: Actor, alias = 'lead') => assigned(actor, alias)
export const visibleOpportunity = (actor: Actor, alias = 'opportunity') => assigned(actor, alias)

/** A customer is seen by its owner or team, or with any visible lead or opportunity of it. */
export function visibleCustomer(actor: Actor, alias = 'customer'): RawBuilder<boolean> {
  if (seesAll(actor)) return sql<boolean>`true`
  const id = sql.ref(`${alias}.id`)
  return sql<boolean>`(${assigned(actor, alias)}
    or exists (select 1 from opportunity vo where vo.customer_id = ${id} and vo.deleted_at is null and ${assigned(actor, 'vo')})
    or exists (select 1 from lead vl where vl.customer_id = ${id} and vl.deleted_at is null and ${assigned(actor, 'vl')}))`
}

/** Whether there is such a customer, not in the trash, for the actor. */
export async function seesCustomer(trx: Tx, actor: Actor, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from customer where id = ${id} and deleted_at is null and ${visibleCustomer(actor)}`.execute(trx)
  return rows.length > 0
}

/** A contact is seen with its customer. */
export function visibleContact(actor: Actor, alias = 'contact'): RawBuilder<boolean> {
  if (seesAll(actor)) return sql<boolean>`true`
  return sql<boolean>`exists (select 1 from customer vc where vc.id = ${sql.ref(`${alias}.customer_id`)} and ${visibleCustomer(actor, 'vc')})`
}
