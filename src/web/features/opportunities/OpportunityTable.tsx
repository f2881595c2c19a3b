import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListColumn, listColumns } from '#contract/columns.ts'
import type { OpportunityListItem } from '#contract/opportunities.ts'
import { useReferences } from '#web/features/lists/panel.tsx'
import { DataTable } from '#web/ui/DataTable.tsx'
import { formatDay, formatInstant, formatMoney } from '#web/ui/format.ts'
import { LabelBadge } from '#web/ui/LabelBadge.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { NextContactIcon } from './NextContactIcon.tsx'
import { type ListQuery, useOpportunities } from './queries.ts'
import { Stars } from './Stars.tsx'
import { StateBadge } from './StateBadge.tsx'

export const OPPORTUNITY_COLUMNS = listColumns.opportunities
export type OpportunityColumn = ListColumn<'opportunities'>
export const SHOWN_COLUMNS: OpportunityColumn[] = ['title', 'party', 'stage', 'state', 'amount', 'expectedCloseOn', 'nextContact', 'owner']

type Props = { query: ListQuery; columns: OpportunityColumn[]; onSort: (sort: string) => void; onOpen: (row: OpportunityListItem) => void; empty: ReactNode }

/** The same opportunities as lines: won and lost ones too. */
export function OpportunityTable({ query, columns, onSort, onOpen, empty }: Props) {
  const { t } = useTranslation('opportunities')
  const { byId } = useReferences()
  const list = useOpportunities(query)
  const label = (id: string | null) => (id ? (byId(id)?.label ?? '') : '')
  const render: Record<OpportunityColumn, (row: OpportunityListItem) => ReactNode> = {
    title: (row) => <Text size="sm" fw={550} truncate>{row.title}</Text>,
    party: (row) => row.partyLabel,
    stage: (row) => <LabelBadge label={row.stage.label} colour={row.stage.colour} />,
    state: (row) => <StateBadge state={row.state} />,
    amount: (row) => formatMoney(row.amount, row.currency),
    currency: (row) => row.currency,
    probability: (row) => t('percentOf', { count: row.probability }),
    expectedCloseOn: (row) => row.expectedCloseOn && formatDay(row.expectedCloseOn),
    nextContact: (row) => row.state === 'open' && <NextContactIcon next={row.nextContact} />,
    owner: (row) => label(row.ownerId),
    priority: (row) => <Stars priority={row.priority} />,
    team: (row) => label(row.teamId),
    source: (row) => label(row.sourceId),
    medium: (row) => label(row.mediumId),
    campaign: (row) => label(row.campaignId),
    tags: (row) => row.tagIds.map(label).filter(Boolean).join(', '),
    lostReason: (row) => label(row.lostReasonId),
    createdAt: (row) => formatInstant(row.createdAt),
    closedAt: (row) => row.closedAt && formatInstant(row.closedAt),
  }
  const sortable: OpportunityColumn[] = ['title', 'party', 'amount', 'probability', 'expectedCloseOn', 'nextContact', 'priority', 'createdAt', 'closedAt']
  const widths: Partial<Record<OpportunityColumn, number>> = { title: 235, party: 185, stage: 125, state: 100, amount: 110, probability: 110, expectedCloseOn: 135, nextContact: 150, priority: 100 }
  const numbers: OpportunityColumn[] = ['amount', 'probability']
  if (list.error) return <Problem error={list.error} />
  return (
    <DataTable
      label={t('opportunities')}
      rows={list.data?.pages.flatMap((page) => page.items) ?? []}
      columns={columns.map((key) => ({ key, label: t(`column.${key}`), width: widths[key] ?? 150, ...(numbers.includes(key) ? { end: true } : {}), ...(sortable.includes(key) ? { sortKey: key } : {}), render: render[key] }))}
      sort={query.sort ?? '-createdAt'} onSort={onSort} onOpen={onOpen} rowHref={(row) => `/opportunities/${row.id}`}
      onEndReached={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
      loading={list.isPending} total={list.data?.pages[0]?.total} empty={empty}
    />
  )
}
