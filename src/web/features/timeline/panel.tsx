import { Button, Group, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { sittings } from './group.ts'
import { NoteItem } from './NoteItem.tsx'
import { OperationItem } from './OperationItem.tsx'
import { type NoteKind, type Shown, type TimelineKind, useTimeline, useTimelineActions } from './queries.ts'
import classes from './timeline.module.css'

export { useOperationName } from './use-operation-name.ts'

const KINDS: NoteKind[] = ['note', 'call', 'meeting']
const SHOWN: Shown[] = ['all', 'notes', 'changes']

/** What happened to a record, newest first, and a place to add to it. */
export function TimelinePanel({ kind, id }: { kind: TimelineKind; id: string }) {
  const { t } = useTranslation('timeline')
  const [show, setShow] = useState<Shown>('all')
  const pages = useTimeline(kind, id, show)
  const entries = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Stack gap="sm" component="section" aria-labelledby="timeline-title">
      <Group justify="space-between">
        <Title order={2} size="h4" id="timeline-title">{t('timeline')}</Title>
        <SegmentedControl size="xs" value={show} onChange={(value) => setShow(value as Shown)} data={SHOWN.map((value) => ({ value, label: t(`show.${value}`) }))} aria-label={t('showWhat')} />
      </Group>
      <NewEntry kind={kind} id={id} />
      {pages.data && entries.length === 0 && <Text size="sm" c="dimmed">{t('nothing')}</Text>}
      <ol className={classes.list}>
        {sittings(entries).map((group) => (group[0] && (group[0].operation ? <OperationItem key={group[0].id} group={group} kind={kind} /> : <NoteItem key={group[0].id} entry={group[0]} kind={kind} id={id} />)))}
      </ol>
      {pages.hasNextPage && <Button variant="default" size="xs" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('older')}</Button>}
    </Stack>
  )
}

/** A note, a call or a meeting: written, and added with the button or Ctrl+Enter. */
function NewEntry({ kind, id }: { kind: TimelineKind; id: string }) {
  const { t } = useTranslation('timeline')
  const undoToast = useUndoToast()
  const { add } = useTimelineActions(kind, id)
  const [body, setBody] = useState('')
  const [what, setWhat] = useState<NoteKind>('note')
  const submit = () => {
    if (body.trim() === '') return
    add.mutate({ kind: what, body: body.trim() }, {
      onSuccess: ({ operationId }) => {
        setBody('')
        undoToast(t('added'), operationId)
      },
      onError: showProblem,
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
  return (
    <Stack gap={6}>
      <Textarea aria-label={t('write')} placeholder={t('write')} autosize minRows={2} maxLength={20_000} value={body} onChange={(event) => setBody(event.currentTarget.value)} onKeyDown={onKeyDown} />
      <Group justify="space-between">
        <SegmentedControl size="xs" value={what} onChange={(value) => setWhat(value as NoteKind)} data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} aria-label={t('what')} />
        <Button size="xs" disabled={body.trim() === ''} loading={add.isPending} onClick={submit}>{t('add')}</Button>
      </Group>
    </Stack>
  )
}
