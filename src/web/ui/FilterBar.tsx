import { Button, Group, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition, Filter } from '#contract/shapes.ts'
import { useReferences } from '#web/features/lists/references.ts'
import classes from './filter-bar.module.css'
import { AddFilterButton, FilterChip, saidCondition } from './FilterChip.tsx'
import { type FilterField, firstValue, isEmptyFilter, OPERATORS, withCondition, withoutCondition } from './filter-words.ts'
import { onDemand } from './on-demand.tsx'
import { useSingleKeys } from './single-keys.ts'

export type { FilterField } from './filter-words.ts'
type Props = { fields: FilterField[]; filter: Filter; onChange: (filter: Filter) => void; q: string; onQ: (q: string) => void }

export type ConditionProps = { field: FilterField; condition: Condition; /** Being made: no part of the filter yet. */ isNew?: boolean; onChange: (condition: Condition) => void; onRemove: () => void }
export type AddProps = { fields: FilterField[]; onAdd: (field: FilterField) => void }

const ConditionChip = onDemand<ConditionProps>(function Chip({ field, condition, onChange: _, isNew: __, ...props }) {
  const { t } = useTranslation('filter')
  return <FilterChip {...props} words={saidCondition(field, condition, t)} />
}, async () => (await import('./FilterEditor.tsx')).FilterEditor)
const AddFilter = onDemand<AddProps>(({ fields: _, onAdd: __, ...props }) => <AddFilterButton {...props} />, async () => (await import('./FilterEditor.tsx')).FilterMenu)

/** Searching and filtering; the filter reads as a sentence whose parts can be changed or taken away. */
export function FilterBar({ fields, filter, onChange, q, onQ }: Props) {
  const { t } = useTranslation('filter')
  const { users } = useReferences()
  const [typed, setTyped] = useState(q)
  const searchBox = useRef<HTMLInputElement>(null)
  useSingleKeys({ '/': () => searchBox.current?.focus() })
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
        <ConditionChip key={`fresh ${fresh.field}`} field={freshField} condition={fresh} isNew wantedAtOnce onRemove={() => setFresh(null)} onChange={(condition) => {
          setFresh(null)
          onChange(withCondition(filter, null, condition))
        }} />
      )}
      <AddFilter fields={known} onAdd={add} />
      {!isEmptyFilter(filter) && <Button variant="subtle" color="gray" size="compact-md" onClick={() => onChange({})}>{t('clear')}</Button>}
    </Group>
  )
}
