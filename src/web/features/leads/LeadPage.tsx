import { Alert, Anchor, Badge, Button, Grid, Group, Menu, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import { ApiProblem } from '../../api.ts'
import { formatDay } from '../../ui/format.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useReportFailure } from '../../ui/use-report-failure.ts'
import { useUndoToast } from '../../ui/use-undo-toast.tsx'
import { ConversionDialog } from '../conversion/panel.tsx'
import { TimelinePanel } from '../timeline/panel.tsx'
import { DuplicateList } from './DuplicateList.tsx'
import { LeadForm } from './LeadForm.tsx'
import { changeLead, createCustomer, dismissDuplicate, duplicatesQuery, type LeadBody, leadQuery, shelveLead } from './queries.ts'
import { StatusPath } from './StatusPath.tsx'

export function LeadPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const lead = useQuery(leadQuery(id))
  if (lead.error) return <Problem error={lead.error} />
  return lead.data ? <Lead lead={lead.data} /> : null
}

/** Converting at the top left, the progress, the form on the left, what happened on the right. */
function Lead({ lead }: { lead: LeadView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useUndoToast()
  const report = useReportFailure()
  const [converting, dialog] = useDisclosure(false)
  const [conflict, setConflict] = useState(false)
  const refresh = () => Promise.all([['leads'], ['timeline'], ['opportunities'], ['customers']].map((queryKey) => client.invalidateQueries({ queryKey })))

  const save = async (body: LeadBody): Promise<ApiProblem | null> => {
    const key = leadQuery(lead.id).queryKey
    const before = client.getQueryData(key)
    client.setQueryData(key, { ...lead, ...(body as object) })
    try {
      const { operationId } = await changeLead(lead.id, body, lead.version)
      setConflict(false)
      toast(t('saved'), operationId)
      await refresh()
      return null
    } catch (error) {
      client.setQueryData(key, before)
      if (!(error instanceof ApiProblem)) throw error
      if (error.problem.code === 'changed_meanwhile') {
        setConflict(true)
        await refresh()
      } else if (!error.problem.errors?.length) report(error)
      return error
    }
  }
  const act = async (message: string, action: () => Promise<{ operationId: string }>) => {
    try {
      toast(message, (await action()).operationId)
      await refresh()
    } catch (error) {
      report(error)
    }
  }
  const shelved = lead.archivedAt ?? lead.deletedAt
  const door = t(`door.${lead.origin.door}`, { defaultValue: lead.origin.door })
  return (
    <Stack gap="md">
      <Group justify="space-between" align="start">
        <Group>
          <Button onClick={dialog.open} disabled={Boolean(lead.deletedAt)}>{t('convert')}</Button>
          <Title order={1} size="h2">{lead.label}</Title>
          {lead.unsubscribed && <Badge color="orange" variant="light">{t('unsubscribed')}</Badge>}
        </Group>
        <Menu position="bottom-end">
          <Menu.Target><Button variant="default">{t('more')}</Button></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void act(t('customerCreated'), () => createCustomer(lead.id))}>{t('createCustomer')}</Menu.Item>
            {shelved ? <Menu.Item onClick={() => void act(t('leadRestored'), () => shelveLead(lead.id, 'restore'))}>{t('restore')}</Menu.Item> : <>
              <Menu.Item onClick={() => void act(t('leadArchived'), () => shelveLead(lead.id, 'archive'))}>{t('archive')}</Menu.Item>
              <Menu.Item color="red" onClick={() => void act(t('leadTrashed'), () => shelveLead(lead.id, 'trash'))}>{t('moveToTrash')}</Menu.Item>
            </>}
          </Menu.Dropdown>
        </Menu>
      </Group>
      <StatusPath status={lead.status} onChoose={(statusId) => void save({ statusId })} />
      {conflict && <Alert color="orange" role="alert" withCloseButton closeButtonLabel={t('close')} onClose={() => setConflict(false)}>{t('changedMeanwhile')}</Alert>}
      <Duplicates id={lead.id} />
      <Group gap="md">
        {lead.opportunities.map((one) => <Anchor key={one.id} component={Link} to={`/opportunities/${one.id}` as never} size="sm">{one.title} ({t(`stateOf.${one.state}`)})</Anchor>)}
        {lead.customer && <Anchor component={Link} to={`/customers/${lead.customer.id}` as never} size="sm">{t('customer')} : {lead.customer.name}</Anchor>}
        <Text size="sm" c="dimmed">{t('origin', { door, date: formatDay(lead.origin.at) })}</Text>
      </Group>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}><LeadForm lead={lead} onSave={save} /></Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}><TimelinePanel kind="lead" id={lead.id} /></Grid.Col>
      </Grid>
      {converting && <ConversionDialog leadId={lead.id} onClose={dialog.close} />}
    </Stack>
  )
}

function Duplicates({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useUndoToast()
  const { data } = useQuery(duplicatesQuery(id))
  if (!data || data.items.length === 0) return null
  const dismiss = async (otherId: string) => {
    toast(t('notDuplicate'), (await dismissDuplicate(id, otherId)).operationId)
    await client.invalidateQueries({ queryKey: ['leads', 'duplicates'] })
  }
  return <Alert color="yellow" title={t('duplicates', { count: data.items.length })}><DuplicateList items={data.items} onDismiss={(otherId) => void dismiss(otherId)} /></Alert>
}
