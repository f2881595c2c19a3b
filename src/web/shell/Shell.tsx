import { ActionIcon, Anchor, AppShell, Burger, Button, Group, Menu, NavLink, Text, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Building2, ContactRound, History, KanbanSquare, SunMoon, UserRound, UserRoundSearch } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeMe, meQuery, signOut } from '../features/people/queries.ts'
import { type Language, setLanguage } from '../i18n/index.ts'

const PLACES = [
  { to: '/leads', label: 'leads', icon: UserRoundSearch },
  { to: '/pipeline', label: 'pipeline', icon: KanbanSquare },
  { to: '/customers', label: 'customers', icon: Building2 },
  { to: '/contacts', label: 'contacts', icon: ContactRound },
  { to: '/history', label: 'history', icon: History },
] as const

/** The calm frame around every page: where one is, one's language and theme, the way out. */
export function Shell() {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const location = useLocation()
  const navigate = useNavigate()
  const [opened, menu] = useDisclosure(false)
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const me = useQuery(meQuery)
  useEffect(() => {
    if (me.data && me.data.language !== i18n.language) void setLanguage(me.data.language)
  }, [me.data, i18n.language])
  useEffect(() => {
    const place = PLACES.find((one) => location.pathname.startsWith(one.to))
    document.title = place ? `${t(place.label)} · Piste` : 'Piste'
    menu.close()
  }, [location.pathname, t, menu.close])
  useEffect(() => {
    if (me.data === null) void navigate({ to: '/sign-in', replace: true })
  }, [me.data, navigate])
  if (!me.data) return null
  const other: Language = i18n.language === 'fr' ? 'en' : 'fr'
  const switchLanguage = async () => {
    await setLanguage(other)
    await changeMe({ language: other })
    await client.invalidateQueries()
  }
  const leave = async () => {
    await signOut()
    await client.resetQueries()
  }
  return (
    <AppShell header={{ height: 60 }} navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
      <Anchor href="#content" className="skip">{t('skip')}</Anchor>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="xs"><Burger opened={opened} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t('menu')} /><Text fw={700} size="lg">Piste</Text></Group>
          <Group gap="xs" wrap="nowrap">
            <Button variant="subtle" size="compact-md" lang={other} onClick={() => void switchLanguage()}>{t('language')}</Button>
            <ActionIcon variant="subtle" size="lg" aria-label={t('theme')} onClick={() => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')}><SunMoon size={20} aria-hidden /></ActionIcon>
            <Menu position="bottom-end">
              <Menu.Target><ActionIcon variant="subtle" size="lg" aria-label={`${t('user')} : ${me.data?.name ?? ''}`}><UserRound size={20} aria-hidden /></ActionIcon></Menu.Target>
              <Menu.Dropdown><Menu.Label>{me.data?.name}</Menu.Label><Menu.Item onClick={() => void leave()}>{t('signOut')}</Menu.Item></Menu.Dropdown>
            </Menu>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('menu')}>
        {PLACES.filter((place) => place.to !== '/leads' || me.data?.showsLeads).map(({ to, label, icon: Icon }) => (
          <NavLink key={to} component={Link} to={to as never} label={t(label)} leftSection={<Icon size={18} aria-hidden />} active={location.pathname.startsWith(to)} />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}><Outlet /></AppShell.Main>
    </AppShell>
  )
}
