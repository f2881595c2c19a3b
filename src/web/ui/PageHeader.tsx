import { Group, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { usePageTitle } from './use-page-title.ts'

/** A page's name, what one can do on it, and what belongs right under both. */
export function PageHeader({ title, actions, children }: { title: string; actions?: ReactNode; children?: ReactNode }) {
  usePageTitle(title)
  return (
    <Stack gap="xs" mb="md" component="header">
      <Group justify="space-between" align="start" gap="xs"><Title order={1} size="h2">{title}</Title>{actions}</Group>
      {children}
    </Stack>
  )
}
