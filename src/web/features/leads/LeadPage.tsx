import { ActionIcon, Alert, Badge, Button, Group, Loader, Menu, Stack, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Archive, ArchiveRestore, ArrowRightLeft, Building2, EllipsisVertical, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import { ConversionDialog } from '#web/features/conversion/panel.tsx'
import { TimelinePanel } from '#web/features/timeline/panel.tsx'
import { DraftForm } from '#web/ui/DraftForm.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useDraft } from '#web/ui/use-draft.ts'
import { usePageTitle } from '#web/ui/use-page-title.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { DuplicateBanner } from './DuplicateBanner.tsx'
import { LeadForm } from './LeadForm.tsx'
import { LeadLinks } from './LeadLinks.tsx'
import classes from './lead.module.css'
import { type LeadBody, leadQuery, useLeadActions } from './queries.ts'
import { StatusPath } from './StatusPath.tsx'
import { useShowLeadValue } from './use-show-lead-value.ts'

export function LeadPage() {
  const { id = '' } = useParams({ strict: false })
  const { t } = useTranslation('lead')
  const { data, error } = useQuery(leadQuery(id))
  if (error) return <Problem error={error} />
  return data ? <Opened key={id} lead={data} /> : <Loader aria-label={t('loading')} />
}

/** Converting at the top left, how far it has come, the form on the left, what happened on the right. */
function Opened({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('lead')
  const undoToast = useUndoToast()
  const actions = useLeadActions(lead.id)
  const show = useShowLeadValue()
  usePageTitle(lead.label)
  const [converting, dialog] = useDisclosure(false)
  const fieldLabel = (field: string) => t(field === 'addresses' || field === 'contacts' ? (field === 'contacts' ? 'people' : 'addresses') : `field.${field}`)
  const draft = useDraft<LeadView>({
    record: lead,
    reload: actions.reload,
    save: async (changes, version) => {
      const { operationId } = await actions.change(changes as LeadBody, version)
      undoToast(t('done.saved', { fields: Object.keys(changes).map(fieldLabel).join(', ') }), operationId, lead.id)
    },
  })
  const told = (key: 'archived' | 'trashed' | 'restored' | 'customer' | 'status', more: object = {}) => ({ operationId }: { operationId: string }) => undoToast(t(`done.${key}`, { name: lead.label, ...more }), operationId, lead.id)
  const shelved = lead.deletedAt ? 'inTrash' : lead.archivedAt ? 'inArchive' : null
  return (
    <Stack gap="md">
      <Group justify="space-between" align="start" wrap="nowrap">
        <Button leftSection={<ArrowRightLeft size={16} aria-hidden />} variant={lead.opportunities.some((one) => one.state === 'open') ? 'default' : 'filled'} onClick={dialog.open} disabled={Boolean(lead.deletedAt)}>{t('convert')}</Button>
        <Menu position="bottom-end">
          <Menu.Target><ActionIcon variant="default" size="lg" aria-label={t('moreActions')}><EllipsisVertical size={18} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {!shelved && lead.status.kind !== 'converted' && <Menu.Item leftSection={<Building2 size={16} />} onClick={() => actions.createCustomer(told('customer'))}>{t('createCustomer')}</Menu.Item>}
            {shelved
              ? <Menu.Item leftSection={<ArchiveRestore size={16} />} onClick={() => actions.restore(told('restored'))}>{t('restore')}</Menu.Item>
              : <Menu.Item leftSection={<Archive size={16} />} onClick={() => actions.archive(told('archived'))}>{t('archive')}</Menu.Item>}
            {!lead.deletedAt && <Menu.Item color="red" leftSection={<Trash2 size={16} />} onClick={() => actions.trash(told('trashed'))}>{t('trash')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Group gap="sm">
        <Title order={1} size="h2" className={classes.title}>{lead.label}</Title>
        {lead.unsubscribed && <Badge variant="default" tt="none">{t('unsubscribed')}</Badge>}
        <LeadLinks lead={lead} />
      </Group>
      {shelved && <Alert color="gray"><Group justify="space-between">{t(shelved)}<Button size="xs" variant="default" onClick={() => actions.restore(told('restored'))}>{t('restore')}</Button></Group></Alert>}
      <StatusPath status={lead.status} disabled={Boolean(lead.deletedAt)} onChoose={(statusId) => actions.setStatus(statusId, told('status'))} />
      {!lead.deletedAt && <DuplicateBanner id={lead.id} />}
      <div className={classes.columns}>
        <DraftForm label={lead.label} draft={draft} fieldLabel={fieldLabel} show={show}><LeadForm draft={draft} /></DraftForm>
        <TimelinePanel kind="lead" id={lead.id} />
      </div>
      {converting && <ConversionDialog leadId={lead.id} onClose={dialog.close} />}
    </Stack>
  )
}
