import { Alert, Button, Fieldset, Group, List, Modal, Radio, Select, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversionProposal } from '#contract/conversion.ts'
import { ApiProblem } from '../../api.ts'
import { formatMoney } from '../../ui/format.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useUndoToast } from '../../ui/use-undo-toast.tsx'
import { UserSelect } from '../people/panel.tsx'
import { TeamSelect } from '../teams/panel.tsx'
import { commitConversion, proposalQuery } from './queries.ts'

/** The conversion dialog: what to do, for whom, and which customer, each with its proposal. */
export function ConversionDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const proposal = useQuery(proposalQuery(leadId))
  return (
    <Modal opened onClose={onClose} title={t('convert')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Problem error={proposal.error} />
      {proposal.data && <ConversionForm leadId={leadId} proposal={proposal.data} onClose={onClose} />}
    </Modal>
  )
}

function ConversionForm({ leadId, proposal, onClose }: { leadId: string; proposal: ConversionProposal; onClose: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useUndoToast()
  const [action, setAction] = useState(proposal.action)
  const [opportunityId, setOpportunityId] = useState(proposal.opportunityId)
  const [salespersonId, setSalespersonId] = useState(proposal.salespersonId)
  const [teamId, setTeamId] = useState(proposal.teamId)
  const [assigned, setAssigned] = useState(false)
  const [mode, setMode] = useState(proposal.customer.mode)
  const [customerId, setCustomerId] = useState(proposal.customer.customerId)
  const [key] = useState(() => crypto.randomUUID())
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const target = action === 'merge' ? proposal.duplicates.find((one) => one.id === opportunityId) : undefined
  const openAlready = problem?.problem.code === 'opportunity_open_already'

  const commit = async (another: boolean) => {
    setBusy(true)
    try {
      const done = await commitConversion(leadId, {
        action,
        ...(action === 'merge' && opportunityId ? { opportunityId } : {}),
        // A merged opportunity keeps whose it is, unless somebody is chosen here.
        ...(action === 'convert' || assigned ? { salespersonId, teamId } : {}),
        ...(another ? { another: true } : {}),
        ...(target?.customerId ? {} : { customer: { mode, ...(mode === 'link' && customerId ? { customerId } : {}) } }),
      }, another ? `${key}-another` : `${key}-${problem ? 'again' : 'first'}`)
      toast(t('converted'), done.operationId)
      onClose()
      await client.invalidateQueries()
      await navigate({ to: `/opportunities/${done.opportunityId}` as never })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="md">
      <Fieldset legend={t('conversionAction')}>
        <Radio.Group value={action} onChange={(value) => setAction(value as typeof action)} aria-label={t('conversionAction')}>
          <Stack gap="xs">
            <Radio value="convert" label={t('actionConvert')} />
            <Radio value="merge" label={t('actionMerge')} disabled={proposal.duplicates.length === 0} description={proposal.duplicates.length === 0 ? t('noOpportunity') : undefined} />
          </Stack>
        </Radio.Group>
        {action === 'merge' && (
          <Select mt="sm" label={t('chooseOpportunity')} allowDeselect={false} value={opportunityId} onChange={setOpportunityId}
            data={proposal.duplicates.map((one) => ({ value: one.id, label: [one.label, one.customerName, one.stage, formatMoney(one.amount, one.currency)].filter(Boolean).join(' · ') }))} />
        )}
      </Fieldset>
      <Fieldset legend={t('assignTo')}>
        <Group grow>
          <UserSelect label={t('owner')} teamId={teamId ?? undefined} value={salespersonId} onChange={(id) => { setSalespersonId(id); setAssigned(true) }} />
          <TeamSelect label={t('team')} value={teamId} onChange={(id) => { setTeamId(id); setAssigned(true) }} />
        </Group>
      </Fieldset>
      <Fieldset legend={t('customers')}>
        {target?.customerId ? <Text>{t('keptCustomer', { name: target.customerName })}</Text> : <>
          <Radio.Group value={mode} onChange={(value) => setMode(value as typeof mode)} aria-label={t('customers')}>
            <Stack gap="xs">
              <Radio value="link" label={t('modeLink')} disabled={proposal.customer.candidates.length === 0} />
              <Radio value="create" label={t('modeCreate')} disabled={proposal.missing.includes('name')} />
              <Radio value="none" label={t('modeNone')} />
            </Stack>
          </Radio.Group>
          {mode === 'link' && <Select mt="sm" label={t('customer')} allowDeselect={false} value={customerId} onChange={setCustomerId} data={proposal.customer.candidates.map((one) => ({ value: one.id, label: [one.label, one.city].filter(Boolean).join(' · ') }))} />}
          {mode === 'link' && customerId === proposal.customer.customerId && proposal.customer.differences.length > 0 && (
            <Alert mt="sm" color="blue" title={t('differences')}>
              <List size="sm">{proposal.customer.differences.map((one) => <List.Item key={one.field}>{t(one.field, { defaultValue: one.field })} : {one.customer} <Text span size="sm">≠ {one.lead}</Text></List.Item>)}</List>
            </Alert>
          )}
        </>}
      </Fieldset>
      {problem && <Alert color={openAlready ? 'orange' : 'red'} role="alert">{problem.message}</Alert>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
        {openAlready
          ? <Button loading={busy} onClick={() => void commit(true)}>{t('another')}</Button>
          : <Button loading={busy} onClick={() => void commit(false)}>{t(action === 'merge' ? 'mergeOpportunity' : 'createOpportunity')}</Button>}
      </Group>
    </Stack>
  )
}
