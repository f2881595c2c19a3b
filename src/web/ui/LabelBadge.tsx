import { Badge } from '@mantine/core'

/** A status, stage or tag in the colour the administrator gave it. */
export function LabelBadge({ label, colour }: { label: string; colour: string | null }) {
  return <Badge variant="dot" color={colour ?? 'gray'} tt="none">{label}</Badge>
}
