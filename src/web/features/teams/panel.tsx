import { Select } from '@mantine/core'
import { useReferences } from '../lists/panel.tsx'

export { changeTeam } from './queries.ts'

export function TeamSelect({ label, value, onChange, error }: { label: string; value: string | null; onChange: (id: string | null) => void; error?: string | undefined }) {
  const { teams } = useReferences()
  return <Select label={label} data={teams.filter((one) => !one.archivedAt || one.id === value).map((one) => ({ value: one.id, label: one.name }))} value={value} onChange={onChange} searchable clearable error={error} />
}
