import { sql } from 'kysely'
import { listColumns } from '#contract/columns.ts'
import type { SavedView, ViewQuery } from '#contract/records.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { filterSql, sortOf } from '../../db/listing.ts'
import { LISTINGS } from '../../listings.ts'
import { Refused } from '../../refused.ts'
import { mayChange, usableView } from './policy.ts'

type Row = Record<string, any>

/** The saved views of a list that the actor may use, in their order. */
export async function listViews(db: Db, actor: Actor, resource: SavedView['resource']): Promise<{ items: SavedView[] }> {
  const { rows } = await sql<Row>`select v.*, u.name as owner_name from saved_view v join app_user u on u.id = v.owner_id
    where v.resource = ${resource} and ${usableView(actor)} order by v.position, v.id`.execute(db)
  return {
    items: rows.map((row) => ({
      id: row.id, resource, name: row.name, visibility: row.visibility, teamId: row.team_id, owner: { id: row.owner_id, name: row.owner_name }, mine: row.owner_id === actor.userId,
      mayChange: mayChange(actor, row as never), position: row.position, query: row.query, version: String(row.version),
    })),
  }
}

/** Refuses a view whose filter, sort or columns its list does not have, naming them. */
export const checkQuery = (actor: Actor) => (resource: SavedView['resource'], query: ViewQuery): void => {
  const { spec } = LISTINGS[resource]
  filterSql(spec, query.filter ?? {}, actor)
  sortOf(spec, query.sort)
  const known: readonly string[] = listColumns[resource]
  if (query.columns?.some((column) => !known.includes(column))) throw new Refused('filter_invalid', { fields: [{ field: 'columns', code: 'filter_invalid' }] })
}
