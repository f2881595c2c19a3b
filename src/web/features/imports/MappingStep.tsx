import { Button, Checkbox, Group, NativeSelect, Paper, Radio, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportChoices, ImportView } from '#contract/imports.ts'
import { MATCH_KEYS, type MatchChoice } from '#domain/imports/fields.ts'
import { ReferenceSelect, TagsSelect } from '#web/features/lists/panel.tsx'
import { UserSelect } from '#web/features/people/panel.tsx'
import { TeamSelect } from '#web/features/teams/panel.tsx'
import { useReportFailure } from '#web/ui/use-report-failure.ts'
import { ColumnsTable } from './ColumnsTable.tsx'
import { FormatCard } from './FormatCard.tsx'
import { useImportActions } from './queries.ts'

export type Choose = (choices: ImportChoices) => void

/** How the file is read, what its columns become, and what happens to leads already known. Each choice is kept at once. */
export function MappingStep({ view, onCheck }: { view: ImportView; onCheck: () => void }) {
  const { t } = useTranslation('imports')
  const report = useReportFailure()
  const { choose, check } = useImportActions(view.id)
  const set: Choose = (choices) => choose.mutate(choices, { onError: report })
  const start = () => {
    onCheck()
    check.mutate(undefined, { onError: report })
  }
  return (
    <Stack gap="lg">
      <FormatCard view={view} set={set} />
      <ColumnsTable view={view} set={set} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <MatchCard view={view} set={set} />
        <DefaultsCard view={view} set={set} />
      </SimpleGrid>
      <Group><Button size="md" onClick={start} loading={check.isPending}>{t('check')}</Button></Group>
    </Stack>
  )
}

function MatchCard({ view, set }: { view: ImportView; set: Choose }) {
  const { t } = useTranslation('imports')
  const { matchKeys = [], onMatch, unreadable } = view.choices
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <div><Title order={2} size="h4">{t('match.title')}</Title><Text size="sm">{t('match.help')}</Text></div>
        <Checkbox.Group label={t('match.keys')} value={matchKeys} onChange={(keys) => set({ matchKeys: keys as MatchChoice[] })}>
          <Stack gap={6} mt={6}>{MATCH_KEYS.map((key) => <Checkbox key={key} value={key} label={t(`match.key.${key}`)} {...(key === 'companyName' ? { description: t('match.companyHelp') } : {})} />)}</Stack>
        </Checkbox.Group>
        <Radio.Group label={t('match.on')} value={onMatch ?? 'update'} onChange={(value) => set({ onMatch: value as 'update' })}>
          <Stack gap={6} mt={6}>{(['update', 'skip', 'create'] as const).map((value) => <Radio key={value} value={value} label={t(`match.${value}`)} />)}</Stack>
        </Radio.Group>
        <Radio.Group label={t('unreadable.title')} value={unreadable ?? 'refuse'} onChange={(value) => set({ unreadable: value as 'refuse' })}>
          <Stack gap={6} mt={6}>{(['refuse', 'note'] as const).map((value) => <Radio key={value} value={value} label={t(`unreadable.${value}`)} />)}</Stack>
        </Radio.Group>
      </Stack>
    </Paper>
  )
}

function DefaultsCard({ view, set }: { view: ImportView; set: Choose }) {
  const { t } = useTranslation('imports')
  const { choices } = view
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">{t('defaults.title')}</Title>
        <UserSelect label={t('defaults.owner')} value={choices.ownerId ?? null} onChange={(ownerId) => set({ ownerId })} />
        <TeamSelect label={t('defaults.team')} value={choices.teamId ?? null} onChange={(teamId) => set({ teamId })} />
        <ReferenceSelect list="sources" label={t('defaults.source')} value={choices.sourceId ?? null} onChange={(sourceId) => set({ sourceId })} />
        <TagsSelect label={t('defaults.tags')} value={choices.tagIds ?? []} onChange={(tagIds) => set({ tagIds })} />
        <NativeSelect label={t('defaults.basis')} description={t('defaults.basisHelp')} value={choices.basis} onChange={(event) => set({ basis: event.currentTarget.value as 'consent' })}
          data={(['legitimate_interest', 'consent', 'contract'] as const).map((value) => ({ value, label: t(`defaults.bases.${value}`) }))} />
      </Stack>
    </Paper>
  )
}
