import { MultiSelect, Select } from '@mantine/core'
import { type ReferenceList, useReference } from './references.ts'

// For the pages where the lists themselves are kept.
export { stagesQuery as allStagesQuery, statusesQuery as leadStatusesQuery, teamsQuery as allTeamsQuery } from './queries.ts'
// Apart from the fields below, which pages that only show names need not load.
export { type ReferenceList, useHome, useReference, useReferences } from './references.ts'

/** One of a list the administrator keeps, or none. */
export function ReferenceSelect({ list, label, value, onChange, error }: { list: ReferenceList; label: string; value: string | null; onChange: (id: string | null) => void; error?: string | undefined }) {
  const { items } = useReference(list)
  return <Select label={label} data={items.map((one) => ({ value: one.id, label: one.label }))} value={value} onChange={onChange} searchable clearable error={error} />
}

export function TagsSelect({ label, value, onChange }: { label: string; value: string[]; onChange: (ids: string[]) => void }) {
  const { items } = useReference('tags')
  return <MultiSelect label={label} data={items.map((one) => ({ value: one.id, label: one.label }))} value={value} onChange={onChange} searchable clearable />
}
