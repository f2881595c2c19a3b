import { ActionIcon, Button, Text, Tooltip } from '@mantine/core'
import { ArrowRightLeft, Pencil, Sparkles, ThumbsDown, Trash2, Trophy, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUndo } from '#web/ui/use-undo-toast.tsx'
import { EntryHead, RecordLink } from './EntryHead.tsx'
import type { Entry } from './group.ts'
import type { TimelineKind } from './queries.ts'
import classes from './timeline.module.css'
import { useOperationName } from './use-operation-name.ts'
import { useValue } from './use-value.ts'

type Change = Entry['changes'][number]
const FIRST = 6
const ICONS = [[/\.convert$/, ArrowRightLeft], [/\.(create|customer)$/, Sparkles], [/\.win$/, Trophy], [/\.lose$/, ThumbsDown], [/\.(trash|remove)$/, Trash2], [/./, Pencil]] as const

/** One operation, or the edits of one sitting: what each changed, with its way back. */
export function OperationItem({ group, kind }: { group: Entry[]; kind: TimelineKind }) {
  const { t } = useTranslation('timeline')
  const nameOf = useOperationName()
  const newest = group[0]
  if (!newest?.operation) return null
  const { operation } = newest
  const title = operation.isUndo ? t('undoOf', { what: nameOf(operation.kind) }) : nameOf(operation.kind)
  return (
    <li className={classes.item}>
      <EntryHead entry={newest} icon={operation.isUndo ? Undo2 : (ICONS.find(([kind]) => kind.test(operation.kind))?.[1] ?? Pencil)} title={title} badge={group.length === 1 && operation.undone ? t('undone') : undefined}>
        {group.length === 1 && <UndoButton entry={newest} what={title} />}
      </EntryHead>
      {group.map((entry) => (
        <div key={entry.id} className={classes.operation} data-undone={entry.operation?.undone || undefined}>
          <Lines entry={entry} kind={kind} />
          {group.length > 1 && (entry.operation?.undone ? <Text span size="xs" c="dimmed">{t('undone')}</Text> : <UndoButton entry={entry} what={entry.changes.map((one) => t(`field.${one.field}`, { defaultValue: '' })).filter(Boolean).join(', ') || title} />)}
        </div>
      ))}
    </li>
  )
}

function UndoButton({ entry, what }: { entry: Entry; what: string }) {
  const { t } = useTranslation('timeline')
  const undo = useUndo()
  const [busy, setBusy] = useState(false)
  const { operation } = entry
  if (!operation?.undoable) return null
  return (
    <Tooltip label={t('undo')}>
      <ActionIcon variant="subtle" color="gray" size={24} loading={busy} aria-label={t('undoWhat', { what })} onClick={() => {
        setBusy(true)
        void undo(operation.id).finally(() => setBusy(false))
      }}><Undo2 size={16} aria-hidden /></ActionIcon>
    </Tooltip>
  )
}

function Lines({ entry, kind }: { entry: Entry; kind: TimelineKind }) {
  const { t } = useTranslation('timeline')
  const [all, setAll] = useState(false)
  // That the record itself was created is what the title says.
  const changes = entry.changes.filter((one) => !(one.what !== 'update' && ['lead', 'opportunity', 'customer'].includes(one.table) && (one.table === kind || entry.from)))
  const shown = all ? changes : changes.slice(0, FIRST)
  if (changes.length === 0) return null
  return (
    <ul className={classes.changes}>
      {shown.map((change, at) => <li key={`${change.table} ${change.field} ${at}`}><Line change={change} kind={kind} /></li>)}
      {shown.length < changes.length && <li><Button size="compact-sm" variant="default" onClick={() => setAll(true)}>{t('othersToo', { count: changes.length - shown.length })}</Button></li>}
    </ul>
  )
}

function Line({ change, kind }: { change: Change; kind: TimelineKind }) {
  const { t } = useTranslation('timeline')
  const value = useValue()
  const { table, what, label, field, before, after, on } = change
  const row = ['lead', 'opportunity', 'customer'].includes(table) ? null : [t(`table.${table}`, { defaultValue: table }), label].filter(Boolean).join(' ')
  const where = on && <>{' '}(<RecordLink record={on} />)</>
  if (table === 'lead_opportunity' && kind !== 'lead' && on) return <Text size="sm" className={classes.line}>{t(`link.${what}`)}{t('colon')} <RecordLink record={on} /></Text>
  if (field === null) return <Text size="sm" className={classes.line}>{t(`row.${what}`, { what: row ?? t(`table.${table}`, { defaultValue: table }) })}{where}</Text>
  return (
    <Text size="sm" className={classes.line}>
      {row && `${row} – `}{t(`field.${field}`, { defaultValue: field })}{t('colon')} {before !== null && <><s>{value(field, before)}</s> → </>}{after === null ? t('empty') : <span>{value(field, after)}</span>}{where}
    </Text>
  )
}
