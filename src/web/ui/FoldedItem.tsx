import { ActionIcon, Badge, Text, UnstyledButton } from '@mantine/core'
import { ChevronDown, ChevronRight, Trash2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import classes from './folded-item.module.css'

type Props = { title: string; summary: string; badge?: string | undefined; opened: boolean; onToggle: () => void; removeLabel: string; onRemove: () => void; children: ReactNode }

/** One of several addresses or people: a line to read, which opens into its fields. */
export function FoldedItem({ title, summary, badge, opened, onToggle, removeLabel, onRemove, children }: Props) {
  const id = useId()
  const Icon = opened ? ChevronDown : ChevronRight
  return (
    <li className={classes.item} data-together>
      <div className={classes.head}>
        <UnstyledButton className={classes.toggle} aria-expanded={opened} aria-controls={id} onClick={onToggle}>
          <Icon size={16} aria-hidden />
          <span className={classes.text}>
            <Text span size="sm" fw={600}>{title}</Text>
            {badge && <Badge size="sm" variant="default" tt="none" ml="xs">{badge}</Badge>}
            {summary && <Text span size="sm" c="dimmed" display="block">{summary}</Text>}
          </span>
        </UnstyledButton>
        <ActionIcon variant="subtle" color="red" aria-label={removeLabel} onClick={onRemove}><Trash2 size={16} aria-hidden /></ActionIcon>
      </div>
      <div id={id} hidden={!opened}>{opened && <div className={classes.fields}>{children}</div>}</div>
    </li>
  )
}
