import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { freshDatabase } from '#test/support/engine.ts'
import { lookAfter } from './upkeep.ts'

it('the planner learns how many rows a table has come to, what is dead is forgotten, and nothing is done twice', async () => {
  const { db, drop } = await freshDatabase()
  await sql`create table pile (n integer, padding text)`.execute(db)
  await sql`insert into pile select n, repeat('x', 500) from generate_series(1, 8000) n`.execute(db)
  await sql`delete from pile where n > 6000`.execute(db)
  expect(await lookAfter(db)).toEqual(['public.pile'])
  const { rows } = await sql<{ rows: number }>`select reltuples::int as rows from pg_class where relname = 'pile'`.execute(db)
  expect(rows[0]?.rows).toBe(6000)
  expect(await lookAfter(db)).toEqual([])
  await drop()
})
