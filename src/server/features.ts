import type { FastifyInstance } from 'fastify'
import type { Context } from './context.ts'
import { consentFeature } from './features/consent/routes.ts'
import { conversionFeature } from './features/conversion/routes.ts'
import { exportsFeature } from './features/exports/routes.ts'
import { importsFeature } from './features/imports/routes.ts'
import { leadsFeature } from './features/leads/routes.ts'
import { operationsFeature } from './features/operations/routes.ts'
import { opportunitiesFeature } from './features/opportunities/routes.ts'
import { peopleFeature } from './features/people/routes.ts'
import { listsFeature } from './features/lists/routes.ts'
import { ratesFeature } from './features/rates/routes.ts'
import { sampleFeature } from './features/sample/routes.ts'
import { settingsFeature } from './features/settings/routes.ts'
import { stagesFeature } from './features/stages/routes.ts'
import { statusesFeature } from './features/statuses/routes.ts'
import { teamsFeature } from './features/teams/routes.ts'
import { timelineFeature } from './features/timeline/routes.ts'
import { customersFeature } from './features/customers/routes.ts'
import { searchFeature } from './features/search/routes.ts'
import { viewsFeature } from './features/views/routes.ts'
import type { Router } from './http/route.ts'
import type { SessionMemory } from './http/session.ts'

/** Registers a feature's endpoints. `on` is for the contract's; `app` for the few that are not JSON (upload, download). */
export type Feature = (on: Router, app: FastifyInstance, ctx: Context, memory: SessionMemory) => void

/** Every feature of the server, in the order of the API document. */
export const FEATURES: Feature[] = [
  peopleFeature, settingsFeature, teamsFeature, leadsFeature, conversionFeature, customersFeature, opportunitiesFeature, listsFeature, statusesFeature, stagesFeature, operationsFeature, searchFeature, timelineFeature,
  ratesFeature,
  sampleFeature,
  importsFeature,
  exportsFeature,
  viewsFeature,
  consentFeature,
]
