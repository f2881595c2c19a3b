import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportChoices, ImportView, UnknownReference } from '#contract/imports.ts'
import { useReferences } from '#web/features/lists/panel.tsx'
import { formatCount } from '#web/ui/format.ts'
import classes from './imports.module.css'

/** Nobody maps more by hand. */
const SHOWN = 100
/** What one has just chosen, by field and name: `create`, `ignore`, or the id of an item. */
export type Fates = Record<string, string>
const keyOf = (one: { field: string; name: string }) => `${one.field} ${one.name}`

/** The choices to keep: those made before, and these over them. */
export function fatesToSend(view: ImportView, fates: Fates): NonNullable<ImportChoices['references']> {
  const kept = (view.choices.references ?? []).filter((one) => !(keyOf(one) in fates))
  const chosen = (view.plan?.unknownReferences ?? []).flatMap((one) => {
    const fate = fates[keyOf(one)]
    if (fate === undefined) return []
    return [fate === 'create' || fate === 'ignore' ? { field: one.field, name: one.name, do: fate } as const : { field: one.field, name: one.name, do: 'map' as const, id: fate }]
  })
  return [...kept, ...chosen]
}

/** Names of the file that no list has, with how often; each is created, taken for an item already there, or left out. */
export function UnknownNames({ view, fates, onChange }: { view: ImportView; fates: Fates; onChange: (fates: Fates) => void }) {
  const { t } = useTranslation('imports')
  const names = view.plan?.unknownReferences ?? []
  const setAll = (fate: 'create' | 'ignore') => onChange(Object.fromEntries(names.filter((one) => fate === 'ignore' || one.mayCreate).map((one) => [keyOf(one), fate])))
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2} size="h4">{t('unknown.title')}</Title>
        <Text size="sm">{t('unknown.help')} {names.some((one) => !one.mayCreate && !['owner', 'team', 'status'].includes(one.field)) && t('unknown.notYours')}</Text>
        {names.length > 3 && (
          <Group gap="xs"><Text size="sm">{t('unknown.all')}</Text><Button size="compact-sm" variant="default" onClick={() => setAll('create')}>{t('unknown.allCreate')}</Button><Button size="compact-sm" variant="default" onClick={() => setAll('ignore')}>{t('unknown.allIgnore')}</Button></Group>
        )}
        <ul className={classes.plain}>{names.slice(0, SHOWN).map((one) => <Name key={keyOf(one)} one={one} fate={fates[keyOf(one)]} onFate={(fate) => onChange({ ...fates, [keyOf(one)]: fate })} />)}</ul>
        {names.length > SHOWN && <Text size="sm">{t('unknown.more', { count: names.length - SHOWN })}</Text>}
      </Stack>
    </Paper>
  )
}

function Name({ one, fate, onFate }: { one: UnknownReference; fate: string | undefined; onFate: (fate: string) => void }) {
  const { t } = useTranslation('imports')
  const references = useReferences()
  const items: Record<UnknownReference['field'], { id: string; label?: string; name?: string }[]> = {
    salutation: references.salutations, industry: references.industries, marketSegment: references.marketSegments, territory: references.territories, owner: references.users.filter((user) => user.active), team: references.teams,
    status: references.statuses, source: references.sources, medium: references.mediums, campaign: references.campaigns, tags: references.tags,
  }
  const options = [
    ...(one.mayCreate ? [{ value: 'create', label: t('unknown.create') }] : []), { value: 'ignore', label: t('unknown.ignore') },
    { group: t(`field.${one.field}`), items: items[one.field].map((item) => ({ value: item.id, label: item.label ?? item.name ?? '' })) },
  ]
  return (
    <li className={classes.unknown}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}><b>{one.name}</b> · {t(`field.${one.field}`)} · {t('unknown.times', { count: one.count, formatted: formatCount(one.count) })}</Text>
      <NativeSelect aria-label={t('unknown.what', { name: one.name })} value={fate ?? (one.does === 'map' ? (one.id ?? 'ignore') : one.does)} onChange={(event) => onFate(event.currentTarget.value)} data={options} />
    </li>
  )
}
