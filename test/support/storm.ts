// Started by a test as a process of its own: writes rows one commit each, says each once it is acknowledged, until killed.
import { openFolder } from '#server/db/client.ts'
import { sql } from 'kysely'

const { db } = await openFolder(process.argv[2] ?? '', { durable: true })
await sql`create table if not exists storm (n integer primary key)`.execute(db)
for (let n = 0; ; n += 1) {
  await sql`insert into storm (n) values (${n})`.execute(db)
  process.stdout.write(`${n}\n`)
}
