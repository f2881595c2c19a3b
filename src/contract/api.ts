import { suppressions } from './consent.ts'
import { conversion } from './conversion.ts'
import { contacts, customers } from './customers.ts'
import { exporting } from './exports.ts'
import { imports } from './imports.ts'
import { leads } from './leads.ts'
import { leadStatuses, lists, stages } from './lists.ts'
import { opportunities } from './opportunities.ts'
import { settings, teams } from './organisation.ts'
import { people } from './people.ts'
import { currencyRates } from './rates.ts'
import { operations, search, timeline, views } from './records.ts'
import { sample } from './sample.ts'

/** Every JSON endpoint of the API, by resource; the web client and the OpenAPI document are derived from it. */
export const api = {
  leads, conversion, opportunities, customers, contacts, lists, leadStatuses, stages, settings, teams, people, timeline, operations, search, views, exporting, imports, sample, currencyRates,
  suppressions,
}
export type Api = typeof api
