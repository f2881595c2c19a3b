import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Me, SessionView, UserView } from '#contract/people.ts'
import { WORKED_ON_KINDS } from '#domain/leads/status.ts'
import { showsLeads } from '#domain/teams/leads-mode.ts'
import type { Actor, Context } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { visibleLead } from '../../db/visibility.ts'
import { iso } from '../../db/wire.ts'
import { Refused } from '../../refused.ts'

type Row = Record<string, any>

export async function setupNeeded({ db, config }: Context): Promise<{ needed: boolean; mailConfigured: boolean }> {
  const { rows } = await sql`select 1 from app_user where role = 'administrator' and active limit 1`.execute(db)
  return { needed: rows.length === 0, mailConfigured: config.smtpUrl !== null }
}

/** Who I am. The Leads menu shows while a team of mine uses leads, or unconverted ones remain that I see. */
export async function readMe(db: Db, actor: Actor): Promise<Me> {
  const { rows } = await sql<Row>`select u.*, coalesce(a."twoFactorEnabled", false) as two_factor,
      (select s.leads_enabled from setting s limit 1) as leads_enabled,
      array(select t.leads_mode from sales_team t where t.archived_at is null and ${actor.role === 'salesperson' ? sql`t.id = any(${actor.teamIds}::uuid[])` : sql`true`}) as modes,
      exists (select 1 from lead where lead.deleted_at is null and lead.archived_at is null and lead.merged_into_id is null and lead.status_kind in (${sql.join(WORKED_ON_KINDS)}) and ${visibleLead(actor)}) as remain
    from app_user u left join auth."user" a on a.id = u.id where u.id = ${actor.userId}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refused('not_found')
  return {
    id: row.id, name: row.name, email: row.email, role: row.role, scope: row.scope, language: row.language, timeZone: row.time_zone, theme: row.theme, teamIds: actor.teamIds,
    showsLeads: showsLeads(row.modes, row.leads_enabled, row.remain), twoFactor: row.two_factor,
  }
}

/** Everybody, since work is given to anybody. What only those who keep the accounts need is told to managers. */
export async function listUsers(db: Db, actor: Actor): Promise<{ items: UserView[] }> {
  const { rows } = await sql<Row>`select u.*, array(select m.team_id from team_member m where m.user_id = u.id order by m.created_at) as team_ids, coalesce(a."twoFactorEnabled", false) as two_factor
    from app_user u left join auth."user" a on a.id = u.id order by u.active desc, u.name`.execute(db)
  return {
    items: rows.map((row) => {
      const told = actor.role !== 'salesperson' || row.id === actor.userId
      const more = told ? { email: row.email, role: row.role, scope: row.scope, language: row.language, timeZone: row.time_zone } : { email: null, role: null, scope: null, language: null, timeZone: null }
      return { id: row.id, name: row.name, active: row.active, teamIds: row.team_ids, ...more, twoFactor: actor.role === 'administrator' ? row.two_factor : null, version: String(row.version) }
    }),
  }
}

export async function listInvitations(db: Db, at: Date) {
  const rows = await db.selectFrom('access_link').selectAll().where('purpose', '=', 'invitation').where('used_at', 'is', null).where('expires_at', '>', at).orderBy('created_at', 'desc').execute()
  return { items: rows.map((row) => ({ id: row.id, email: row.email ?? '', role: (row.role ?? 'salesperson') as 'salesperson', scope: (row.scope ?? 'team') as 'team', teamIds: row.team_ids, createdAt: iso(row.created_at), expiresAt: iso(row.expires_at) })) }
}

/** Where I am signed in, this browser first. */
export async function listSessions(ctx: Context, actor: Actor): Promise<{ items: SessionView[] }> {
  const rows = await ctx.db.selectFrom('auth.session').selectAll().where('userId', '=', actor.userId).where('expiresAt', '>', ctx.clock()).orderBy('updatedAt', 'desc').execute()
  const items = rows.map((row) => ({ id: row.id, current: row.id === actor.sessionId, userAgent: row.userAgent, address: row.ipAddress, createdAt: iso(row.createdAt), lastSeenAt: iso(row.updatedAt) }))
  return { items: items.toSorted((a, b) => Number(b.current) - Number(a.current)) }
}

/** What a one-time link is for; the token never comes back. */
export async function readLink(ctx: Context, token: string): Promise<{ purpose: 'invitation' | 'reset'; email: string }> {
  const row = await ctx.db.selectFrom('access_link').select(['purpose', 'email']).where('token_hash', '=', createHash('sha256').update(token).digest('hex'))
    .where('purpose', 'in', ['invitation', 'reset']).where('used_at', 'is', null).where('expires_at', '>', ctx.clock()).executeTakeFirst()
  if (!row?.email) throw new Refused('link_invalid')
  return { purpose: row.purpose as 'invitation', email: row.email }
}
