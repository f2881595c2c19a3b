import { Badge, Group, Text } from '@mantine/core'
import { Building2, User } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ListColumn, listColumns } from '#contract/columns.ts'
import type { LeadListItem } from '#contract/leads.ts'
import { countryName } from '#web/ui/countries.ts'
import { useReferences } from '#web/features/lists/references.ts'
import type { DataColumn } from '#web/ui/DataTable.tsx'
import { formatDay, formatInstant, formatPhone } from '#web/ui/format.ts'
import { type Choices, InlineSelect, InlineTags, InlineText } from '#web/ui/InlineEdit.tsx'
import { LabelBadge } from '#web/ui/LabelBadge.tsx'
import { ReachLink } from '#web/ui/Reach.tsx'
import type { LeadBody } from './queries.ts'

export type LeadColumn = ListColumn<'leads'>
export const LEAD_COLUMNS = listColumns.leads
export const SHOWN_COLUMNS: LeadColumn[] = ['name', 'status', 'email', 'phone', 'city', 'owner', 'source', 'createdAt']

type Save = (lead: LeadListItem, body: LeadBody, shown: Partial<LeadListItem>) => void
type Edit = NonNullable<DataColumn<LeadListItem>['edit']>
const WIDTHS: Partial<Record<LeadColumn, number>> = { name: 250, email: 176, title: 200, companyName: 190, status: 110, phone: 130, mobile: 130, city: 112, postalCode: 100, country: 110, source: 118, owner: 134, priority: 100, employees: 90, createdAt: 118, updatedAt: 118, unsubscribed: 110, tags: 190 }
const SORTED: LeadColumn[] = ['name', 'title', 'companyName', 'firstName', 'lastName', 'jobTitle', 'email', 'city', 'postalCode', 'priority', 'employees', 'nextContact', 'createdAt', 'updatedAt']
const NUMBERS = new Set<LeadColumn>(['phone', 'mobile'])

