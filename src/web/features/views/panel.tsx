import type { ReactNode } from 'react'
import type { ListResource } from '#contract/columns.ts'
import type { ViewQuery } from '#contract/records.ts'
import { ColumnChooser } from '#web/ui/ColumnChooser.tsx'
import { onDemand } from '#web/ui/on-demand.tsx'
import { ExportButton } from './ExportButton.tsx'
import { ViewButton } from './ViewButton.tsx'
import classes from './view-bar.module.css'

export type OpenView = (view: { id: string; query: ViewQuery } | null) => void
export type ViewsOfList = { resource: ListResource; viewId: string | undefined; query: ViewQuery; /** The question as it is to be kept, with the columns shown. */ whole: ViewQuery; onOpen: OpenView }

const ViewMenu = onDemand<{ list: ViewsOfList }>(ViewButton, async () => (await import('./ViewMenu.tsx')).ViewMenu)
const ExportMenu = onDemand<{ resource: ListResource; query: ViewQuery }>(({ resource: _, query: __, ...trigger }) => <ExportButton {...trigger} />, async () => (await import('./ExportMenu.tsx')).ExportMenu)

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
    <div className={classes.bar}>
      <div className={classes.views}>
        <ViewMenu list={{ resource, viewId, query, whole: choosesColumns ? { ...query, columns: columns.shown } : query, onOpen }} />
        {children}
      </div>
      <div className={classes.tools}>
        <ExportMenu resource={resource} query={{ ...exported, columns: columns.shown }} />
        {choosesColumns && <ColumnChooser columns={columns.all} shown={columns.shown} onChange={columns.onChange} />}
      </div>
    </div>
  )
}
