import type { CellKind, CellValue } from '#domain/exports/cell.ts'
import type { ListColumn, ListResource } from '#contract/columns.ts'
import type { ContactView, CustomerListItem } from '#contract/customers.ts'
import type { LeadListItem } from '#contract/leads.ts'
import type { OpportunityListItem } from '#contract/opportunities.ts'
import type { Actor } from '../../../context.ts'
import type { Db } from '../../../db/client.ts'
import { VALUE_WORDS } from '../../../i18n/columns.ts'
import { contactOf, customerItems } from '../../customers/views.ts'
import { leadItem } from '../../leads/views/lead-list.ts'
import { opportunityItem } from '../../opportunities/views.ts'
import type { Names } from './names.ts'

type Item = { leads: LeadListItem; opportunities: OpportunityListItem; customers: CustomerListItem; contacts: ContactView }
type Row = Record<string, any>
type Told = { names: Names; language: 'fr' | 'en' }
type ExportColumn<T> = [kind: CellKind, value: (item: T, told: Told) => CellValue]
type Columns<R extends ListResource> = Record<ListColumn<R>, ExportColumn<Item[R]>>

const text = <T>(value: (item: T) => string | null): ExportColumn<T> => ['text', value]
const named = <T>(value: (item: T) => string | null): ExportColumn<T> => ['text', (item, { names }) => names(value(item))]
const tags = <T extends { tagIds: string[] }>(): ExportColumn<T> => ['text', (item, { names }) => item.tagIds.map(names).filter(Boolean).join(', ')]
const priority = <T extends { priority: number }>(): ExportColumn<T> => ['text', (item, { language }) => VALUE_WORDS.priority[language][item.priority] ?? null]

/** What each column of a list holds, and as what kind of value it is written. */
export const EXPORT_COLUMNS: { [R in ListResource]: Columns<R> } = {
  leads: {
    name: text((one) => one.label), status: text((one) => one.status.label), title: text((one) => one.title), companyName: text((one) => one.companyName), firstName: text((one) => one.firstName), lastName: text((one) => one.lastName),
    jobTitle: text((one) => one.jobTitle), email: text((one) => one.email), phone: ['phone', (one) => one.phone], mobile: ['phone', (one) => one.mobile], city: text((one) => one.city), postalCode: text((one) => one.postalCode), country: text((one) => one.country),
    owner: named((one) => one.ownerId), team: named((one) => one.teamId), source: named((one) => one.sourceId), medium: named((one) => one.mediumId), campaign: named((one) => one.campaignId), tags: tags(), priority: priority(),
    industry: named((one) => one.industryId), segment: named((one) => one.marketSegmentId), territory: named((one) => one.territoryId), employees: ['number', (one) => one.employees], website: text((one) => one.website), registryNumber: text((one) => one.registryNumber),
    nextContact: ['instant', (one) => one.nextContact?.startsAt ?? null], unsubscribed: ['yesno', (one) => one.unsubscribed], createdAt: ['instant', (one) => one.createdAt], updatedAt: ['instant', (one) => one.updatedAt],
  },
  opportunities: {
    title: text((one) => one.title), party: text((one) => one.partyLabel), stage: text((one) => one.stage.label), state: ['text', (one, { language }) => VALUE_WORDS.state[language][one.state]], amount: ['amount', (one) => one.amount], currency: text((one) => one.currency),
    probability: ['number', (one) => one.probability], expectedCloseOn: ['day', (one) => one.expectedCloseOn], nextContact: ['instant', (one) => one.nextContact?.startsAt ?? null], owner: named((one) => one.ownerId), priority: priority(), team: named((one) => one.teamId),
    source: named((one) => one.sourceId), medium: named((one) => one.mediumId), campaign: named((one) => one.campaignId), tags: tags(), lostReason: named((one) => one.lostReasonId), createdAt: ['instant', (one) => one.createdAt], closedAt: ['instant', (one) => one.closedAt],
  },
  customers: {
    name: text((one) => one.name), email: text((one) => one.email), phone: ['phone', (one) => one.phone], mobile: ['phone', (one) => one.mobile], website: text((one) => one.website), city: text((one) => one.city), openOpportunities: ['number', (one) => one.openOpportunities],
    owner: named((one) => one.ownerId), team: named((one) => one.teamId), industry: named((one) => one.industryId), segment: named((one) => one.marketSegmentId), territory: named((one) => one.territoryId), tags: tags(), registryNumber: text((one) => one.registryNumber), createdAt: ['instant', (one) => one.createdAt],
  },
  contacts: {
    label: text((one) => one.label), customer: text((one) => one.customerName), jobTitle: text((one) => one.jobTitle), email: text((one) => one.email), phone: ['phone', (one) => one.phone], mobile: ['phone', (one) => one.mobile], createdAt: ['instant', (one) => one.createdAt],
  },
}

/** Rows of the database as the list shows them. */
export const EXPORT_ITEMS: { [R in ListResource]: (db: Db, actor: Actor, rows: Row[]) => Promise<Item[R][]> } = {
  leads: async (_db, actor, rows) => rows.map((row) => leadItem(row, actor)),
  opportunities: async (_db, actor, rows) => rows.map((row) => opportunityItem(row, actor)),
  customers: customerItems,
  contacts: async (_db, _actor, rows) => rows.map(contactOf),
}
