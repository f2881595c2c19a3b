import { useQuery } from '@tanstack/react-query'
import { useSettings } from '../settings/panel.tsx'
import { LIST_QUERIES, stagesQuery, statusesQuery, teamsQuery, usersQuery } from './queries.ts'

export type ReferenceList = keyof typeof LIST_QUERIES

/** One list the administrator keeps, with the name behind an id. */
export function useReference(list: ReferenceList) {
  const { data } = useQuery(LIST_QUERIES[list])
  const items = data?.items ?? []
  return { items, nameOf: (id: string | null) => items.find((one) => one.id === id)?.label ?? '' }
}

/** The organisation's own country, which addresses leave out. */
export function useHome(): string {
  return useSettings().data?.country ?? 'FR'
}

/** Everything that records refer to by id. */
export function useReferences() {
  const users = useQuery(usersQuery).data?.items ?? []
  const teams = useQuery(teamsQuery).data?.items ?? []
  const stages = useQuery(stagesQuery).data?.items ?? []
  const statuses = useQuery(statusesQuery).data?.items ?? []
  const sources = useReference('sources').items
  const mediums = useReference('mediums').items
  const campaigns = useReference('campaigns').items
  const tags = useReference('tags').items
  const lostReasons = useReference('lost-reasons').items
  const industries = useReference('industries').items
  const marketSegments = useReference('market-segments').items
  const territories = useReference('territories').items
  const salutations = useReference('salutations').items
  const named = [...users.map((one) => ({ id: one.id, label: one.name })), ...teams.map((one) => ({ id: one.id, label: one.name })), ...stages, ...statuses, ...sources, ...mediums, ...campaigns, ...tags, ...lostReasons, ...industries, ...marketSegments, ...territories, ...salutations]
  return { users, teams, stages, statuses, sources, mediums, campaigns, tags, lostReasons, industries, marketSegments, territories, salutations, byId: (id: string): { label: string } | undefined => named.find((one) => one.id === id), nameOf: (id: string | null): string => named.find((one) => one.id === id)?.label ?? '' }
}
