import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../src/server/db/client.ts'

/** The same work as hand-written SQL on the same tables, without the product around it: what the database alone takes. */
export type BareSql = Record<'create' | 'list' | 'filtered' | 'search' | 'email' | 'duplicates' | 'convert' | 'kanban' | 'read', (run: number) => Promise<unknown>>

export async function bareSql(db: Db, samples: { ids: string[]; emails: string[]; phones: string[]; names: string[] }): Promise<BareSql> {
  const pick = <T>(list: T[], run: number) => list[run % list.length] as T
  const { rows: [status] } = await sql<{ id: string }>`select id from lead_status where kind = 'open' and is_default`.execute(db)
  const { rows: [stage] } = await sql<{ id: string }>`select id from stage where kind = 'open' and team_id is null order by position limit 1`.execute(db)
  const { rows: [source] } = await sql<{ id: string }>`select id from source order by position limit 1`.execute(db)
  const work = <T>(kind: string, act: (trx: Parameters<Parameters<ReturnType<Db['transaction']>['execute']>[0]>[0]) => Promise<T>) => db.transaction().execute(async (trx) => {
    const operation = randomUUID()
    await sql`select set_config('piste.operation', ${operation}, true)`.execute(trx)
    await sql`insert into journal.operation (id, kind, door, at) values (${operation}, ${kind}, 'system', now())`.execute(trx)
    return act(trx)
  })
  const insertLead = (run: number) => {
    const [id, timeline] = [randomUUID(), randomUUID()]
    const email = `bare.${run}.${id.slice(0, 6)}@example.com`
    return sql`with t as (insert into timeline (id, kind, created_at) values (${timeline}, 'lead', now()) returning id),
      l as (insert into lead (id, timeline_id, first_name, last_name, email, phone, origin_door, origin_at, origin_basis, created_at, status_id, status_kind, sort_name, search_text)
        select ${id}, id, 'Camille', ${`Nu ${run}`}, ${email}, '+33199001234', 'api', now(), 'bench', now(), ${status?.id}, 'open', ${`camille nu ${run}`}, ${`camille nu ${run} ${email} +33199001234`} from t returning id)
      insert into match_key (record_kind, record_id, kind, value) select 'lead', id, k.kind, k.value from l, (values ('email', ${email}), ('phone', '+33199001234'), ('name', ${`p:camille nu ${run}`})) k(kind, value)`
  }
  return {
    create: (run) => work('bare', (trx) => insertLead(run).execute(trx)),
    read: (run) => sql`select * from lead where id = ${pick(samples.ids, run)}`.execute(db),
    list: () => sql`select * from lead where deleted_at is null and archived_at is null order by created_at desc, id desc limit 50`.execute(db),
    filtered: () => sql`select * from lead where deleted_at is null and archived_at is null and source_id = ${source?.id} and priority >= 1 order by created_at desc, id desc limit 50`.execute(db),
    search: (run) => sql`select * from lead where deleted_at is null and search_text like ${`%${pick(samples.names, run)}%`} order by created_at desc, id desc limit 50`.execute(db),
    email: (run) => sql`select * from lead where deleted_at is null and email = ${pick(samples.emails, run)} limit 50`.execute(db),
    duplicates: (run) => sql`select l.* from match_key m join lead l on l.id = m.record_id where (m.kind, m.value) in (('email', ${pick(samples.emails, run)}), ('phone', ${pick(samples.phones, run)})) limit 50`.execute(db),
    convert: (run) => work('bare', async (trx) => {
      const lead = pick(samples.ids, run)
      const [customer, opportunity, t1, t2] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
      await sql`with t as (insert into timeline (id, kind, created_at) values (${t1}, 'customer', now()), (${t2}, 'opportunity', now()) returning id),
        c as (insert into customer (id, timeline_id, name, sort_name, search_text, created_at) values (${customer}, ${t1}, ${`Nu ${run}`}, ${`nu ${run}`}, ${`nu ${run}`}, now()) returning id),
        o as (insert into opportunity (id, timeline_id, title, customer_id, stage_id, position, opened_at, currency, sort_name, search_text, created_at)
          values (${opportunity}, ${t2}, ${`Nu ${run}`}, ${customer}, ${stage?.id}, ${`V${run}V`}, now(), 'EUR', ${`nu ${run}`}, ${`nu ${run}`}, now()) returning id)
        insert into lead_opportunity (id, lead_id, opportunity_id, created_at) values (${randomUUID()}, ${lead}, ${opportunity}, now())`.execute(trx)
      await sql`update lead set customer_id = ${customer}, status_kind = 'opportunity' where id = ${lead}`.execute(trx)
    }),
    kanban: async () => {
      await sql`select stage_id, currency, count(*), sum(amount), sum(amount * probability) from opportunity where deleted_at is null and archived_at is null and state <> 'lost' group by 1, 2`.execute(db)
      await sql`select o.* from stage s cross join lateral (select * from opportunity o where o.stage_id = s.id and o.deleted_at is null and o.archived_at is null and o.state <> 'lost' order by o.position, o.id limit 30) o where s.team_id is null`.execute(db)
    },
  }
}
