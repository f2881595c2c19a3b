import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import * as s from './shapes.ts'

export const organisation = z.object({
  name: s.line.optional(), addressLines: s.longText.max(500).optional(), country: z.string().regex(/^[A-Z]{2}$/).optional(), siret: s.line.optional(), vatNumber: s.line.optional(),
  phone: s.line.optional(), email: s.line.optional(), website: s.line.optional(),
  /** data: URL of a PNG or JPEG of at most 200 kB. */
  logo: z.string().max(300_000).regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/).nullish(),
})
export const settingsView = z.object({
  leadsEnabled: z.boolean(), leadAliasEnabled: z.boolean(), mailDomain: z.string().nullable(), fallbackAlias: z.string().nullable(), miningEnabled: z.boolean(),
  organisation, baseCurrency: s.currency, timeZone: z.string(), language: s.language, country: z.string(), mailConfigured: z.boolean(), sampleOperationId: s.id.nullable(), version: z.string(),
}).meta({ id: 'Settings' })
export type SettingsView = z.infer<typeof settingsView>
export const settingsInput = z.object({
  leadsEnabled: z.boolean().optional(), leadAliasEnabled: z.boolean().optional(), mailDomain: s.line.nullish(), fallbackAlias: s.line.nullish(), miningEnabled: z.boolean().optional(),
  organisation: organisation.optional(), baseCurrency: s.currency.optional(), timeZone: z.string().max(60).optional(), language: s.language.optional(), country: z.string().regex(/^[A-Z]{2}$/).optional(),
})
export type SettingsInput = z.infer<typeof settingsInput>
export const settings = {
  read: endpoint({ tag: 'settings', method: 'GET', path: '/settings', summary: 'Settings of the organisation', access: 'signed-in', answer: settingsView }),
  change: endpoint({ tag: 'settings', method: 'PATCH', path: '/settings', summary: 'Change settings', access: 'administrator', body: settingsInput, answer: s.done }),
}

export const leadsMode = z.enum(['inherit', 'leads', 'opportunities'])
export const teamInput = z.object({ name: s.name.optional(), colour: s.colour.optional(), position: z.int().min(0).max(100_000).optional(), leaderId: s.id.nullish(), memberIds: z.array(s.id).max(500).optional(), leadsMode: leadsMode.optional(), aliasLocalPart: z.string().regex(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/).nullish() })
export type TeamInput = z.infer<typeof teamInput>
export const teamView = z.object({
  id: s.id, name: z.string(), colour: z.string(), position: z.int(), leaderId: s.id.nullable(), memberIds: z.array(s.id), leadsMode,
  /** What the mode comes to: the team's own, else the organisation's. */
  usesLeads: z.boolean(),
  aliasLocalPart: z.string().nullable(), aliasAddress: z.string().nullable(), archivedAt: s.instant.nullable(), version: z.string(),
}).meta({ id: 'Team' })
export type TeamView = z.infer<typeof teamView>
export const teamCard = z.object({ teamId: s.id, openLeads: z.int(), openOpportunities: z.int(), amount: z.string(), currency: s.currency, otherCurrencies: z.array(z.object({ currency: z.string(), sum: z.string() })) }).meta({ id: 'TeamCard' })
const t = { tag: 'teams' } as const
export const teams = {
  list: endpoint({ ...t, method: 'GET', path: '/teams', summary: 'List sales teams', access: 'signed-in', answer: z.object({ items: z.array(teamView) }) }),
  dashboard: endpoint({ ...t, method: 'GET', path: '/teams/dashboard', summary: 'Open leads and opportunities of each team, as far as the caller sees', access: 'signed-in', answer: z.object({ items: z.array(teamCard) }) }),
  create: endpoint({ ...t, method: 'POST', path: '/teams', summary: 'Create a team', access: 'manager', body: teamInput.extend({ name: s.name }), answer: s.saved, status: 201 }),
  change: endpoint({ ...t, method: 'PATCH', path: '/teams/:id', summary: 'Change a team', access: 'manager', params: s.byId, body: teamInput, answer: s.saved }),
  archive: endpoint({ ...t, method: 'POST', path: '/teams/:id/archive', summary: 'Archive a team', access: 'manager', params: s.byId, answer: s.saved }),
  unarchive: endpoint({ ...t, method: 'POST', path: '/teams/:id/unarchive', summary: 'Take a team out of the archive', access: 'manager', params: s.byId, answer: s.saved }),
}
