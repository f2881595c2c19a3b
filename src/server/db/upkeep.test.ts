import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { freshDatabase } from '#test/support/engine.ts'
import { lookAfter } from './upkeep.ts'

it('the planner learns how many rows there are, and what is dead is forgotten', async () => {
  const { db, drop } = await freshDatabase()
  await sql`create table pile (n integer)`.execute(db)
  await sql`insert into pile select generate_series(1, 2000)`.execute(db)
  await sql`delete from pile where n > 1500`.execute(db)
  await lookAfter(db)
  const { rows } = await sql<{ rows: number; pages: number }>`select reltuples::int as rows, relallvisible as pages from pg_class where relname = 'pile'`.execute(db)
  expect(rows[0]?.rows).toBe(1500)
  expect(rows[0]?.pages).toBeGreaterThan(0)
  await drop()
})
