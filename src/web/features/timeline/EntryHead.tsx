import { Anchor, Badge, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant, formatSince } from '#web/ui/format.ts'
import type { Entry } from './group.ts'
import classes from './timeline.module.css'

type Props = { entry: Entry; icon: LucideIcon; title: string; badge?: string | undefined; children?: ReactNode }

/** What happened, to which record where it is another one, who did it and when; and what one can do about it. */
export function EntryHead({ entry, icon: Icon, title, badge, children }: Props) {
  const { t } = useTranslation('timeline')
  const { from } = entry
  return (
    <div className={classes.head}>
      <Icon size={16} aria-hidden className={classes.icon} />
      <div className={classes.what}>
        <Text span size="sm" fw={600}>{title}</Text>
        {from && <Text span size="sm"> · <RecordLink record={from} /></Text>}
        {badge && <Badge size="sm" variant="default" tt="none" ml={6}>{badge}</Badge>}
        <Text size="xs" c="dimmed">{entry.author?.name ?? t('piste')} · <time dateTime={entry.at} title={formatInstant(entry.at)}>{formatSince(entry.at)}</time></Text>
      </div>
      {children}
    </div>
  )
}

export function RecordLink({ record }: { record: NonNullable<Entry['from']> }) {
  if (!record.openable) return <>{record.label}</>
  const page = record.kind === 'opportunity' ? 'opportunities' : `${record.kind}s`
  return <Anchor component={Link} to={`/${page}/${record.id}`} size="sm">{record.label}</Anchor>
}
