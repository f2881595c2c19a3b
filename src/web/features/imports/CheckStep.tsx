import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan, ImportView } from '#contract/imports.ts'
import { ApiProblem } from '#web/api.ts'
import { formatCount } from '#web/ui/format.ts'
import { useReportFailure } from '#web/ui/use-report-failure.ts'
import { Counts, Working } from './Counts.tsx'
import classes from './imports.module.css'
import { refusalsUrl, useImportActions } from './queries.ts'
import { Samples } from './Samples.tsx'
import { type Fates, fatesToSend, UnknownNames } from './UnknownNames.tsx'

/** What becomes of every row, before anything is written. */
export function CheckStep({ view, onBack }: { view: ImportView; onBack: () => void }) {
  const { t } = useTranslation('imports')
  const report = useReportFailure()
  const { choose, check, run, cancel } = useImportActions(view.id)
  const [fates, setFates] = useState<Fates>({})
  const again = async () => {
    try {
      if (Object.keys(fates).length > 0) await choose.mutateAsync({ references: fatesToSend(view, fates) })
      await check.mutateAsync()
      setFates({})
      run.reset()
    } catch (error) {
      report(error)
    }
  }
  if (view.state === 'checking' || !view.plan) return <Paper withBorder p="md"><Working view={view} label={t('checking')} onStop={() => cancel.mutate(undefined, { onError: report })} /></Paper>
  const { plan } = view
  const writes = plan.creates + plan.updates
  const stale = run.error instanceof ApiProblem && run.error.problem.code === 'plan_changed'
  return (
    <Stack gap="lg">
      <Paper withBorder p="md">
        <Stack gap="md">
          <Counts counts={{ rows: plan.rows, creates: plan.creates, updates: plan.updates, skips: plan.skips, refused: plan.refused }} />
          {plan.optOuts > 0 && <Text size="sm">{t('optOuts', { count: plan.optOuts })}</Text>}
          {writes === 0 && <Text>{t('nothing')}</Text>}
          {stale && <Alert color="orange" role="alert">{t('planChanged')}</Alert>}
          <Group>
            {stale || Object.keys(fates).length > 0
              ? <Button size="md" onClick={() => void again()} loading={check.isPending || choose.isPending}>{t('checkAgain')}</Button>
              : <Button size="md" disabled={writes === 0} loading={run.isPending} onClick={() => run.mutate(view.planVersion ?? undefined, { onError: (error) => (error instanceof ApiProblem && error.problem.code === 'plan_changed' ? undefined : report(error)) })}>{t('run', { count: writes, formatted: formatCount(writes) })}</Button>}
            <Button variant="default" size="md" onClick={onBack}>{t('toMapping')}</Button>
          </Group>
        </Stack>
      </Paper>
      {plan.unknownReferences.length > 0 && <UnknownNames view={view} fates={fates} onChange={setFates} />}
      {plan.refused > 0 && <Refusals id={view.id} plan={plan} view={view} />}
      <Samples plan={plan} />
    </Stack>
  )
}

function Refusals({ id, plan, view }: { id: string; plan: ImportPlan; view: ImportView }) {
  const { t } = useTranslation('imports')
  const header = (field: string) => view.columns.find((one) => one.field === field)?.header
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2} size="h4">{t('refusals.title')}</Title>
        <ul className={classes.plain}>
          {plan.refusals.map((one) => <li key={`${one.field} ${one.code}`} className={classes.sample}><Text size="sm">{formatCount(one.count)} × {header(one.field) && <b>{header(one.field)} : </b>}{one.message}</Text></li>)}
        </ul>
        <RefusedFile id={id} />
      </Stack>
    </Paper>
  )
}

export function RefusedFile({ id }: { id: string }) {
  const { t } = useTranslation('imports')
  return <Text size="sm"><Anchor href={refusalsUrl(id)} download underline="always"><FileDown size={14} aria-hidden /> {t('refusals.file')}</Anchor>. {t('refusals.help')}</Text>
}