/** Each column of the lead list: how it reads, and how it is changed in place. */
export function useLeadColumns(save: Save): (shown: LeadColumn[]) => DataColumn<LeadListItem>[] {
  const { t, i18n } = useTranslation('leads')
  const { users, teams, statuses, sources, mediums, campaigns, tags, industries, marketSegments, territories, nameOf } = useReferences()
  const priorities = t('priorities', { returnObjects: true }) as string[]
  const choices = (items: { id: string; label: string }[]): Choices => items.map(({ id, label }) => ({ value: id, label }))

  const text = (field: 'title' | 'companyName' | 'firstName' | 'lastName' | 'jobTitle' | 'email' | 'phone' | 'mobile' | 'website' | 'registryNumber', type?: 'email' | 'tel'): Edit =>
    (lead, onDone) => <InlineText label={t(`column.${field}`)} type={type ?? 'text'} value={NUMBERS.has(field) ? formatPhone(lead[field]) : (lead[field] ?? '')} onDone={onDone} onSave={(value) => save(lead, { [field]: value || null }, { [field]: value || null })} />
  const reference = (column: LeadColumn, field: 'ownerId' | 'teamId' | 'sourceId' | 'mediumId' | 'campaignId' | 'industryId' | 'marketSegmentId' | 'territoryId', data: Choices): Edit =>
    (lead, onDone) => <InlineSelect label={t(`column.${column}`)} value={lead[field]} data={data} onDone={onDone} onSave={(id) => save(lead, { [field]: id }, { [field]: id })} />
  // Only these follow from what a person decides; the others from what happens.
  const settable = statuses.filter((one) => one.settable)
  const status: Edit = (lead, onDone) => (
    <InlineSelect label={t('column.status')} clearable={false} value={lead.statusId} data={choices(settable)} onDone={onDone} onSave={(id) => {
      const chosen = settable.find((one) => one.id === id)
      if (chosen) save(lead, { statusId: chosen.id }, { statusId: chosen.id, status: { id: chosen.id, key: chosen.key, kind: chosen.kind, label: chosen.label, colour: chosen.colour } })
    }} />
  )
  const edits: Partial<Record<LeadColumn, Edit>> = {
    status, title: text('title'), companyName: text('companyName'), firstName: text('firstName'), lastName: text('lastName'), jobTitle: text('jobTitle'), email: text('email', 'email'), phone: text('phone', 'tel'), mobile: text('mobile', 'tel'), website: text('website'), registryNumber: text('registryNumber'),
    owner: reference('owner', 'ownerId', users.filter((one) => one.active).map((one) => ({ value: one.id, label: one.name }))), team: reference('team', 'teamId', teams.filter((one) => !one.archivedAt).map((one) => ({ value: one.id, label: one.name }))),
    source: reference('source', 'sourceId', choices(sources)), medium: reference('medium', 'mediumId', choices(mediums)), campaign: reference('campaign', 'campaignId', choices(campaigns)), industry: reference('industry', 'industryId', choices(industries)), segment: reference('segment', 'marketSegmentId', choices(marketSegments)), territory: reference('territory', 'territoryId', choices(territories)),
    priority: (lead, onDone) => <InlineSelect label={t('column.priority')} clearable={false} value={String(lead.priority)} data={priorities.map((label, index) => ({ value: String(index), label }))} onDone={onDone} onSave={(value) => save(lead, { priority: Number(value) }, { priority: Number(value) })} />,
    employees: (lead, onDone) => <InlineText label={t('column.employees')} type="number" value={lead.employees === null ? '' : String(lead.employees)} onDone={onDone} onSave={(value) => save(lead, { employees: value === '' ? null : Number(value) }, { employees: value === '' ? null : Number(value) })} />,
    tags: (lead, onDone) => <InlineTags label={t('column.tags')} value={lead.tagIds} data={choices(tags)} onDone={onDone} onSave={(tagIds) => save(lead, { tagIds }, { tagIds })} />,
  }
  const render: Record<LeadColumn, (lead: LeadListItem) => ReactNode> = {
    name: (lead) => {
      const second = lead.isOrganisation ? [lead.firstName, lead.lastName].filter(Boolean).join(' ') : lead.companyName
      return (
        <Group gap={8} wrap="nowrap">
          {lead.isOrganisation ? <Building2 size={16} style={{ flex: 'none' }} aria-label={t('organisation')} /> : <User size={16} style={{ flex: 'none' }} aria-label={t('person')} />}
          <Text size="sm" truncate><Text span size="sm" fw={550}>{lead.label}</Text>{second && second !== lead.label && <Text span size="sm" c="dimmed"> · {second}</Text>}</Text>
          {lead.archivedAt && <Badge size="xs" variant="default" tt="none">{t('archivedOne')}</Badge>}
        </Group>
      )
    },
    status: (lead) => <LabelBadge label={lead.status.label} colour={lead.status.colour} />,
    title: (lead) => lead.title, companyName: (lead) => lead.companyName, firstName: (lead) => lead.firstName, lastName: (lead) => lead.lastName, jobTitle: (lead) => lead.jobTitle,
    email: (lead) => <ReachLink kind="email" value={lead.email} />, phone: (lead) => <ReachLink kind="tel" value={lead.phone} />, mobile: (lead) => <ReachLink kind="tel" value={lead.mobile} />, city: (lead) => lead.city, postalCode: (lead) => lead.postalCode, country: (lead) => lead.country && countryName(lead.country, i18n.language),
    owner: (lead) => nameOf(lead.ownerId), team: (lead) => nameOf(lead.teamId), source: (lead) => nameOf(lead.sourceId), medium: (lead) => nameOf(lead.mediumId), campaign: (lead) => nameOf(lead.campaignId),
    tags: (lead) => lead.tagIds.map(nameOf).filter(Boolean).join(', '), priority: (lead) => priorities[lead.priority], industry: (lead) => nameOf(lead.industryId), segment: (lead) => nameOf(lead.marketSegmentId), territory: (lead) => nameOf(lead.territoryId),
    employees: (lead) => lead.employees, website: (lead) => <ReachLink kind="url" value={lead.website} />, registryNumber: (lead) => lead.registryNumber,
    nextContact: (lead) => lead.nextContact && formatInstant(lead.nextContact.startsAt), unsubscribed: (lead) => lead.unsubscribed && t('yes'), createdAt: (lead) => formatDay(lead.createdAt), updatedAt: (lead) => formatDay(lead.updatedAt),
  }
  return (shown) => shown.map((key) => {
    const edit = edits[key]
    return { key, label: t(`column.${key}`), width: WIDTHS[key] ?? 150, ...(key === 'employees' ? { end: true } : {}), ...(SORTED.includes(key) ? { sortKey: key } : {}), render: render[key], ...(edit ? { edit } : {}) }
  })
}
