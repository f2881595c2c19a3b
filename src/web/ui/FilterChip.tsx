import { ActionIcon, Button, type ButtonProps, UnstyledButton } from '@mantine/core'
import { ListFilterPlus, X } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '#contract/shapes.ts'
import classes from './filter-bar.module.css'
import { type FilterField, needsValue } from './filter-words.ts'
import { formatDay } from './format.ts'
import type { TriggerProps } from './on-demand.tsx'

type Words = (key: string, more?: Record<string, unknown>) => string

/** A part of the sentence, to be changed or taken away. */
export function FilterChip({ words, opened = false, onRemove, ref, ...trigger }: { words: string; opened?: boolean; onRemove: () => void; ref?: Ref<HTMLSpanElement> } & TriggerProps) {
  const { t } = useTranslation('filter')
  return (
    <span className={classes.chip} ref={ref}>
      <UnstyledButton {...trigger} className={classes.chipText} aria-label={t('change', { words })} aria-expanded={opened}>{words}</UnstyledButton>
      <ActionIcon variant="transparent" color="gray" size={24} aria-label={t('remove', { words })} onClick={onRemove}><X size={14} aria-hidden /></ActionIcon>
    </span>
  )
}

export function AddFilterButton(props: TriggerProps & ButtonProps & { ref?: Ref<HTMLButtonElement> }) {
  const { t } = useTranslation('filter')
  return <Button variant="subtle" size="compact-md" aria-haspopup="menu" leftSection={<ListFilterPlus size={16} aria-hidden />} {...props}>{t('add')}</Button>
}

/** A condition in words. */
export function saidCondition(field: FilterField, condition: Condition, t: Words): string {
  return `${field.label} ${t(`op.${condition.op}`)} ${saidValue(field, condition, t)}`.trim()
}

function saidValue(field: FilterField, { op, value }: Condition, t: Words): string {
  if (!needsValue(op)) return ''
  const label = (one: string) => field.options?.find((option) => option.value === one)?.label ?? one
  if (Array.isArray(value)) return value.map(label).join(t('or')) || '…'
  if (op === 'within_days') return t(Number(value) < 0 ? 'lastDays' : 'nextDays', { count: Math.abs(Number(value)) })
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (value === undefined || value === '') return '…'
  return field.kind === 'day' ? formatDay(String(value)) : label(String(value))
}
