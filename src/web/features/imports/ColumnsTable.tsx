import { Button, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '#contract/imports.ts'
import { FIELD_GROUPS } from './field-groups.ts'
import classes from './imports.module.css'
import type { Choose } from './MappingStep.tsx'

/** Shown beside those that are taken, before one asks for the rest. */
const AT_FIRST = 40
type Column = ImportView['columns'][number]

/** Every column with its first cells, what it becomes, and what it does to a lead already known. */
export function ColumnsTable({ view, set }: { view: ImportView; set: Choose }) {
  const { t } = useTranslation('imports')
  const [all, setAll] = useState(false)
  const shown = view.columns.filter((one, index) => all || index < AT_FIRST || one.field !== null)
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <div><Title order={2} size="h4">{t('columns.title')}</Title><Text size="sm">{t('columns.help')}</Text></div>
        <ul className={classes.plain}>{shown.map((one) => <ColumnRow key={one.column} one={one} set={set} />)}</ul>
        {shown.length < view.columns.length && <Button variant="default" size="xs" w="fit-content" onClick={() => setAll(true)}>{t('columns.more', { count: view.columns.length - shown.length })}</Button>}
      </Stack>
    </Paper>
  )
}

function ColumnRow({ one, set }: { one: Column; set: Choose }) {
  const { t } = useTranslation('imports')
  const fields = [{ value: '', label: t('columns.ignored') }, ...FIELD_GROUPS.map(({ group, fields: items }) => ({ group: t(`groups.${group}`), items: items.map((value) => ({ value, label: t(`field.${value}`) })) }))]
  const change = (field: string | null, rule: Column['rule']) => set({ columns: [{ column: one.column, field, rule }] })
  return (
    <li className={classes.column}>
      <div>
        <Text fw={600} size="sm">{one.header}</Text>
        <Text size="sm" className={classes.samples} title={one.samples.join(' · ')}>{one.samples.join(' · ') || t('columns.empty')}</Text>
      </div>
      <NativeSelect aria-label={t('columns.field', { header: one.header })} value={one.field ?? ''} onChange={(event) => change(event.currentTarget.value || null, one.rule)} data={fields} />
      {one.field !== null && <NativeSelect aria-label={t('columns.rule', { header: one.header })} value={one.rule} onChange={(event) => change(one.field, event.currentTarget.value as Column['rule'])} data={(['if_empty', 'overwrite', 'never'] as const).map((value) => ({ value, label: t(`columns.rules.${value}`) }))} />}
    </li>
  )
}
