export type LeadsMode = 'inherit' | 'leads' | 'opportunities'

/** Whether a team works with leads: its own choice, else the organisation's, as for what belongs to no team (null). */
export function usesLeads(mode: LeadsMode | null, leadsEnabled: boolean): boolean {
  return mode === null || mode === 'inherit' ? leadsEnabled : mode === 'leads'
}

/** What somebody new who comes through a door becomes. A closed lead stays one: only a person reopens it. */
export function arrivesAs(statusKind: string, mode: LeadsMode | null, leadsEnabled: boolean): 'lead' | 'opportunity' {
  const asksForWork = statusKind === 'open' || statusKind === 'working'
  return asksForWork && !usesLeads(mode, leadsEnabled) ? 'opportunity' : 'lead'
}

/** Whether the Leads menu shows: a team of theirs uses leads (the organisation does, for who is in none), or some are left to work on. */
export function showsLeads(modes: LeadsMode[], leadsEnabled: boolean, leadsRemain: boolean): boolean {
  return leadsRemain || (modes.length === 0 ? leadsEnabled : modes.some((mode) => usesLeads(mode, leadsEnabled)))
}
