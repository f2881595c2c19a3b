import { ActionIcon, Button, Group, Menu, MultiSelect, NumberInput, Popover, Select, Stack, Switch, TextInput, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { ListFilterPlus, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition, Filter } from '#contract/shapes.ts'
import { useReferences } from '#web/features/lists/panel.tsx'
import classes from './filter-bar.module.css'
import { type FilterField, type FilterOp, firstValue, isComplete, isEmptyFilter, needsValue, OPERATORS, withCondition, withoutCondition } from './filter-words.ts'
import { formatDay } from './format.ts'

export type { FilterField } from './filter-words.ts'
type Props = { fields: FilterField[]; filter: Filter; onChange: (filter: Filter) => void; q: string; onQ: (q: string) => void }

/** Searching and filtering; the filter reads as a sentence whose parts can be changed or taken away. */
export function FilterBar({ fields, filter, onChange, q, onQ }: Props) {
  const { t } = useTranslation('filter')
  const { users } = useReferences()
  const [typed, setTyped] = useState(q)
  const searchBox = useRef<HTMLInputElement>(null)
  useHotkeys([['/', () => searchBox.current?.focus()]])
  // One being made: no part of the filter until it says enough.
  const [fresh, setFresh] = useState<Condition | null>(null)
  const people = [{ value: 'me', label: t('me') }, ...users.map((user) => ({ value: user.id, label: user.name }))]
  const known = fields.map((field) => (field.kind === 'user' ? { ...field, options: people } : field))
  const conditions = filter.all ?? []
  const freshField = known.find((one) => one.field === fresh?.field)

  // Words typed are asked a moment later; a view applied meanwhile replaces them.
  const sent = useRef(q)
  useEffect(() => {
    if (q !== sent.current) {
      sent.current = q
      setTyped(q)
    }
  }, [q])
  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => {
      sent.current = typed
      onQ(typed)
    }, 250)
    return () => clearTimeout(timer)
  }, [typed, onQ])

  const add = (field: FilterField) => {
    const op = OPERATORS[field.kind][0] ?? 'is'
    const value = firstValue(field.kind, op)
    setFresh({ field: field.field, op, ...(value === undefined ? {} : { value }) })
  }
  return (
    <Group gap="xs" mb="sm" role="search" className={classes.bar}>
      <TextInput ref={searchBox} type="search" aria-keyshortcuts="/" className={classes.search} aria-label={t('search')} placeholder={t('search')} leftSection={<Search size={16} aria-hidden />} value={typed} maxLength={200} onChange={(event) => setTyped(event.currentTarget.value)} />
      {conditions.map((condition, at) => {
        const field = known.find((one) => one.field === condition.field)
        return field && <ConditionChip key={`${at} ${JSON.stringify(condition)}`} field={field} condition={condition} onChange={(next) => onChange(withCondition(filter, at, next))} onRemove={() => onChange(withoutCondition(filter, at))} />
      })}
      {freshField && fresh && (
        <ConditionChip key={`fresh ${fresh.field}`} field={freshField} condition={fresh} startOpen onRemove={() => setFresh(null)} onChange={(condition) => {
          setFresh(null)
          onChange(withCondition(filter, null, condition))
        }} />
      )}
      <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
        <Menu.Target><Button variant="subtle" size="compact-md" leftSection={<ListFilterPlus size={16} aria-hidden />}>{t('add')}</Button></Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>{known.map((field) => <Menu.Item key={field.field} onClick={() => add(field)}>{field.label}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      {!isEmptyFilter(filter) && <Button variant="subtle" color="gray" size="compact-md" onClick={() => onChange({})}>{t('clear')}</Button>}
    </Group>
  )
}

type ChipProps = { field: FilterField; condition: Condition; startOpen?: boolean; onChange: (condition: Condition) => void; onRemove: () => void }

/** A part of the sentence. What is changed in it counts when it is closed; closed half-said, it goes. */
function ConditionChip({ field, condition: given, startOpen = false, onChange, onRemove }: ChipProps) {
  const { t } = useTranslation('filter')
  const [opened, setOpened] = useState(startOpen)
  const [condition, setCondition] = useState(given)
  const words = `${field.label} ${t(`op.${condition.op}`)} ${saidValue(field, condition, t)}`.trim()
  const close = () => {
    setOpened(false)
    if (!isComplete(condition)) onRemove()
    else if (startOpen || condition !== given) onChange(condition)
  }
  return (
    <Popover opened={opened} onChange={(open) => (open ? setOpened(true) : close())} trapFocus returnFocus position="bottom-start" withArrow>
      <span className={classes.chip}>
        <Popover.Target>
          <UnstyledButton className={classes.chipText} aria-label={t('change', { words })} aria-expanded={opened} onClick={() => (opened ? close() : setOpened(true))}>{words}</UnstyledButton>
        </Popover.Target>
        <ActionIcon variant="transparent" color="gray" size={24} aria-label={t('remove', { words })} onClick={onRemove}><X size={14} aria-hidden /></ActionIcon>
      </span>
      <Popover.Dropdown>
        <form onSubmit={(event) => {
          event.preventDefault()
          close()
        }}>
          <Stack gap="xs" w={260}>
            {OPERATORS[field.kind].length > 1 && (
              <Select aria-label={t('how')} data={OPERATORS[field.kind].map((op) => ({ value: op, label: t(`op.${op}`) }))} value={condition.op} allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={(op) => {
                if (!op) return
                const next = op as FilterOp
                const sameShape = ['in', 'not_in'].includes(next) === Array.isArray(condition.value) && (next === 'within_days') === (condition.op === 'within_days')
                const value = needsValue(next) ? (sameShape && condition.value !== undefined ? condition.value : firstValue(field.kind, next)) : undefined
                setCondition({ field: condition.field, op: next, ...(value === undefined ? {} : { value }) })
              }} />
            )}
            {needsValue(condition.op) && <ValueField field={field} condition={condition} onChange={(value) => setCondition({ ...condition, value })} />}
            <Button type="submit" size="xs">{t('done')}</Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function ValueField({ field, condition, onChange }: { field: FilterField; condition: Condition; onChange: (value: NonNullable<Condition['value']>) => void }) {
  const { t } = useTranslation('filter')
  const { value, op } = condition
  if (Array.isArray(value)) return <MultiSelect aria-label={field.label} data={field.options ?? []} value={value} onChange={onChange} searchable comboboxProps={{ withinPortal: false }} data-autofocus />
  if (op === 'within_days') {
    const choices = [-7, -30, -90, -365, 7, 30, 90].map((days) => ({ value: String(days), label: t(days < 0 ? 'lastDays' : 'nextDays', { count: Math.abs(days) }) }))
    return <Select aria-label={field.label} data={choices} value={String(value)} allowDeselect={false} comboboxProps={{ withinPortal: false }} onChange={(days) => days && onChange(Number(days))} />
  }
  if (field.kind === 'boolean') return <Switch label={field.label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
  if (field.kind === 'number') return <NumberInput aria-label={field.label} value={value as number} onChange={(number) => onChange(number)} data-autofocus />
  if (field.kind === 'day') return <TextInput type="date" aria-label={field.label} value={String(value ?? '')} onChange={(event) => onChange(event.currentTarget.value)} data-autofocus />
  return <TextInput aria-label={field.label} value={String(value ?? '')} maxLength={200} onChange={(event) => onChange(event.currentTarget.value)} data-autofocus />
}

function saidValue(field: FilterField, { op, value }: Condition, t: (key: string, more?: Record<string, unknown>) => string): string {
  if (!needsValue(op)) return ''
  const label = (one: string) => field.options?.find((option) => option.value === one)?.label ?? one
  if (Array.isArray(value)) return value.map(label).join(t('or')) || '…'
  if (op === 'within_days') return t(Number(value) < 0 ? 'lastDays' : 'nextDays', { count: Math.abs(Number(value)) })
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (value === undefined || value === '') return '…'
  return field.kind === 'day' ? formatDay(String(value)) : label(String(value))
}
