import { sql } from 'kysely'
import type { TeamView } from '#contract/organisation.ts'
import { WORKED_ON_KINDS } from '#domain/leads/status.ts'
import { usesLeads } from '#domain/teams/leads-mode.ts'
import { sumInBase } from '#domain/values/money.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { readRates } from '../../db/rates.ts'
import { visibleLead, visibleOpportunity } from '../../db/visibility.ts'
import { isoOrNull } from '../../db/wire.ts'

type Row = Record<string, any>

export async function listTeams(db: Db): Promise<{ items: TeamView[] }> {
  const { rows } = await sql<Row>`select t.*, s.leads_enabled, s.mail_domain, array(select m.user_id from team_member m where m.team_id = t.id order by m.created_at) as member_ids
    from sales_team t cross join setting s order by t.archived_at nulls first, t.position, t.name`.execute(db)
  return {
    items: rows.map((row) => ({
      id: row.id, name: row.name, colour: row.colour, position: row.position, leaderId: row.leader_id, memberIds: row.member_ids, leadsMode: row.leads_mode,
      usesLeads: usesLeads(row.leads_mode, row.leads_enabled),
      aliasLocalPart: row.alias_local_part, aliasAddress: row.alias_local_part && row.mail_domain ? `${row.alias_local_part}@${row.mail_domain}` : null, archivedAt: isoOrNull(row.archived_at), version: String(row.version),
    })),
  }
}

/** What each team has open, as far as the actor sees it. */
export async function readDashboard(db: Db, actor: Actor) {
  const { base, rates } = await readRates(db)
  const { rows: leads } = await sql<{ team_id: string; n: number }>`select team_id, count(*)::int as n from lead
    where team_id is not null and deleted_at is null and archived_at is null and merged_into_id is null and status_kind in (${sql.join(WORKED_ON_KINDS)}) and ${visibleLead(actor)} group by 1`.execute(db)
  const { rows: open } = await sql<{ team_id: string; currency: string; n: number; sum: string }>`select team_id, currency, count(*)::int as n, sum(amount) as sum from opportunity
    where team_id is not null and deleted_at is null and archived_at is null and state = 'open' and ${visibleOpportunity(actor)} group by 1, 2`.execute(db)
  const teams = await db.selectFrom('sales_team').select('id').where('archived_at', 'is', null).orderBy('position').orderBy('name').execute()
  return {
    items: teams.map(({ id }) => {
      const mine = open.filter((row) => row.team_id === id)
      const { sum, apart } = sumInBase(mine, base, rates)
      return {
        teamId: id, openLeads: leads.find((row) => row.team_id === id)?.n ?? 0, openOpportunities: mine.reduce((total, row) => total + row.n, 0),
        amount: sum, currency: base, otherCurrencies: apart,
      }
    }),
  }
}
