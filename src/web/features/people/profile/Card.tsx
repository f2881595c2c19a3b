import { Group, Paper, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** One matter of the profile, with what can be done about it. */
export function Card({ title, help, text, action, children }: { title: string; help?: ReactNode; text?: string; action?: ReactNode; children?: ReactNode }) {
  const id = useId()
  return (
    <Paper component="section" withBorder p="md" radius="md" aria-labelledby={id}>
      <Group justify="space-between" align="start" gap="sm" mb={children ? 'sm' : 0}>
        <div style={{ flex: '1 1 260px', minWidth: 0 }}>
          <Group gap={8} wrap="nowrap"><Title order={2} size="h4" id={id}>{title}</Title>{help}</Group>
          {text && <Text size="sm" mt={2}>{text}</Text>}
        </div>
        {action}
      </Group>
      {children}
    </Paper>
  )
}
