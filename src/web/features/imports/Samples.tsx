import { Anchor, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan, ImportSample } from '#contract/imports.ts'
import { formatPhone } from '#web/ui/format.ts'
import classes from './imports.module.css'

const ACTIONS = ['create', 'update', 'skip', 'refuse'] as const

/** The first rows of each kind, with what would change and why. */
export function Samples({ plan }: { plan: ImportPlan }) {
  const { t } = useTranslation('imports')
  const there = ACTIONS.filter((action) => plan.samples.some((one) => one.action === action))
  const [asked, setAsked] = useState<(typeof ACTIONS)[number] | null>(null)
  const action = asked && there.includes(asked) ? asked : there[0]
  if (!action) return null
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2} size="h4">{t('samples.title')}</Title>
        <SegmentedControl value={action} onChange={(value) => setAsked(value as typeof action)} data={there.map((value) => ({ value, label: t(`samples.${value}`) }))} aria-label={t('samples.title')} fullWidth />
        <ul className={classes.plain}>{plan.samples.filter((one) => one.action === action).map((one) => <Sample key={one.line} one={one} />)}</ul>
      </Stack>
    </Paper>
  )
}

const NUMBERS = ['phone', 'mobile', 'fax']
const shown = ({ field, to }: ImportSample['changes'][number]) => (NUMBERS.includes(field) ? formatPhone(to) : to)

function Sample({ one }: { one: ImportSample }) {
  const { t } = useTranslation('imports')
  const why = [one.matchedBy && t('samples.by', { key: t(`match.key.${one.matchedBy}`) }), one.why && t(`samples.${one.why}`)].filter(Boolean).join(' · ')
  const name = one.leadId ? <Anchor component={Link} to={`/leads/${one.leadId}` as never} size="sm" fw={600}>{one.label}</Anchor> : <b>{one.label}</b>
  return (
    <li className={classes.sample}>
      <Text size="sm">{t('samples.line', { line: one.line })} · {name}{why && ` · ${why}`}</Text>
      {one.action !== 'create' && one.changes.map((change) => <Text key={change.field} size="sm">{t(`field.${change.field}`)} : {shown(change)}{change.from && ` (${t('samples.from', { value: change.from })})`}</Text>)}
      {one.action === 'create' && <Text size="sm">{one.changes.map(shown).filter(Boolean).join(' · ')}</Text>}
      {one.reasons.map((reason) => <Text key={`${reason.field} ${reason.code}`} size="sm">{reason.message}{reason.value && ` (${reason.value})`}</Text>)}
    </li>
  )
}
