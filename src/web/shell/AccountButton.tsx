import { ActionIcon, type ActionIconProps } from '@mantine/core'
import { UserRound } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerProps } from '../ui/on-demand.tsx'

/** What one's account opens from. */
export function AccountButton({ name, ...more }: { name: string; ref?: Ref<HTMLButtonElement> } & TriggerProps & ActionIconProps) {
  const { t } = useTranslation('shell')
  return <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" aria-haspopup="menu" {...more} aria-label={t('account', { name })}><UserRound size={20} aria-hidden /></ActionIcon>
}
