import { Alert, Button, Group, Paper, Stack, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '#contract/imports.ts'
import { undoOperation } from '#web/features/operations/queries.ts'
import { formatCount } from '#web/ui/format.ts'
import { useReportFailure } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { RefusedFile } from './CheckStep.tsx'
import { Counts, Working } from './Counts.tsx'
import { useImportActions } from './queries.ts'

/** How far the import is, then what it brought, and the way back. */
export function DoneStep({ view }: { view: ImportView }) {
  const { t } = useTranslation('imports')
  const { t: common } = useTranslation()
  const report = useReportFailure()
  const client = useQueryClient()
  const toast = useUndoToast()
  const { cancel, run } = useImportActions(view.id)
  const [undoing, setUndoing] = useState(false)
  const before = useRef(view.state)
  useEffect(() => {
    if (before.current === 'running' && view.state === 'done' && view.counts) {
      toast(t('toast.done', { created: formatCount(view.counts.created), updated: formatCount(view.counts.updated) }), view.operationId)
      void client.invalidateQueries({ queryKey: ['leads'] })
      void client.invalidateQueries({ queryKey: ['list'] })
    }
    before.current = view.state
  }, [view, toast, t, client])
  const undo = async () => {
    if (!view.operationId) return
    setUndoing(true)
    try {
      const answer = await undoOperation(view.operationId)
      if (!answer.undone) report(common('notUndone', { who: answer.conflicts.map((one) => one.by?.name).find(Boolean) ?? common('somebody') }))
      await client.invalidateQueries()
    } catch (error) {
      report(error)
    } finally {
      setUndoing(false)
    }
  }
  if (view.state === 'running') return <Paper withBorder p="md"><Stack gap="md"><Working view={view} label={t('running')} onStop={() => cancel.mutate(undefined, { onError: report })} />{view.counts && <Counts counts={view.counts} />}</Stack></Paper>
  const filter = { all: [{ field: 'importId', op: 'is', value: view.id }] }
  return (
    <Paper withBorder p="md">
      <Stack gap="md">
        <Title order={2} size="h4" role="status">{view.undone ? t('done.undone') : view.state === 'done' ? t('done.title') : view.state === 'failed' ? t('done.failed') : t('done.cancelled')}</Title>
        {view.error && <Alert color="red" role="alert">{view.error.message}</Alert>}
        {view.counts && <Counts counts={view.counts} />}
        {(view.counts?.refused ?? 0) > 0 && <RefusedFile id={view.id} />}
        <Group>
          {!view.undone && (view.counts?.created ?? 0) > 0 && <Button component={Link} to={'/leads' as never} search={{ filter } as never}>{t('done.leads')}</Button>}
          {view.state === 'failed' && <Button onClick={() => run.mutate(undefined, { onError: report })} loading={run.isPending}>{t('done.resume')}</Button>}
          <Button component={Link} to={'/imports' as never} variant="default">{t('done.another')}</Button>
          {!view.undone && view.operationId && view.counts && <Button variant="default" leftSection={<Undo2 size={16} aria-hidden />} loading={undoing} onClick={() => void undo()}>{t('done.undo')}</Button>}
        </Group>
      </Stack>
    </Paper>
  )
}
