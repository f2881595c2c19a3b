import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { freshDatabase } from '#test/support/engine.ts'
import { readClasses } from '../../../tools/check-tables.ts'

it('every table of the live schema has a class, and exactly the reversible ones are journaled', async () => {
  const database = await freshDatabase()
  const { rows } = await sql<{ name: string; journaled: boolean }>`
    select n.nspname || '.' || c.relname as name, exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgrelid = c.oid and p.proname = 'record') as journaled
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname in ('public', 'journal', 'auth') and c.relname <> 'migration'`.execute(database.db)
  const { classes, objections } = readClasses()
  expect(objections).toEqual([])
  expect(rows.map((row) => row.name).sort()).toEqual([...classes.keys()].sort())
  for (const { name, journaled } of rows) expect([name, journaled]).toEqual([name, classes.get(name) === 'reversible'])
  await database.drop()
})

it('a table without a class, a reversible one not journaled and a technical one journaled are refused', () => {
  const { objections } = readClasses([{ name: '0099.sql', text: "create table bare (\n-- class: reversible\ncreate table loose (\n-- class: technical\ncreate table kept (\nselect journal.track('kept');" }])
  expect(objections).toHaveLength(3)
})
