import { Alert, Badge, Button, ColorSwatch, Group, Menu, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronsRightLeft, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageView } from '#contract/lists.ts'
import { NameCell } from '#web/ui/NameCell.tsx'
import { OrderedList } from '#web/ui/OrderedList.tsx'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { ReplaceDialog } from '#web/ui/ReplaceDialog.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { allStagesQuery, useReferences } from '../lists/panel.tsx'
import { countCards, placeStage, removeStage, separateStages, shareStages } from './queries.ts'
import { StageDialog } from './StageDialog.tsx'

/** The columns of the pipeline: the shared ones, or those of a team that has its own. */
export function StagesPage() {
  const { t } = useTranslation('settings')
  const { team } = useSearch({ strict: false }) as { team?: string }
  const navigate = useNavigate()
  const { data, error } = useQuery(allStagesQuery)
  const teams = useReferences().teams.filter((one) => !one.archivedAt)
  const change = useChange()
  const chosen = teams.find((one) => one.id === team) ?? null
  const stages = (data?.items ?? []).filter((one) => one.teamId === (chosen?.id ?? null))
  const follows = chosen !== null && stages.length === 0
  const hasOwn = (id: string) => data?.items.some((one) => one.teamId === id)
  return (
    <Stack maw={760}>
      <PageHeader title={t('nav.stages')}><Text size="sm" c="dimmed">{t('stages.what')}</Text></PageHeader>
      <Problem error={error} />
      <Select label={t('stages.pipeline')} value={chosen?.id ?? ''} allowDeselect={false} maw={360} data={[{ value: '', label: t('stages.shared') }, ...teams.map((one) => ({ value: one.id, label: `${one.name} – ${t(hasOwn(one.id) ? 'stages.own' : 'stages.followsShort')}` }))]}
        onChange={(id) => void navigate({ to: '/settings/stages' as never, search: (id ? { team: id } : {}) as never, replace: true })} />
      {follows && (
        <Alert title={t('stages.follows', { team: chosen.name })}>
          <Stack gap="xs" align="start">
            <Text size="sm">{t('stages.separateText')}</Text>
            <Button size="xs" loading={change.busy} onClick={() => void change.aloud(() => separateStages(chosen.id), t('stages.separated', { team: chosen.name }))}>{t('stages.separate')}</Button>
          </Stack>
        </Alert>
      )}
      {stages.length > 0 && <Pipeline key={chosen?.id ?? 'shared'} teamId={chosen?.id ?? null} stages={stages} label={chosen?.name ?? t('stages.shared')} />}
      {chosen && !follows && data && (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">{t('stages.shareText')}</Text>
          <Button size="xs" variant="default" flex="none" loading={change.busy} onClick={() => void change.aloud(() => shareStages(chosen.id), t('stages.sharedAgain', { team: chosen.name }))}>{t('stages.share')}</Button>
        </Group>
      )}
    </Stack>
  )
}

function Pipeline({ teamId, stages, label }: { teamId: string | null; stages: StageView[]; label: string }) {
  const { t } = useTranslation('settings')
  const change = useChange()
  const [opened, setOpened] = useState<string | 'new' | null>(null)
  const [inUse, setInUse] = useState<{ stage: StageView; cards: number } | null>(null)
  const lastOpen = stages.findLastIndex((one) => one.kind === 'open')
  const remove = async (stage: StageView, replacement?: string) => {
    if (await change.aloud(() => removeStage(stage.id, replacement), t('done.removed', { name: stage.label }))) setInUse(null)
  }
  const askRemove = async (stage: StageView) => {
    try {
      const cards = await countCards(stage.id)
      if (cards > 0) setInUse({ stage, cards })
      else await remove(stage)
    } catch (failure) {
      showProblem(failure)
    }
  }
  // A pipeline keeps at least one stage of each kind.
  const mayGo = (stage: StageView) => stages.some((one) => one.id !== stage.id && one.kind === stage.kind)
  return (
    <>
      <OrderedList label={label} items={stages} nameOf={(stage) => stage.label} onMove={(stage, to) => change.aloud(() => placeStage(stage.id, to), t('done.moved', { name: stage.label }))}
        menu={(stage) => (
          <>
            <Menu.Item leftSection={<Pencil size={16} aria-hidden />} onClick={() => setOpened(stage.id)}>{t('editDo')}</Menu.Item>
            {mayGo(stage) && <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={() => void askRemove(stage)}>{t('remove')}</Menu.Item>}
          </>
        )}>
        {(stage) => (
          <>
            <ColorSwatch size={14} color={`var(--mantine-color-${stage.colour}-6)`} aria-hidden />
            <NameCell name={stage.name} nameEn={stage.nameEn} />
            <Group gap="xs" ml="auto">
              {stage.folded && <ChevronsRightLeft size={16} role="img" aria-label={t('stages.folded')} />}
              {stage.kind === 'won' && <Badge variant="default" tt="none" size="sm">{t('stages.won')}</Badge>}
              <Text size="sm" miw={44} ta="right">{t('percent', { value: stage.probability })}</Text>
            </Group>
          </>
        )}
      </OrderedList>
      <Group><Button variant="default" size="sm" leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpened('new')}>{t('stages.new')}</Button></Group>
      {opened && <StageDialog teamId={teamId} stage={stages.find((one) => one.id === opened) ?? null} position={lastOpen + 1} onClose={() => setOpened(null)} />}
      {inUse && <ReplaceDialog title={t('replaceTitle', { name: inUse.stage.label })} text={t('stages.inUse', { count: inUse.cards })} busy={change.busy} onClose={() => setInUse(null)} onReplace={(id) => void remove(inUse.stage, id)} choices={stages.filter((one) => one.id !== inUse.stage.id && one.kind === inUse.stage.kind)} />}
    </>
  )
}
