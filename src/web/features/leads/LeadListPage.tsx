import { Anchor, Badge, Box, Button, Group, SegmentedControl, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp, Plus, Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadListItem } from '#contract/leads.ts'
import { formatCount, formatDay, formatPhone } from '../../ui/format.ts'
import { Problem } from '../../ui/Problem.tsx'
import { useReferences } from '../lists/panel.tsx'
import classes from './leads.module.css'
import { type LeadSearch, leadsQuery } from './queries.ts'

const NewLeadDialog = lazy(() => import('./NewLeadDialog.tsx').then((module) => ({ default: module.NewLeadDialog })))
const SHELVES = ['work', 'all', 'archived', 'trash'] as const
const LABEL = { work: 'toWork', all: 'all', archived: 'archived', trash: 'trash' } as const
const COLUMNS = [
  { key: 'name', label: 'name', sort: 'name' }, { key: 'status', label: 'status' }, { key: 'contact', label: 'contactDetails' }, { key: 'city', label: 'city', sort: 'city' },
  { key: 'owner', label: 'owner' }, { key: 'source', label: 'source' }, { key: 'created', label: 'created', sort: 'createdAt' },
] as const

/** Every lead one may see, found by name, company, address or phone in any spelling. */
export function LeadListPage() {
  const { t } = useTranslation()
  const search = useSearch({ strict: false }) as LeadSearch
  const navigate = useNavigate()
  const [typed, setTyped] = useState(search.q ?? '')
  const [creating, dialog] = useDisclosure(false)
  const pages = useInfiniteQuery(leadsQuery(search))
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  const total = pages.data?.pages[0]?.total
  const go = (next: LeadSearch) => void navigate({ to: '/leads', search: next as never, replace: true })
  useEffect(() => {
    const timer = setTimeout(() => typed !== (search.q ?? '') && go({ ...search, q: typed || undefined }), 250)
    return () => clearTimeout(timer)
  })
  const shelf = search.shelf === 'archived' || search.shelf === 'trash' ? search.shelf : search.every ? 'all' : 'work'
  const choose = (value: string) => go({ ...search, shelf: value === 'archived' || value === 'trash' ? value : undefined, every: value === 'all' ? true : undefined })
  const sortBy = (field: string) => go({ ...search, sort: search.sort === field ? `-${field}` : field })
  return (
    <Stack gap="sm" className={classes.page}>
      <Group justify="space-between">
        <Title order={1} size="h2">{t('leads')}</Title>
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={dialog.open}>{t('newLead')}</Button>
      </Group>
      <Group gap="sm">
        <TextInput className={classes.search} type="search" aria-label={t('searchLeads')} placeholder={t('searchLeads')} leftSection={<Search size={16} aria-hidden />} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <SegmentedControl value={shelf} onChange={choose} data={SHELVES.map((value) => ({ value, label: t(LABEL[value]) }))} aria-label={t('status')} />
        <Text size="sm" role="status">{total && (total.exact ? t('leadCount', { count: total.count }) : t('moreThan', { count: formatCount(total.count) as never }))}</Text>
      </Group>
      <Problem error={pages.error} />
      {rows.length === 0 && !pages.isPending ? <Empty searching={Boolean(search.q)} onClear={() => setTyped('')} onCreate={dialog.open} /> : <LeadTable rows={rows} sort={search.sort ?? '-createdAt'} onSort={sortBy} onEnd={() => pages.hasNextPage && !pages.isFetching && void pages.fetchNextPage()} />}
      <Suspense>{creating && <NewLeadDialog opened onClose={dialog.close} />}</Suspense>
    </Stack>
  )
}

function Empty({ searching, onClear, onCreate }: { searching: boolean; onClear: () => void; onCreate: () => void }) {
  const { t } = useTranslation()
  return (
    <Stack align="center" py="xl" gap="xs">
      <Text fw={600}>{t(searching ? 'noMatch' : 'noLeads')}</Text>
      {searching ? <Button variant="default" onClick={onClear}>{t('clearSearch')}</Button> : <><Text>{t('noLeadsText')}</Text><Button onClick={onCreate}>{t('newLead')}</Button></>}
    </Stack>
  )
}

function LeadTable({ rows, sort, onSort, onEnd }: { rows: LeadListItem[]; sort: string; onSort: (field: string) => void; onEnd: () => void }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => 52, overscan: 12 })
  const shown = virtual.getVirtualItems()
  const lastIndex = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (rows.length > 0 && lastIndex >= rows.length - 20) onEnd()
  }, [lastIndex, rows.length, onEnd])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard
    <Box ref={box} className={classes.scroll} tabIndex={0} role="region" aria-label={t('leads')}>
      <div role="table" aria-rowcount={rows.length} className={classes.table}>
        <div role="rowgroup" className={classes.head}>
          <div role="row" className={classes.row}>
            {COLUMNS.map((column) => (
              <div role="columnheader" key={column.key} className={classes[column.key]} aria-sort={'sort' in column && sort.replace('-', '') === column.sort ? (sort.startsWith('-') ? 'descending' : 'ascending') : undefined}>
                {'sort' in column ? (
                  <UnstyledButton className={classes.sort} onClick={() => onSort(column.sort)}>
                    {t(column.label)} {sort.replace('-', '') === column.sort && (sort.startsWith('-') ? <ArrowDown size={14} aria-hidden /> : <ArrowUp size={14} aria-hidden />)}
                  </UnstyledButton>
                ) : t(column.label)}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {shown.map((item) => {
            const lead = rows[item.index]
            return lead && <LeadRow key={lead.id} lead={lead} top={item.start} index={item.index} />
          })}
        </div>
      </div>
    </Box>
  )
}

function LeadRow({ lead, top, index }: { lead: LeadListItem; top: number; index: number }) {
  const { nameOf } = useReferences()
  const second = lead.isOrganisation ? [lead.firstName, lead.lastName].filter(Boolean).join(' ') : lead.companyName
  return (
    <div role="row" aria-rowindex={index + 2} className={`${classes.row} ${classes.body}`} style={{ transform: `translateY(${top}px)` }}>
      <div role="cell" className={classes.name}>
        <Anchor component={Link} to={`/leads/${lead.id}` as never} fw={600} size="sm" truncate>{lead.label}</Anchor>
        <Text size="xs" c="dimmed" truncate>{[second, lead.title].filter(Boolean).join(' · ')}</Text>
      </div>
      <div role="cell" className={classes.status}><Badge variant="light" color={lead.status.colour} autoContrast>{lead.status.label}</Badge></div>
      <div role="cell" className={classes.contact}><Text size="sm" truncate>{lead.email}</Text><Text size="xs" c="dimmed">{formatPhone(lead.mobile ?? lead.phone)}</Text></div>
      <div role="cell" className={classes.city}><Text size="sm" truncate>{lead.city}</Text></div>
      <div role="cell" className={classes.owner}><Text size="sm" truncate>{nameOf(lead.ownerId)}</Text></div>
      <div role="cell" className={classes.source}><Text size="sm" truncate>{nameOf(lead.sourceId)}</Text></div>
      <div role="cell" className={classes.created}><Text size="sm">{formatDay(lead.createdAt)}</Text></div>
    </div>
  )
}
