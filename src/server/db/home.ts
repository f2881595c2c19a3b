import type { Db, Tx } from './client.ts'

/** What the organisation's settings say for everybody: the country numbers and addresses are read in, time zone, language, base currency. */
export const findHome = (db: Db | Tx) => db.selectFrom('setting').select(['country', 'time_zone', 'language', 'base_currency']).executeTakeFirstOrThrow()
