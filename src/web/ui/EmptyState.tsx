import { Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, text, actions }: { title: string; text?: string; actions?: ReactNode }) {
  return (
    <Stack align="center" py="xl" gap="xs">
      <Text fw={600}>{title}</Text>
      {text && <Text ta="center">{text}</Text>}
      <Group justify="center">{actions}</Group>
    </Stack>
  )
}
