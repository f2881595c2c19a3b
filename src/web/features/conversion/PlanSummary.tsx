import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useReferences } from '#web/features/lists/panel.tsx'
import classes from './conversion.module.css'
import type { ConversionPlan } from './queries.ts'

const camel = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What will happen, in words, before it does. */
export function PlanSummary({ plan }: { plan: ConversionPlan }) {
  const { t } = useTranslation('conversion')
  const { t: field } = useTranslation('opportunities')
  const { nameOf } = useReferences()
  const { opportunity, customer } = plan
  const changed = opportunity.changes.map((column) => field(`field.${camel(column)}`)).join(', ')
  const lines = [
    opportunity.id ? t('plan.join', { title: opportunity.title }) : t('plan.opportunity', { title: opportunity.title }),
    opportunity.id && changed ? t('plan.changes', { fields: changed }) : null,
    customer.mode === 'none' ? t('plan.noCustomer') : t(`plan.${customer.mode}`, { name: customer.name }),
    customer.contacts > 0 ? t('plan.contacts', { count: customer.contacts }) : null,
    t('plan.assigned', { who: [nameOf(plan.salespersonId), nameOf(plan.teamId)].filter(Boolean).join(', ') || t('nobody') }),
  ]
  return (
    <section aria-live="polite" aria-label={t('plan.title')} className={classes.plan}>
      <Text size="sm" fw={600}>{t('plan.title')}</Text>
      <List size="sm">{lines.filter((line) => line !== null).map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
    </section>
  )
}
