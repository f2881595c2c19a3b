import { Anchor, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListColumn, listColumns } from '#contract/columns.ts'
import type { ContactView } from '#contract/customers.ts'
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
import { ContactDialog } from './ContactDialog.tsx'
import { useContacts } from './queries.ts'

const COLUMNS = listColumns.contacts
type Column = ListColumn<'contacts'>
const SORTS: Partial<Record<Column, string>> = { label: 'name', customer: 'customer', jobTitle: 'jobTitle', email: 'email', createdAt: 'createdAt' }

export function ContactListPage() {
  const { t } = useTranslation('customers')
  const { search, change: setSearch, open: openView } = useListSearch('/contacts')
  const [opened, setOpened] = useState<ContactView | 'new' | null>(null)
  const list = useContacts(search)
  const [columns, setColumns] = useColumns<Column>('contacts', COLUMNS, COLUMNS, search, (shown) => setSearch({ columns: shown }))
  const { view, ...query } = search
  const field = (name: string, kind: FilterField['kind']): FilterField => ({ field: name, label: t(`field.${name}`), kind })
  const fields = [field('name', 'text'), field('customer', 'text'), field('jobTitle', 'text'), field('email', 'text'), field('phone', 'text'), field('mobile', 'text'), field('createdAt', 'day')]
  const render: Record<Column, (row: ContactView) => ReactNode> = {
    label: (row) => <Text size="sm" fw={550} truncate>{row.label}</Text>,
    customer: (row) => <Anchor component={Link} to={`/customers/${row.customerId}`} size="sm" tabIndex={-1}>{row.customerName}</Anchor>,
    jobTitle: (row) => row.jobTitle,
    email: (row) => <ReachLink kind="email" value={row.email} />,
    phone: (row) => <ReachLink kind="tel" value={row.phone} />,
    mobile: (row) => <ReachLink kind="tel" value={row.mobile} />,
    createdAt: (row) => formatDay(row.createdAt),
  }
  const narrowed = Boolean(search.q || search.filter)
  return (
    <>
      <PageHeader title={t('contacts')} actions={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpened('new')}>{t('contact.new')}</Button>
      }>
        <ViewBar resource="contacts" viewId={view} query={query} onOpen={(saved) => openView(saved ? { ...saved.query, view: saved.id } : {})}
          columns={{ all: COLUMNS.map((key) => ({ key, label: t(`column.${key}`) })), shown: columns, onChange: setColumns }} />
      </PageHeader>
      <FilterBar fields={fields} filter={search.filter ?? {}} onChange={(filter) => setSearch({ filter })} q={search.q ?? ''} onQ={(q) => setSearch({ q })} />
      {list.error ? <Problem error={list.error} /> : (
        <DataTable label={t('contacts')} rows={list.data?.pages.flatMap((page) => page.items) ?? []} columns={columns.map((key) => ({ key, label: t(`column.${key}`), width: key === 'email' || key === 'customer' ? 230 : 170, ...(SORTS[key] ? { sortKey: SORTS[key] } : {}), render: render[key] }))}
          sort={search.sort ?? 'name'} onSort={(sort) => setSearch({ sort })} onOpen={setOpened}
          onEndReached={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()} loading={list.isPending} total={list.data?.pages[0]?.total}
          empty={narrowed
            ? <EmptyState title={t('nothingFound')} text={t('noContactFoundText')} actions={<Button variant="default" onClick={() => setSearch({ q: undefined, filter: undefined })}>{t('clearFilters')}</Button>} />
            : <EmptyState title={t('contact.empty')} text={t('contact.emptyText')} actions={<Button onClick={() => setOpened('new')}>{t('contact.new')}</Button>} />} />
      )}
      {opened && <ContactDialog contact={opened === 'new' ? undefined : opened} onClose={() => setOpened(null)} />}
    </>
  )
}
