import { Button, Group, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Building2, Plus, User } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListColumn, listColumns } from '#contract/columns.ts'
import type { CustomerListItem } from '#contract/customers.ts'
import { useReference, useReferences } from '#web/features/lists/panel.tsx'
import { ViewBar } from '#web/features/views/panel.tsx'
import { DataTable } from '#web/ui/DataTable.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { FilterBar, type FilterField } from '#web/ui/FilterBar.tsx'
import { formatDay } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { ReachLink } from '#web/ui/Reach.tsx'
import { useColumns } from '#web/ui/use-columns.ts'
import { useListSearch } from '#web/ui/use-list-search.ts'
import { NewCustomerDialog } from './NewCustomerDialog.tsx'
import { useCustomers } from './queries.ts'

const COLUMNS = listColumns.customers
type Column = ListColumn<'customers'>
const SHOWN: Column[] = ['name', 'email', 'phone', 'city', 'openOpportunities', 'owner', 'createdAt']
const SORTS: Partial<Record<Column, string>> = { name: 'name', email: 'email', city: 'city', createdAt: 'createdAt' }

const WIDTHS: Partial<Record<Column, number>> = { name: 250, email: 185, phone: 130, city: 130, openOpportunities: 200, owner: 165, createdAt: 125 }

export function CustomerListPage() {
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  const { byId, teams } = useReferences()
  const [industries, segments, territories, tags] = [useReference('industries').items, useReference('market-segments').items, useReference('territories').items, useReference('tags').items]
  const { search, change: setSearch, open: openView } = useListSearch('/customers')
  const [adding, setAdding] = useState(false)
  const list = useCustomers(search)
  const [columns, setColumns] = useColumns<Column>('customers', COLUMNS, SHOWN, search, (shown) => setSearch({ columns: shown }))
  const { view, ...query } = search
  const label = (id: string | null) => (id ? (byId(id) ?? [...industries, ...segments, ...territories].find((one) => one.id === id))?.label ?? '' : '')
  const field = (name: string, kind: FilterField['kind'], items?: { id: string; label: string }[]): FilterField => ({ field: name, label: t(`field.${name}`), kind, ...(items ? { options: items.map((one) => ({ value: one.id, label: one.label })) } : {}) })
  const fields = [field('ownerId', 'user'), field('name', 'text'), field('city', 'text'), field('email', 'text'), field('teamId', 'choice', teams.map((one) => ({ id: one.id, label: one.name }))), field('isOrganisation', 'boolean'), field('industryId', 'choice', industries), field('marketSegmentId', 'choice', segments), field('territoryId', 'choice', territories), field('tagIds', 'choice', tags), field('createdAt', 'day')]
  const render: Record<Column, (row: CustomerListItem) => ReactNode> = {
    name: (row) => <Group gap={8} wrap="nowrap">{row.isOrganisation ? <Building2 size={16} aria-label={t('organisation')} /> : <User size={16} aria-label={t('individual')} />}<Text size="sm" fw={550} truncate>{row.name}</Text></Group>,
    email: (row) => <ReachLink kind="email" value={row.email} />,
    phone: (row) => <ReachLink kind="tel" value={row.phone ?? row.mobile} />,
    mobile: (row) => <ReachLink kind="tel" value={row.mobile} />,
    website: (row) => <ReachLink kind="url" value={row.website} />,
    city: (row) => row.city,
    openOpportunities: (row) => row.openOpportunities || '',
    owner: (row) => label(row.ownerId),
    team: (row) => label(row.teamId),
    industry: (row) => label(row.industryId),
    segment: (row) => label(row.marketSegmentId),
    territory: (row) => label(row.territoryId),
    tags: (row) => row.tagIds.map(label).filter(Boolean).join(', '),
    registryNumber: (row) => row.registryNumber,
    createdAt: (row) => formatDay(row.createdAt),
  }
  const narrowed = Boolean(search.q || search.filter)
  const open = (id: string) => void navigate({ to: '/customers/$id', params: { id } })
  return (
    <>
      <PageHeader title={t('customers')} actions={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setAdding(true)}>{t('new')}</Button>
      }>
        <ViewBar resource="customers" viewId={view} query={query} onOpen={(saved) => openView(saved ? { ...saved.query, view: saved.id } : {})}
          columns={{ all: COLUMNS.map((key) => ({ key, label: t(`column.${key}`) })), shown: columns, onChange: setColumns }} />
      </PageHeader>
      <FilterBar fields={fields} filter={search.filter ?? {}} onChange={(filter) => setSearch({ filter })} q={search.q ?? ''} onQ={(q) => setSearch({ q })} />
      {list.error ? <Problem error={list.error} /> : (
        <DataTable label={t('customers')} rows={list.data?.pages.flatMap((page) => page.items) ?? []} columns={columns.map((key) => ({ key, label: t(`column.${key}`), width: WIDTHS[key] ?? 150, ...(key === 'openOpportunities' ? { end: true } : {}), ...(SORTS[key] ? { sortKey: SORTS[key] } : {}), render: render[key] }))}
          sort={search.sort ?? 'name'} onSort={(sort) => setSearch({ sort })} onOpen={(row) => open(row.id)} rowHref={(row) => `/customers/${row.id}`}
          onEndReached={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()} loading={list.isPending} total={list.data?.pages[0]?.total}
          empty={narrowed
            ? <EmptyState title={t('nothingFound')} text={t('nothingFoundText')} actions={<Button variant="default" onClick={() => setSearch({ q: undefined, filter: undefined })}>{t('clearFilters')}</Button>} />
            : <EmptyState title={t('empty')} text={t('emptyText')} actions={<Button onClick={() => setAdding(true)}>{t('new')}</Button>} />} />
      )}
      {adding && <NewCustomerDialog onDone={(id) => {
        setAdding(false)
        if (id) open(id)
      }} />}
    </>
  )
}
