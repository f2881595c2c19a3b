import type { SettingsInput } from '#contract/organisation.ts'
import { call } from '#web/api.ts'

export const settingsQuery = { queryKey: ['settings'], queryFn: () => call('settings.read') }
export const changeSettings = (body: SettingsInput, version: string) => call('settings.change', { body, ifMatch: version })

/** How many leads are left to work on in these teams, and in none. */
export const remainingLeadsQuery = (teamIds: string[]) => ({
  queryKey: ['leads', 'remaining', teamIds],
  queryFn: async () => {
    const any = [{ field: 'teamId', op: 'empty' }, ...(teamIds.length > 0 ? [{ field: 'teamId', op: 'in', value: teamIds }] : [])]
    return (await call('leads.list', { query: { limit: 1, filter: JSON.stringify({ any }) } })).total.count
  },
})
