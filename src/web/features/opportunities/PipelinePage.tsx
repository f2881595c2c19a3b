import { Button, Group, Loader, SegmentedControl, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Columns3, List, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReferences } from '#web/features/lists/panel.tsx'
import { ViewBar } from '#web/features/views/panel.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { FilterBar } from '#web/ui/FilterBar.tsx'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useColumns } from '#web/ui/use-columns.ts'
import { OPPORTUNITY_COLUMNS, type OpportunityColumn, OpportunityTable, SHOWN_COLUMNS } from './OpportunityTable.tsx'
import { NewOpportunityDialog } from './panel.tsx'
import { PipelineBoard } from './PipelineBoard.tsx'
import { type PipelineSearch, usePipelineSearch } from './pipeline-search.ts'
import { type BoardQuery, listFilter, useBoard } from './queries.ts'
import { useOpportunityFilters } from './use-opportunity-filters.ts'

const ALL = 'all'

/** A team's opportunities, or everybody's: by stage, or as a list that has the lost ones too. */
export function PipelinePage() {
  const { t } = useTranslation('opportunities')
  const navigate = useNavigate()
  const [search, setSearch, openSearch] = usePipelineSearch()
  const teams = useReferences().teams.filter((one) => !one.archivedAt)
  const fields = useOpportunityFilters()
  const [adding, setAdding] = useState(false)
  const layout = search.layout ?? 'board'
  const team = teams.some((one) => one.id === search.team) ? search.team : undefined
  const query: BoardQuery = { ...(team ? { teamId: team } : {}), ...(search.q ? { q: search.q } : {}), ...(search.filter ? { filter: search.filter } : {}) }
  const listQuery = { ...query, ...(search.sort ? { sort: search.sort } : {}) }
  const [columns, setColumns] = useColumns<OpportunityColumn>('opportunities', OPPORTUNITY_COLUMNS, SHOWN_COLUMNS, search, (shown) => setSearch({ columns: shown }))
  const { view, team: _team, ...asked } = search
  const filter = listFilter(query)
  const open = (id: string) => void navigate({ to: '/opportunities/$id', params: { id } })
  const empty = search.q || search.filter
    ? <EmptyState title={t('nothingFound')} text={t('nothingFoundText')} actions={<Button variant="default" onClick={() => setSearch({ q: undefined, filter: undefined })}>{t('clearFilters')}</Button>} />
    : <EmptyState title={t('empty')} text={t('emptyText')} actions={<><Button onClick={() => setAdding(true)}>{t('new')}</Button><Button variant="default" onClick={() => void navigate({ to: '/leads' })}>{t('toLeads')}</Button></>} />

  return (
    <>
      <PageHeader title={t('pipeline')} actions={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t('new')}</Button>
      }>
        <ViewBar resource="opportunities" viewId={view} query={{ ...asked, ...(team ? { teamId: team } : {}) }} exported={{ ...asked, ...(filter ? { filter } : {}) }} choosesColumns={layout === 'table'}
          onOpen={(saved) => {
            const { teamId, shelf: _shelf, ...kept } = saved?.query ?? {}
            openSearch({ ...(kept as PipelineSearch), ...(saved ? { view: saved.id, team: teamId ?? ALL } : {}) })
          }}
          columns={{ all: OPPORTUNITY_COLUMNS.map((key) => ({ key, label: t(`column.${key}`) })), shown: columns, onChange: setColumns }}>
          <Select aria-label={t('team')} flex="1 1 150px" maw={220} allowDeselect={false} value={team ?? ALL} onChange={(value) => value && setSearch({ team: value })}
            data={[{ value: ALL, label: t('allTeams') }, ...teams.map((one) => ({ value: one.id, label: one.name }))]} />
          <SegmentedControl aria-label={t('layout')} value={layout} onChange={(value) => setSearch({ layout: value === 'table' ? 'table' : undefined })}
            data={[{ value: 'board', label: <Choice icon={<Columns3 size={16} aria-hidden />} text={t('board')} /> }, { value: 'table', label: <Choice icon={<List size={16} aria-hidden />} text={t('list')} /> }]} />
        </ViewBar>
      </PageHeader>
      <FilterBar fields={fields} filter={search.filter ?? {}} onChange={(filter) => setSearch({ filter })} q={search.q ?? ''} onQ={(q) => setSearch({ q })} />
      {layout === 'board' ? <Board query={query} empty={empty} /> : <OpportunityTable query={listQuery} columns={columns} onSort={(sort) => setSearch({ sort })} onOpen={(row) => open(row.id)} empty={empty} />}
      {adding && <NewOpportunityDialog teamId={team} onDone={(id) => {
        setAdding(false)
        if (id) open(id)
      }} />}
    </>
  )
}

function Choice({ icon, text }: { icon: ReactNode; text: string }) {
  return <Group gap={6} wrap="nowrap" component="span">{icon}{text}</Group>
}

/** With nothing on it the board still shows its stages, so that a card can be added in place. */
function Board({ query, empty }: { query: BoardQuery; empty: ReactNode }) {
  const { t } = useTranslation('opportunities')
  const { data, error } = useBoard(query)
  if (error) return <Problem error={error} />
  if (!data) return <Loader aria-label={t('loading')} />
  return (
    <>
      {data.columns.every((column) => column.count === 0) && empty}
      <PipelineBoard board={data} query={query} />
    </>
  )
}
