import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { meQuery } from '../queries.ts'
import { ApiKeysCard } from './ApiKeysCard.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { PreferencesCard } from './PreferencesCard.tsx'
import { SecondFactorCard } from './SecondFactorCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'

/** What one sets for oneself: name and habits, how one gets in, and what else does in one's name. */
export function ProfilePage() {
  const { t } = useTranslation('profile')
  const me = useQuery(meQuery).data
  if (!me) return null
  return (
    <Stack maw={760} gap="md">
      <PageHeader title={t('title')} />
      <PreferencesCard key={me.id} me={me} />
      <PasswordCard email={me.email} />
      <SecondFactorCard on={me.twoFactor} />
      <SessionsCard />
      <ApiKeysCard />
    </Stack>
  )
}
