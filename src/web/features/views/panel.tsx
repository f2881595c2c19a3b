import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ListResource } from '#contract/columns.ts'
import type { ViewQuery } from '#contract/records.ts'
import { ColumnChooser } from '#web/ui/ColumnChooser.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { type OpenView, ViewMenu } from './ViewMenu.tsx'

type Props<C extends string> = {
  resource: ListResource
  /** The saved view the page was opened with. */
  viewId: string | undefined
  /** What the page asks now, as its address says. */
  query: ViewQuery
  onOpen: OpenView
  columns: { all: { key: C; label: string }[]; shown: C[]; onChange: (shown: C[]) => void }
  /** A board shows no columns, though what is exported from it has them. */
  choosesColumns?: boolean
  /** What is exported, where it is more than `query` says. */
  exported?: ViewQuery
  children?: ReactNode
}

/** What every list has at its head: its saved views, what the page puts beside them, export, columns. */
export function ViewBar<C extends string>({ resource, viewId, query, onOpen, columns, choosesColumns = true, exported = query, children }: Props<C>) {
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm">
        <ViewMenu resource={resource} viewId={viewId} query={query} whole={choosesColumns ? { ...query, columns: columns.shown } : query} onOpen={onOpen} />
        {children}
      </Group>
      <Group gap="xs">
        <ExportMenu resource={resource} query={{ ...exported, columns: columns.shown }} />
        {choosesColumns && <ColumnChooser columns={columns.all} shown={columns.shown} onChange={columns.onChange} />}
      </Group>
    </Group>
  )
}
