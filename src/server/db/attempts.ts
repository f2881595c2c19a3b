import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './client.ts'

/** So many wrong passwords in a row for one account, whatever addresses they come from; then a pause of so many seconds. A browser that has been let in before is counted for itself. */
export const ATTEMPTS = { max: 10, seconds: 300 }

const keyOf = (email: string, browser: string | null) => `account:${createHash('sha256').update(`${email.trim().toLowerCase()}${browser ? ` ${browser}` : ''}`).digest('hex')}`

/** Counts a sign-in before it is tried, so that many at once cannot slip through. False: not to be tried. */
export async function countAttempt(db: Db, email: string, at: Date, browser: string | null): Promise<boolean> {
  const [now, fresh] = [at.getTime(), at.getTime() - ATTEMPTS.seconds * 1000]
  const { rows } = await sql<{ count: number }>`insert into auth."rateLimit" as r (id, key, count, "lastRequest") values (${randomUUID()}, ${keyOf(email, browser)}, 1, ${now})
    on conflict (key) do update set
      count = case when r."lastRequest" < ${fresh} then 1 else least(r.count + 1, ${ATTEMPTS.max + 1}) end,
      "lastRequest" = case when r."lastRequest" >= ${fresh} and r.count >= ${ATTEMPTS.max} then r."lastRequest" else ${now} end
    returning count`.execute(db)
  return (rows[0]?.count ?? 0) <= ATTEMPTS.max
}

/** The right password was given. */
export async function forgetAttempts(db: Db, email: string, browser: string | null): Promise<void> {
  await sql`delete from auth."rateLimit" where key = ${keyOf(email, browser)}`.execute(db)
}
