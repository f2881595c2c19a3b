import { Badge, Button, ColorSwatch, Group, Menu, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadStatusView } from '#contract/lists.ts'
import { STATUS_KINDS } from '#domain/leads/status.ts'
import { NameCell } from '#web/ui/NameCell.tsx'
import { OrderedList } from '#web/ui/OrderedList.tsx'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { ReplaceDialog } from '#web/ui/ReplaceDialog.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { leadStatusesQuery } from '../lists/panel.tsx'
import { changeStatus, countLeadsWith, placeStatus, removeStatus } from './queries.ts'
import { StatusDialog } from './StatusDialog.tsx'

type Kind = LeadStatusView['kind']

/** The statuses of leads by what each kind means: names, colours and order are ours, the meaning stays. */
export function StatusesPage() {
  const { t } = useTranslation('settings')
  const { data, error } = useQuery(leadStatusesQuery)
  const change = useChange()
  const [opened, setOpened] = useState<{ kind: Kind; id: string | null } | null>(null)
  const [leaving, setLeaving] = useState<{ status: LeadStatusView; leads: number } | null>(null)
  const all = data?.items ?? []
  const peersOf = (kind: Kind) => all.filter((one) => one.kind === kind)
  const placeOf = (status: LeadStatusView | undefined) => all.findIndex((one) => one.id === status?.id)

  const remove = async (status: LeadStatusView, replacement: string | null) => {
    if (await change.aloud(() => removeStatus(status.id, replacement), t('done.removed', { name: status.label }))) setLeaving(null)
  }
  const askRemove = async (status: LeadStatusView) => {
    try {
      const leads = await countLeadsWith(status.id)
      if (leads > 0 || status.isDefault) setLeaving({ status, leads })
      else await remove(status, null)
    } catch (failure) {
      showProblem(failure)
    }
  }
  const menu = (status: LeadStatusView) => (
    <>
      <Menu.Item leftSection={<Pencil size={16} aria-hidden />} onClick={() => setOpened({ kind: status.kind, id: status.id })}>{t('editDo')}</Menu.Item>
      {!status.isDefault && <Menu.Item leftSection={<Check size={16} aria-hidden />} onClick={() => void change.aloud(() => changeStatus(status, { isDefault: true }), t('statuses.madeDefault', { name: status.label }))}>{t('statuses.makeDefault')}</Menu.Item>}
      {peersOf(status.kind).length > 1 && <Menu.Item leftSection={<Trash2 size={16} aria-hidden />} onClick={() => void askRemove(status)}>{t('remove')}</Menu.Item>}
    </>
  )
  return (
    <Stack maw={760} gap="lg">
      <PageHeader title={t('nav.statuses')}><Text size="sm" c="dimmed">{t('statuses.what')}</Text></PageHeader>
      <Problem error={error} />
      {data && STATUS_KINDS.map((kind) => {
        const peers = peersOf(kind)
        return (
          <Stack key={kind} gap={6} component="section" aria-labelledby={`kind-${kind}`}>
            <Group justify="space-between" align="end" wrap="nowrap">
              <div>
                <Group gap="xs"><Title order={2} size="h5" id={`kind-${kind}`}>{t(`kind.${kind}.title`)}</Title><Badge variant="default" tt="none" size="sm">{t(peers[0]?.settable ? 'statuses.byHand' : 'statuses.automatic')}</Badge></Group>
                <Text size="sm" c="dimmed">{t(`kind.${kind}.what`)}</Text>
              </div>
              <Button flex="none" size="compact-sm" variant="subtle" leftSection={<Plus size={14} aria-hidden />} aria-label={t('statuses.addTo', { kind: t(`kind.${kind}.title`) })} onClick={() => setOpened({ kind, id: null })}>{t('add')}</Button>
            </Group>
            <OrderedList label={t(`kind.${kind}.title`)} items={peers} nameOf={(status) => status.label} menu={menu} onMove={(status, to) => change.aloud(() => placeStatus(status.id, placeOf(peers[to])), t('done.moved', { name: status.label }))}>
              {(status) => (
                <>
                  <ColorSwatch size={14} color={`var(--mantine-color-${status.colour}-6)`} aria-hidden />
                  <NameCell name={status.name} nameEn={status.nameEn} />
                  {status.isDefault && peers.length > 1 && <Badge variant="light" tt="none" size="sm">{t('statuses.isDefault')}</Badge>}
                </>
              )}
            </OrderedList>
          </Stack>
        )
      })}
      {opened && <StatusDialog kind={opened.kind} status={all.find((one) => one.id === opened.id) ?? null} position={placeOf(peersOf(opened.kind).at(-1)) + 1} onClose={() => setOpened(null)} />}
      {leaving && (
        <ReplaceDialog title={t('replaceTitle', { name: leaving.status.label })} busy={change.busy} onClose={() => setLeaving(null)} onReplace={(id) => void remove(leaving.status, id)}
          text={[t('statuses.affected', { count: leaving.leads }), leaving.status.isDefault ? t('statuses.defaultMoves') : ''].join(' ')} choices={peersOf(leaving.status.kind).filter((one) => one.id !== leaving.status.id)} />
      )}
    </Stack>
  )
}
