import { Anchor, Badge, Button, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Duplicate } from '#contract/leads.ts'
import { useReferences } from '../lists/panel.tsx'
import classes from './duplicates.module.css'

type Seen = Extract<Duplicate, { hidden: false }>
/** A contact is looked at on its customer's page. */
const pageOf = (one: Seen) => (one.kind === 'contact' ? `/customers/${one.customerId}` : one.kind === 'opportunity' ? `/opportunities/${one.id}` : `/${one.kind}s/${one.id}`)

/** Probable duplicates with their reasons in words; what the reader may not see tells only whom to ask. */
export function DuplicateList({ items, onDismiss }: { items: Duplicate[]; onDismiss?: (id: string) => void }) {
  const { t } = useTranslation('lead')
  const { nameOf } = useReferences()
  return (
    <List spacing={4} size="sm" listStyleType="none" className={classes.list}>
      {items.map((one, at) =>
        one.hidden ? <List.Item key={`hidden-${at}`}>{t(nameOf(one.askUserId) ? 'hiddenDuplicate' : 'hiddenDuplicateOfNobody', { name: nameOf(one.askUserId) })}</List.Item> : (
          <List.Item key={one.id}>
            <div className={classes.line}>
              <Anchor component={Link} to={pageOf(one)} fw={600} size="sm">{one.label}</Anchor>
              <Badge size="sm" variant="default" tt="none">{t(`kind.${one.kind}`)}</Badge>
              <Text span size="sm">{one.reasons.map((reason) => t(`reason.${reason.code}`, { percent: Math.round((reason.similarity ?? 1) * 100), defaultValue: reason.code })).join(', ')}</Text>
              {onDismiss && <Button size="compact-sm" variant="default" onClick={() => onDismiss(one.id)} aria-label={t('notDuplicateOf', { name: one.label })}>{t('notDuplicate')}</Button>}
            </div>
          </List.Item>
        ),
      )}
    </List>
  )
}
