import { Badge, Button, Group, Paper, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api.ts'
import { formatInstant } from '../../ui/format.ts'
import { showProblem } from '../../ui/use-report-failure.ts'
import { useUndoToast } from '../../ui/use-undo-toast.tsx'
import { addEntry, type TimelineKind, timelineQuery } from './queries.ts'

type Entry = Answer<'timeline.list'>['items'][number]

/** What happened to a record, newest first, and a place to add to it. */
export function TimelinePanel({ kind, id }: { kind: TimelineKind; id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useUndoToast()
  const [body, setBody] = useState('')
  const [what, setWhat] = useState<'note' | 'call' | 'meeting'>('note')
  const pages = useInfiniteQuery(timelineQuery(kind, id))
  const add = async () => {
    try {
      const { operationId } = await addEntry(kind, id, { kind: what, body })
      setBody('')
      toast(t('saved'), operationId)
      await client.invalidateQueries({ queryKey: ['timeline'] })
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <Stack gap="sm" component="section" aria-labelledby="timeline-title">
      <Title order={2} size="h4" id="timeline-title">{t('timeline')}</Title>
      <SegmentedControl size="xs" value={what} onChange={(value) => setWhat(value as typeof what)} data={(['note', 'call', 'meeting'] as const).map((value) => ({ value, label: t(`entryKind.${value}`) }))} aria-label={t('type')} />
      <Textarea aria-label={t('notePlaceholder')} placeholder={t('notePlaceholder')} autosize minRows={2} value={body} onChange={(event) => setBody(event.currentTarget.value)} />
      <Group justify="flex-end"><Button size="xs" disabled={body.trim() === ''} onClick={() => void add()}>{t('addNote')}</Button></Group>
      <Stack gap="xs" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
        {pages.data?.pages.flatMap((page) => page.items).map((entry) => <TimelineItem key={entry.id} entry={entry} />)}
      </Stack>
      {pages.hasNextPage && <Button variant="subtle" onClick={() => void pages.fetchNextPage()}>{t('more')}</Button>}
    </Stack>
  )
}

function TimelineItem({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const field = (name: string) => t(`field.${name}`, { defaultValue: name })
  return (
    <Paper component="li" withBorder p="xs" radius="sm">
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>{t(`entryKind.${entry.kind}`)}{entry.from ? ` · ${entry.from.label}` : ''}</Text>
        <Text size="xs" c="dimmed">{entry.author?.name} · {formatInstant(entry.at)}</Text>
      </Group>
      {entry.kind === 'status' ? <Text size="sm">{t('statusBecame', { status: entry.body })}</Text> : entry.body && <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{entry.body}</Text>}
      {entry.changes.map((change) => (
        <Text size="sm" key={change.field}>
          {change.before === null && change.after === null && (change.field === 'insert' || change.field === 'delete')
            ? `${t(`table.${change.table}`, { defaultValue: change.table })} : ${t(`rowKind.${change.field}`)}`
            : <>{field(change.field)} : <s>{change.before ?? t('empty')}</s> → {change.after ?? t('empty')}</>}
        </Text>
      ))}
      {entry.operation?.undone && <Badge size="xs" variant="light" color="gray">{t('undoneOperation')}</Badge>}
    </Paper>
  )
}
