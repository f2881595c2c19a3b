import { ActionIcon, Alert, Anchor, Button, Group, Loader, Menu, Text } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArchiveRestore, EllipsisVertical, RotateCcw, ThumbsDown, Trash2, Trophy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpportunityInput, OpportunityView } from '#contract/opportunities.ts'
import { useReferences } from '#web/features/lists/panel.tsx'
import { TimelinePanel } from '#web/features/timeline/panel.tsx'
import { DraftForm } from '#web/ui/DraftForm.tsx'
import { formatDay, formatMoney } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useDraft } from '#web/ui/use-draft.ts'
import { useReportFailure } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { LoseDialog } from './LoseDialog.tsx'
import { OpportunityForm } from './OpportunityForm.tsx'
import classes from './opportunity.module.css'
import { PartyCard } from './PartyCard.tsx'
import { useOpportunity, useOpportunityActions } from './queries.ts'
import { StagePath } from './StagePath.tsx'
import { StateBadge } from './StateBadge.tsx'

export function OpportunityPage() {
  const { id = '' } = useParams({ strict: false })
  const { t } = useTranslation('opportunities')
  const { data, error } = useOpportunity(id)
  if (error) return <Problem error={error} />
  return data ? <Opened key={id} opportunity={data} /> : <Loader aria-label={t('loading')} />
}

function Opened({ opportunity }: { opportunity: OpportunityView }) {
  const { t } = useTranslation('opportunities')
  const { id, title } = opportunity
  const undoToast = useUndoToast()
  const report = useReportFailure()
  const navigate = useNavigate()
  const { byId } = useReferences()
  const actions = useOpportunityActions(id)
  const [losing, setLosing] = useState(false)
  const draft = useDraft<OpportunityView>({
    record: opportunity,
    reload: actions.reload,
    save: async (changes, version) => {
      const { operationId } = await actions.change.mutateAsync({ patch: changes as OpportunityInput, version })
      undoToast(t('done.saved', { title }), operationId, id)
    },
  })
  const told = (key: 'moved' | 'won' | 'lost' | 'reopened' | 'trashed' | 'untrashed' | 'joined', more: object = {}) => ({ onSuccess: ({ operationId }: { operationId: string }) => undoToast(t(`done.${key}`, { title, ...more }), operationId), onError: report })
  const labelOf = (stageId: string) => byId(stageId)?.label ?? ''
  const show = (field: keyof OpportunityView & string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—'
    if (field === 'amount') return formatMoney(String(value), draft.values.currency)
    if (field === 'expectedCloseOn') return formatDay(String(value))
    if (Array.isArray(value)) return value.map((one) => byId(String(one))?.label ?? '').filter(Boolean).join(', ') || '—'
    return typeof value === 'object' ? '…' : (byId(String(value))?.label ?? String(value))
  }

  return (
    <>
      <PageHeader title={title} actions={
        <Group gap="xs">
          {opportunity.state === 'open'
            ? (
              <>
                <Button bg="#237032" c="white" leftSection={<Trophy size={16} />} loading={actions.win.isPending} onClick={() => actions.win.mutate(undefined, told('won'))}>{t('win')}</Button>
                <Button variant="default" leftSection={<ThumbsDown size={16} />} onClick={() => setLosing(true)}>{t('lose')}</Button>
              </>
            )
            : <Button variant="default" leftSection={<RotateCcw size={16} />} loading={actions.restore.isPending} onClick={() => actions.restore.mutate(undefined, told('reopened'))}>{t('reopen')}</Button>}
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon variant="default" size="lg" aria-label={t('moreActions')}><EllipsisVertical size={18} aria-hidden /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {opportunity.deletedAt
                ? <Menu.Item leftSection={<ArchiveRestore size={16} />} onClick={() => actions.untrash.mutate(undefined, told('untrashed'))}>{t('untrash')}</Menu.Item>
                : <Menu.Item color="red" leftSection={<Trash2 size={16} />} onClick={() => actions.trash.mutate(undefined, { ...told('trashed'), onSuccess: ({ operationId }) => {
                    undoToast(t('done.trashed', { title }), operationId)
                    void navigate({ to: '/pipeline' })
                  } })}>{t('trash')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </Group>
      }>
        <Group gap="sm">
          <Anchor component={Link} to="/pipeline" size="sm">{t('backToPipeline')}</Anchor>
          <StateBadge state={opportunity.state} />
          {opportunity.partyLabel && <Text size="sm">{opportunity.partyLabel}</Text>}
          <Text size="sm" fw={650}>{formatMoney(opportunity.amount, opportunity.currency)}</Text>
        </Group>
      </PageHeader>
      {opportunity.deletedAt && <Alert color="gray" my="sm">{t('inTrash')}</Alert>}
      {opportunity.state === 'lost' && (
        <Alert color="gray" my="sm" title={t('lostBecause', { reason: byId(opportunity.lostReasonId ?? '')?.label ?? t('noReason') })}>{opportunity.lostNote}</Alert>
      )}
      <StagePath opportunity={opportunity} busy={actions.move.isPending} onMove={(stageId) => actions.move.mutate(stageId, told('moved', { stage: labelOf(stageId) }))} />
      <div className={classes.columns} style={{ marginTop: 16 }}>
        <DraftForm label={title} draft={draft} fieldLabel={(field) => t(`field.${field}`)} show={show}>
          <OpportunityForm draft={draft} opportunity={opportunity} />
        </DraftForm>
        <div className={classes.aside}>
          <PartyCard opportunity={opportunity} onJoin={(leadId) => actions.join.mutate([...opportunity.leadIds, leadId], told('joined'))} />
          <TimelinePanel kind="opportunity" id={id} />
        </div>
      </div>
      {losing && <LoseDialog title={title} onClose={() => setLosing(false)} onLose={(why) => actions.lose.mutate(why, told('lost'))} />}
    </>
  )
}
