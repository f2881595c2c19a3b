import { Button, Menu, MultiSelect, NumberInput, Popover, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '#contract/shapes.ts'
import type { AddProps, ConditionProps } from './FilterBar.tsx'
import { AddFilterButton, FilterChip, saidCondition } from './FilterChip.tsx'
import { type FilterField, type FilterOp, firstValue, isComplete, needsValue, OPERATORS } from './filter-words.ts'

/** What can be asked, open under its button. */
export function FilterMenu({ fields, onAdd }: AddProps) {
  return (
    <Menu position="bottom-start" defaultOpened withInitialFocusPlaceholder={false}>
      <Menu.Target><AddFilterButton /></Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>{fields.map((field) => <Menu.Item key={field.field} onClick={() => onAdd(field)}>{field.label}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  )
}

/** A part of the sentence, open. What is changed in it counts when it is closed; closed half-said, it goes. */
export function FilterEditor({ field, condition: given, isNew = false, onChange, onRemove }: ConditionProps) {
  const { t } = useTranslation('filter')
  const [opened, setOpened] = useState(true)
  const [condition, setCondition] = useState(given)
  const close = () => {
    setOpened(false)
    if (!isComplete(condition)) onRemove()
    else if (isNew || condition !== given) onChange(condition)
  }
  return (
    <Popover opened={opened} onChange={(open) => (open ? setOpened(true) : close())} trapFocus returnFocus position="bottom-start" withArrow>
      <Popover.Target>
        <FilterChip words={saidCondition(field, condition, t)} opened={opened} onRemove={onRemove} onClick={() => (opened ? close() : setOpened(true))} />
      </Popover.Target>
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
