import { sql } from 'kysely'
import type { StageView } from '#contract/lists.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { Refused } from '../../refused.ts'
import { countCards } from './store.ts'

type Row = Record<string, any>

/** Every stage, or those of a team's pipeline: its own where it has some, else the shared ones. */
export async function listStages(db: Db, actor: Actor, teamId: string | undefined): Promise<{ items: StageView[] }> {
  const where = teamId
    ? sql`team_id is not distinct from (case when exists (select 1 from stage s where s.team_id = ${teamId}) then ${teamId}::uuid end)`
    : sql`true`
  const { rows } = await sql<Row>`select * from stage where ${where} order by team_id nulls first, position, id`.execute(db)
  return {
    items: rows.map((row) => ({
      id: row.id, teamId: row.team_id, kind: row.kind, label: (actor.language === 'en' && row.name_en) || row.name, name: row.name, nameEn: row.name_en,
      colour: row.colour, position: row.position, probability: row.probability, folded: row.folded, version: String(row.version),
    })),
  }
}

/** How many cards are in a stage: what removing it would move. */
export async function cardsOfStage(db: Db, id: string): Promise<{ operationId: null; id: string; affected: number }> {
  if (!(await db.selectFrom('stage').select('id').where('id', '=', id).executeTakeFirst())) throw new Refused('not_found')
  return { operationId: null, id, affected: await countCards(db, id) }
}
