import { Alert, Button, Fieldset, Group, Radio, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversionProposal } from '#contract/conversion.ts'
import { ApiProblem } from '#web/api.ts'
import { useReferences } from '#web/features/lists/panel.tsx'
import { UserSelect } from '#web/features/people/panel.tsx'
import { TeamSelect } from '#web/features/teams/panel.tsx'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { CustomerChoice } from './CustomerChoice.tsx'
import classes from './conversion.module.css'
import { OpportunityChoice } from './OpportunityChoice.tsx'
import { PlanSummary } from './PlanSummary.tsx'
import { useConversion } from './queries.ts'
import { useChoices } from './use-choices.ts'

type Props = { leadId: string; proposal: ConversionProposal; onClose: () => void }

/** The three blocks, what they come to, and doing it. */
export function ConversionForm({ leadId, proposal, onClose }: Props) {
  const { t } = useTranslation('conversion')
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const { statuses } = useReferences()
  const choices = useChoices(proposal)
  const { action, opportunityId } = choices
  const target = action === 'merge' ? proposal.duplicates.find((one) => one.id === opportunityId) : undefined
  const blocked = proposal.blockedBy && !(proposal.blockedBy.code === 'opportunity_open_already' && choices.another) ? proposal.blockedBy : null
  // Which opportunity found by typing has a customer of its own is known from its plan alone.
  const missing = action === 'merge' && !opportunityId ? 'opportunity' : choices.mode === 'link' && !choices.customerId && (action === 'convert' || (target && !target.customerId)) ? 'customer' : null
  const { plan, problem, commit, replan, reopen, propose, refresh } = useConversion(leadId, choices.body, !blocked && !missing)
  const [tried, setTried] = useState(false)
  const [moved, setMoved] = useState(false)
  const [busy, setBusy] = useState(false)
  // One key for each intention, so that clicking twice converts once.
  const [key, setKey] = useState(() => crypto.randomUUID())

  const kept = action !== 'merge' ? null : target ? (target.customerId ? (target.customerName ?? '') : null) : plan?.customer.mode === 'keep' ? (plan.customer.name ?? '') : null
  const assigned = choices.assigned ?? (action === 'merge' && plan ? { salespersonId: plan.salespersonId, teamId: plan.teamId } : choices.own)
  const errorOf = (field: string) => problem?.errors?.find((one) => one.field === field)?.message
  const asked = (what: 'opportunity' | 'customer') => (tried && missing === what ? t(`choose.${what}`) : undefined)
  const reopening = statuses.find((one) => one.kind === 'open' && one.isDefault)

  const goTo = async (id: string) => {
    onClose()
    await navigate({ to: '/opportunities/$id', params: { id } })
    void refresh()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (busy || missing || blocked) return
    setBusy(true)
    setMoved(false)
    try {
      const done = await commit(key)
      undoToast(t('done'), done.operationId)
      await goTo(done.opportunityId)
    } catch (error) {
      setKey(crypto.randomUUID())
      if (error instanceof ApiProblem && error.problem.code === 'plan_changed') setMoved(true)
      else if (!(error instanceof ApiProblem)) showProblem(error)
      await replan()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.form}>
      <Stack gap="md">
        <Fieldset legend={t('action')}>
          <Radio.Group value={action} onChange={(value) => choices.setAction(value as typeof action)} aria-label={t('action')}>
            <Stack gap="xs">
              <Radio value="convert" label={t('convert')} data-autofocus={proposal.action === 'convert' || undefined} autoFocus={proposal.action === 'convert'} />
              <Radio value="merge" label={t('merge')} data-autofocus={proposal.action === 'merge' || undefined} autoFocus={proposal.action === 'merge'} />
            </Stack>
          </Radio.Group>
          {action === 'merge' && <OpportunityChoice opportunities={proposal.duplicates} value={opportunityId} onChange={choices.setOpportunityId} error={asked('opportunity') ?? errorOf('opportunityId')} />}
        </Fieldset>
        <Fieldset legend={t('assignTo')}>
          <div className={classes.pair}>
            <UserSelect label={t('salesperson')} value={assigned.salespersonId} teamId={assigned.teamId ?? undefined} onChange={(id) => choices.assignTo(id, assigned.teamId)} error={errorOf('salespersonId')} />
            <TeamSelect label={t('team')} value={assigned.teamId} onChange={(id) => choices.setTeam(assigned.salespersonId, id)} error={errorOf('teamId')} />
          </div>
        </Fieldset>
        <Fieldset legend={t('customers')}>
          {kept !== null ? <Text size="sm">{t('kept', { name: kept })}</Text> : <CustomerChoice proposal={proposal} choices={choices} differences={plan?.customer.id === choices.customerId ? plan?.customer.differences : undefined} error={asked('customer') ?? errorOf('customer.customerId')} />}
        </Fieldset>
        {moved && <Alert color="orange" role="alert">{t('moved')}</Alert>}
        {problem && !problem.errors?.length && <Alert color="orange" role="alert">{problem.detail ?? problem.title}</Alert>}
        {blocked && (
          <Alert color="orange" role="alert">
            <Stack gap="xs">
              {t(`blocked.${blocked.code}`)}
              <Group gap="xs">
                {blocked.opportunityId && <Button size="xs" onClick={() => void goTo(blocked.opportunityId ?? '')}>{t('openIt')}</Button>}
                {blocked.code === 'opportunity_open_already' && <Button size="xs" variant="default" onClick={() => choices.setAnother(true)}>{t('another')}</Button>}
                {blocked.code === 'lead_closed' && reopening && <Button size="xs" onClick={() => void reopen(reopening.id).then(({ operationId }) => undoToast(t('reopened'), operationId), showProblem).then(propose).then(refresh)}>{t('reopen')}</Button>}
              </Group>
            </Stack>
          </Alert>
        )}
        {plan && !problem && <PlanSummary plan={plan} />}
        <Group justify="flex-end" gap="xs" className={classes.foot}>
          <Button px="sm" variant="default" onClick={onClose}>{t('cancel')}</Button>
          <Button px="sm" type="submit" loading={busy} disabled={Boolean(blocked)}>{t(action === 'merge' ? 'mergeDo' : 'create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
