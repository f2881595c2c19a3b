import { Anchor, Button, Group, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Duplicate } from '#contract/leads.ts'
import { useReferences } from '../lists/panel.tsx'

/** Probable duplicates with their reasons in words; what the reader may not see tells only whom to ask. */
export function DuplicateList({ items, onDismiss }: { items: Duplicate[]; onDismiss?: (id: string) => void }) {
  const { t } = useTranslation()
  const { nameOf } = useReferences()
  return (
    <List spacing={4} size="sm" listStyleType="none">
      {items.map((one) =>
        one.hidden ? <List.Item key={`hidden-${one.askUserId}`}>{t('hiddenDuplicate', { name: nameOf(one.askUserId) || t('somebody') })}</List.Item> : (
          <List.Item key={one.id}>
            <Group gap="xs">
              {one.kind === 'lead' ? <Anchor component={Link} to={`/leads/${one.id}` as never}>{one.label}</Anchor> : <Text size="sm" fw={600}>{one.label}</Text>}
              <Text size="sm">({t(`kind.${one.kind}`)}) — {one.reasons.map((reason) => t(`reason.${reason.code}`, { percent: Math.round((reason.similarity ?? 1) * 100), defaultValue: reason.code })).join(', ')}</Text>
              {onDismiss && <Button size="compact-xs" variant="subtle" onClick={() => onDismiss(one.id)}>{t('notDuplicate')}</Button>}
            </Group>
          </List.Item>
        ),
      )}
    </List>
  )
}
