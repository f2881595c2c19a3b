import { useTranslation } from 'react-i18next'
import { countryOptions } from '#web/ui/countries.ts'
import { useReferences } from '#web/features/lists/references.ts'
import type { FilterField } from '#web/ui/FilterBar.tsx'

const options = (items: { id: string; label: string }[]) => items.map(({ id, label }) => ({ value: id, label }))

/** What leads can be filtered by, the most usual first. */
export function useLeadFilters(): FilterField[] {
  const { t, i18n } = useTranslation('leads')
  const { teams, statuses, sources, mediums, campaigns, tags, industries, marketSegments, territories } = useReferences()
  const field = (name: string, kind: FilterField['kind'], choices?: FilterField['options']): FilterField => ({ field: name, label: t(`field.${name}`), kind, ...(choices ? { options: choices } : {}) })
  return [
    field('ownerId', 'user'),
    field('teamId', 'choice', teams.map((one) => ({ value: one.id, label: one.name }))),
    field('statusId', 'choice', options(statuses)),
    field('tagIds', 'choice', options(tags)),
    field('sourceId', 'choice', options(sources)),
    field('nextContact', 'day'),
    field('createdAt', 'day'),
    field('priority', 'choice', (t('priorities', { returnObjects: true }) as string[]).map((label, index) => ({ value: String(index), label }))),
    field('city', 'text'),
    field('postalCode', 'text'),
    field('companyName', 'text'),
    field('lastName', 'text'),
    field('firstName', 'text'),
    field('title', 'text'),
    field('jobTitle', 'text'),
    field('email', 'text'),
    field('phone', 'text'),
    field('mobile', 'text'),
    field('unsubscribed', 'boolean'),
    field('isOrganisation', 'boolean'),
    field('industryId', 'choice', options(industries)),
    field('marketSegmentId', 'choice', options(marketSegments)),
    field('territoryId', 'choice', options(territories)),
    field('country', 'choice', countryOptions(i18n.language)),
    field('employees', 'number'),
    field('mediumId', 'choice', options(mediums)),
    field('campaignId', 'choice', options(campaigns)),
    field('website', 'text'),
    field('registryNumber', 'text'),
    field('notes', 'text'),
    field('nextContactUserId', 'user'),
    field('updatedAt', 'day'),
  ]
}
