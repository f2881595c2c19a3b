import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const COLOURS = { open: 'blue', won: 'green', lost: 'gray' } as const

export function StateBadge({ state }: { state: 'open' | 'won' | 'lost' }) {
  const { t } = useTranslation('opportunities')
  return <Badge variant="dot" tt="none" color={COLOURS[state]}>{t(`state.${state}`)}</Badge>
}
