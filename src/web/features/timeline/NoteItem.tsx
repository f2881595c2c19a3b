import { ActionIcon, Button, Group, Menu, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CalendarDays, EllipsisVertical, Mail, Milestone, Pencil, Phone, StickyNote, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '#web/features/people/queries.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { EntryHead } from './EntryHead.tsx'
import type { Entry } from './group.ts'
import { type TimelineKind, useTimelineActions } from './queries.ts'
import classes from './timeline.module.css'

const ICONS = { note: StickyNote, call: Phone, meeting: CalendarDays, mail: Mail, event: CalendarDays, status: Milestone, change: Pencil }

/** What somebody wrote down; one's own can be changed and removed. */
export function NoteItem({ entry, kind, id }: { entry: Entry; kind: TimelineKind; id: string }) {
  const { t } = useTranslation('timeline')
  const undoToast = useUndoToast()
  const { change, remove } = useTimelineActions(kind, id)
  const me = useQuery(meQuery).data
  const [edited, setEdited] = useState<string | null>(null)
  const mine = entry.version !== null && entry.author?.id === me?.id && ['note', 'call', 'meeting'].includes(entry.kind)
  const entryId = entry.id.slice(1)
  const save = () => {
    if (edited === null || edited.trim() === '' || entry.version === null) return
    if (edited.trim() === entry.body) return setEdited(null)
    change.mutate({ entryId, body: edited.trim(), version: entry.version }, {
      onSuccess: ({ operationId }) => {
        setEdited(null)
        undoToast(t('changed'), operationId)
      },
      onError: showProblem,
    })
  }
  return (
    <li className={classes.item}>
      <EntryHead entry={entry} icon={ICONS[entry.kind]} title={entry.kind === 'status' ? t('statusBecame', { status: entry.body }) : t(`kind.${entry.kind}`)}>
        {mine && (
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon variant="subtle" color="gray" size={24} aria-label={t('actionsFor', { what: t(`kind.${entry.kind}`) })}><EllipsisVertical size={16} aria-hidden /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<Pencil size={16} />} onClick={() => setEdited(entry.body)}>{t('edit')}</Menu.Item>
              <Menu.Item color="red" leftSection={<Trash2 size={16} />} onClick={() => remove.mutate(entryId, { onSuccess: ({ operationId }) => undoToast(t('removed'), operationId), onError: showProblem })}>{t('remove')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </EntryHead>
      {edited !== null
        ? (
          <>
            <Textarea mt={4} autoFocus aria-label={t('edit')} autosize minRows={2} maxLength={20_000} value={edited} onChange={(event) => setEdited(event.currentTarget.value)} onKeyDown={(event) => {
              if (event.key === 'Escape') setEdited(null)
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
            }} />
            <Group gap="xs" mt={6} justify="flex-end"><Button size="xs" variant="default" onClick={() => setEdited(null)}>{t('cancel')}</Button><Button size="xs" disabled={edited.trim() === ''} loading={change.isPending} onClick={save}>{t('save')}</Button></Group>
          </>
        )
        : entry.kind !== 'status' && <Text size="sm" className={classes.body}>{entry.body}</Text>}
    </li>
  )
}
