import { Select } from '@mantine/core'
import { useReferences } from '../lists/panel.tsx'

/** A salesperson; with a team, its members first. */
export function UserSelect({ label, value, onChange, teamId, error }: { label: string; value: string | null; onChange: (id: string | null) => void; teamId?: string | undefined; error?: string | undefined }) {
  const { users } = useReferences()
  const active = users.filter((one) => one.active || one.id === value).toSorted((a, b) => Number(teamId !== undefined && b.teamIds.includes(teamId)) - Number(teamId !== undefined && a.teamIds.includes(teamId)))
  return <Select label={label} data={active.map((one) => ({ value: one.id, label: one.name }))} value={value} onChange={onChange} searchable clearable error={error} />
}
