import { Menu, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Keyboard, LogOut, UserRoundCog } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/people.ts'
import { meQuery, signOut } from '../features/people/queries.ts'
import { AccountButton } from './AccountButton.tsx'

/** One's account and the way out, which leaves nothing of what was read in the page's memory. */
export function AccountMenu({ me, onShortcuts }: { me: Me; onShortcuts: () => void }) {
  const { t } = useTranslation('shell')
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await signOut()
    await navigate({ to: '/sign-in' })
    client.clear()
    client.setQueryData(meQuery.queryKey, null)
  }
  return (
    <Menu position="bottom-end" width={240} defaultOpened>
      <Menu.Target><AccountButton name={me.name} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label c="var(--mantine-color-text)"><Text size="sm" fw={600} truncate>{me.name}</Text><Text size="xs" truncate>{me.email}</Text></Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<UserRoundCog size={16} aria-hidden />} onClick={() => void navigate({ to: '/profile' })}>{t('profile')}</Menu.Item>
        <Menu.Item leftSection={<Keyboard size={16} aria-hidden />} onClick={onShortcuts}>{t('shortcuts')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void leave()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
