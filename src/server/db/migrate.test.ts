import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '#test/support/app.ts'
import { tableClasses } from '#test/support/tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await startApp()
})
afterAll(() => t.stop())

it('every table says what it is, and what is reversible is journaled', async () => {
  const { rows } = await sql<{ name: string; journaled: boolean }>`select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
      exists (select 1 from pg_trigger g where g.tgrelid = c.oid and g.tgname = c.relname || '_journal') as journaled
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname in ('public', 'journal', 'auth') and c.relname <> 'migration'`.execute(t.ctx.db)
  const classes = tableClasses()
  expect(rows.filter((row) => !classes.has(row.name)).map((row) => row.name)).toEqual([])
  expect(rows.filter((row) => row.journaled !== (classes.get(row.name) === 'reversible')).map((row) => row.name)).toEqual([])
})
