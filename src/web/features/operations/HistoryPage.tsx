import { Button, Group, Loader, Paper, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOperationName } from '../timeline/panel.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { formatInstant } from '../../ui/format.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useReportFailure } from '../../ui/use-report-failure.ts'
import { operationsQuery, undoOperation } from './queries.ts'

/** What one has done lately, each with its way back. */
export function HistoryPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const report = useReportFailure()
  const nameOf = useOperationName()
  const { data, error, isPending } = useQuery(operationsQuery)
  const undo = async (id: string) => {
    try {
      const answer = await undoOperation(id)
      if (!answer.undone) report(t('notUndone', { who: answer.conflicts.map((one) => one.by?.name).find(Boolean) ?? t('somebody') }))
      await client.invalidateQueries()
    } catch (error) {
      report(error)
    }
  }
  return (
    <Stack maw={760} gap="sm">
      <PageHeader title={t('history')}><Text size="sm" c="dimmed">{t('historyText')}</Text></PageHeader>
      <Problem error={error} />
      {isPending && <Loader aria-label={t('loading')} />}
      {data?.items.length === 0 && <EmptyState title={t('timeline:nothing')} />}
      {data?.items.map((one) => (
        <Paper key={one.id} withBorder p="xs">
          <Group justify="space-between">
            <div><Text size="sm" fw={600}>{nameOf(one.kind)}</Text><Text size="xs" c="dimmed">{one.actor?.name} · {formatInstant(one.at)}</Text></div>
            {one.undone ? <Text size="sm">{t('undoneOperation')}</Text> : one.undoable && <Button size="xs" variant="default" onClick={() => void undo(one.id)}>{t('undo')}</Button>}
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}
