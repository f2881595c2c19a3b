import { useTranslation } from 'react-i18next'
import { useReference, useReferences } from '#web/features/lists/panel.tsx'
import type { FilterField } from '#web/ui/FilterBar.tsx'

const options = (items: { id: string; label: string }[]) => items.map(({ id, label }) => ({ value: id, label }))

/** What opportunities can be filtered by, with the names people know. */
export function useOpportunityFilters(): FilterField[] {
  const { t } = useTranslation('opportunities')
  const { stages } = useReferences()
  const [sources, mediums, campaigns, tags, lostReasons] = [useReference('sources').items, useReference('mediums').items, useReference('campaigns').items, useReference('tags').items, useReference('lost-reasons').items]
  const field = (name: string, kind: FilterField['kind'], choices?: { value: string; label: string }[]): FilterField => ({ field: name, label: t(`field.${name}`), kind, ...(choices ? { options: choices } : {}) })
  return [
    field('ownerId', 'user'),
    field('stageId', 'choice', options(stages)),
    field('state', 'choice', (['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(`state.${value}`) }))),
    field('amount', 'number'),
    field('probability', 'number'),
    field('expectedCloseOn', 'day'),
    field('priority', 'number'),
    field('tagIds', 'choice', options(tags)),
    field('sourceId', 'choice', options(sources)),
    field('mediumId', 'choice', options(mediums)),
    field('campaignId', 'choice', options(campaigns)),
    field('lostReasonId', 'choice', options(lostReasons)),
    field('title', 'text'),
    field('createdAt', 'day'),
  ]
}
