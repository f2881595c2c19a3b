import { Button, Group, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, useNavigate } from '@tanstack/react-router'
import { Plus, Upload } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SampleOffer } from '#web/features/sample/panel.tsx'
import { ViewBar } from '#web/features/views/panel.tsx'
import { DataTable } from '#web/ui/DataTable.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { FilterBar } from '#web/ui/FilterBar.tsx'
import classes from '#web/ui/icon-on-narrow.module.css'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useSingleKeys } from '#web/ui/single-keys.ts'
import { useColumns } from '#web/ui/use-columns.ts'
import { listParams, type Shelf, useListSearch } from '#web/ui/use-list-search.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { BulkBar } from './BulkBar.tsx'
import { useEditLead, useLeads } from './queries.ts'
import { LEAD_COLUMNS, type LeadColumn, SHOWN_COLUMNS, useLeadColumns } from './use-lead-columns.tsx'
import { useLeadFilters } from './use-lead-filters.ts'

const NewLeadDialog = lazy(() => import('./NewLeadDialog.tsx').then((module) => ({ default: module.NewLeadDialog })))
const SHELVES = ['active', 'all', 'archived', 'trash'] as const

/** Every lead one may see, found by name, company, address or phone in any spelling; changed where they stand, one or many. */
export function LeadListPage() {
  const { t } = useTranslation('leads')
  const navigate = useNavigate()
  const toast = useUndoToast()
  const { search, change, open } = useListSearch('/leads')
  const fields = useLeadFilters()
  const narrow = useMediaQuery('(max-width: 640px)') ?? false
  const [creating, setCreating] = useState(false)
  const create = () => setCreating(true)
  const [selected, setSelected] = useState<Set<string>>(new Set())
  const [everything, setEverything] = useState(false)
  const [columns, setColumns] = useColumns<LeadColumn>('leads', LEAD_COLUMNS, SHOWN_COLUMNS, search, (shown) => change({ columns: shown }))
  const list = useLeads(search)
  const edit = useEditLead(search)
  const columnsOf = useLeadColumns((lead, body, shown) => void edit(lead.id, body, shown).then(({ operationId }) => toast(t('saved', { name: lead.label }), operationId), showProblem))
  useSingleKeys({ n: create })

  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.total
  const shelf: Shelf = search.shelf ?? 'active'
  const question = JSON.stringify(listParams({ ...search, sort: undefined }))
  const clear = () => {
    setSelected(new Set())
    setEverything(false)
  }
  // Another question finds other leads: what was chosen among the former is chosen no more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a change of the question alone.
  useEffect(clear, [question])
  const { view, ...query } = search
  const allRead = rows.length > 0 && rows.every((row) => selected.has(row.id))
  const importing = (className?: string) => <Button variant="default" className={className} leftSection={<Upload size={16} aria-hidden />} component={Link} to={'/imports' as never}>{t('import')}</Button>
  const narrowed = Boolean(search.q || search.filter)

  return (
    <>
      <PageHeader title={t('leads')} actions={
        <Group gap="xs">
          {importing(classes.iconOnNarrow)}
          <Button leftSection={<Plus size={16} aria-hidden />} aria-keyshortcuts="n" onClick={create}>{t('new')}</Button>
        </Group>
      }>
        <ViewBar resource="leads" viewId={view} query={query} onOpen={(saved) => open(saved ? { ...saved.query, view: saved.id } : {})}
          columns={{ all: LEAD_COLUMNS.map((key) => ({ key, label: t(`column.${key}`) })), shown: columns, onChange: setColumns }}>
          <SegmentedControl size={narrow ? 'xs' : 'sm'} aria-label={t('shelf')} value={shelf} onChange={(value) => change({ shelf: value === 'active' ? undefined : (value as Shelf) })} data={SHELVES.map((value) => ({ value, label: t(`shelves.${value}`) }))} />
        </ViewBar>
      </PageHeader>
      <FilterBar fields={fields} filter={search.filter ?? {}} onChange={(filter) => change({ filter })} q={search.q ?? ''} onQ={(q) => change({ q })} />
      {selected.size > 0 && (
        <BulkBar shelf={shelf} everything={everything} count={everything ? (total?.count ?? 0) : selected.size} onClear={clear} onEverything={() => setEverything(true)}
          target={everything ? { query: { ...(search.q ? { q: search.q } : {}), ...(search.filter ? { filter: search.filter } : {}), shelf } } : { ids: [...selected] }}
          more={!everything && allRead && total && (total.count > rows.length || !total.exact) ? total : null} />
      )}
      {list.error ? <Problem error={list.error} /> : (
        <DataTable label={t('leads')} rows={rows} columns={columnsOf(columns)} sort={search.sort ?? '-createdAt'} onSort={(sort) => change({ sort })}
          selected={selected} onSelect={(next) => {
            setSelected(next)
            setEverything(false)
          }}
          onOpen={(row) => void navigate({ to: '/leads/$id', params: { id: row.id } })} rowHref={(row) => `/leads/${row.id}`}
          onEndReached={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()} loading={list.isPending} total={total}
          empty={narrowed
            ? <EmptyState title={t('nothingFound')} text={t('nothingFoundText')} actions={<Button variant="default" onClick={() => change({ q: undefined, filter: undefined })}>{t('clearFilters')}</Button>} />
            : shelf !== 'active' ? <EmptyState title={t(`emptyShelf.${shelf}`)} actions={<Button variant="default" onClick={() => change({ shelf: undefined })}>{t('shelves.active')}</Button>} />
              : <EmptyState title={t('empty')} text={t('emptyText')} actions={<><Button onClick={create}>{t('new')}</Button>{importing()}<SampleOffer /></>} />} />
      )}
      <Suspense>{creating && <NewLeadDialog onClose={() => setCreating(false)} />}</Suspense>
    </>
  )
}
