import { ActionIcon, Burger, useMantineColorScheme } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/people.ts'
import { settingsQuery } from '../features/settings/queries.ts'
import { changeMe, meQuery } from '../features/people/queries.ts'
import { setLanguage } from '../i18n/index.ts'
import { LanguageTheme } from '../ui/LanguageTheme.tsx'
import { showProblem } from '../ui/use-report-failure.ts'
import { onDemand, type TriggerProps } from '../ui/on-demand.tsx'
import { AccountButton } from './AccountButton.tsx'
import type { Action } from './Actions.tsx'
import { commandKey, useShellKeys } from './keys.ts'
import { placeOf, placesFor } from './places.ts'
import classes from './shell.module.css'

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })))
const ShortcutsDialog = lazy(() => import('./ShortcutsDialog.tsx').then((module) => ({ default: module.ShortcutsDialog })))
const Actions = lazy(() => import('./Actions.tsx').then((module) => ({ default: module.Actions })))

type Account = { me: Me; onShortcuts: () => void }
const AccountMenu = onDemand<Account>(({ me, onShortcuts: _, ...props }: Account & TriggerProps) => <AccountButton {...props} name={me.name} />, async () => (await import('./AccountMenu.tsx')).AccountMenu)

/** The calm frame around every page: where one is, the search, one's language and theme, the way out. */
export function Shell() {
  const { t, i18n } = useTranslation('shell')
  const client = useQueryClient()
  const { pathname, href } = useLocation()
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()
  const me = useQuery(meQuery).data
  const organisation = useQuery({ ...settingsQuery, enabled: Boolean(me) }).data?.organisation
  const [menuOpen, setMenuOpen] = useState(false)
  const [over, setOver] = useState<'palette' | 'shortcuts' | Action | null>(null)
  const close = useCallback(() => setOver(null), [])
  const burger = useRef<HTMLButtonElement>(null)
  useShellKeys(useCallback(() => setOver((now) => (now === 'palette' ? null : 'palette')), []), useCallback(() => setOver('shortcuts'), []))

  // One's language and theme follow from machine to machine.
  useEffect(() => {
    if (me?.language) void setLanguage(me.language)
  }, [me?.language])
  useEffect(() => {
    if (me?.theme) setColorScheme(me.theme)
  }, [me?.theme, setColorScheme])
  useEffect(() => {
    if (me === null) void navigate({ to: '/sign-in', search: href.length > 1 && href !== '/leads' ? { to: href } : {}, replace: true })
  }, [me, navigate, href])
  const place = placeOf(pathname)
  useLayoutEffect(() => {
    document.title = place ? `${t(`place.${place.name}`)} · Piste` : pathname === '/profile' ? `${t('profile')} · Piste` : 'Piste'
  }, [place, pathname, t])
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another page the menu has done its work
  useEffect(() => setMenuOpen(false), [pathname])

  if (!me) return null
  const prefer = async (change: Parameters<typeof changeMe>[0]) => {
    await changeMe(change).catch(showProblem)
    await client.invalidateQueries()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu wherever in it the focus is
    <div className={classes.frame} onKeyDown={(event) => {
      if (event.key !== 'Escape' || !menuOpen) return
      setMenuOpen(false)
      burger.current?.focus()
    }}>
      <a href="#content" className="skip">{t('skip')}</a>
      <header className={classes.header}>
        <Burger ref={burger} className={classes.burger} opened={menuOpen} onClick={() => setMenuOpen(!menuOpen)} size="sm" aria-label={t('menu')} aria-expanded={menuOpen} aria-controls="places" />
        <Link to="/" className={classes.brand}>
          <img src={organisation?.logo ?? '/favicon.svg'} alt="" className={classes.logo} />
          <span className={classes.brandName}>{organisation?.name || 'Piste'}</span>
        </Link>
        <button type="button" className={classes.search} onClick={() => setOver('palette')} aria-keyshortcuts="Control+K Meta+K">
          <Search size={16} aria-hidden /> <span>{t('searchEverything')}</span> <kbd>{commandKey()} K</kbd>
        </button>
        <ActionIcon className={classes.searchIcon} variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" aria-label={t('searchEverything')} onClick={() => setOver('palette')}><Search size={20} aria-hidden /></ActionIcon>
        <LanguageTheme onLanguage={(language) => void prefer({ language })} onTheme={(theme) => void prefer({ theme })} />
        <AccountMenu me={me} onShortcuts={() => setOver('shortcuts')} />
      </header>
      <nav id="places" className={classes.nav} aria-label={t('menu')} data-open={menuOpen || undefined}>
        {placesFor(me).map(({ to, name, icon: Icon, apart }, index, all) => (
          <Link key={to} to={to} className={classes.place} data-apart={(apart && !all[index - 1]?.apart) || undefined} aria-current={place?.to === to ? 'page' : undefined}><Icon size={18} aria-hidden />{t(`place.${name}`)}</Link>
        ))}
      </nav>
      <main id="content" tabIndex={-1} className={classes.main} inert={menuOpen} lang={i18n.language}>
        <Suspense><Outlet /></Suspense>
      </main>
      <Suspense>
        {over === 'palette' ? <Palette me={me} onClose={close} onAction={setOver} />
          : over === 'shortcuts' ? <ShortcutsDialog onClose={close} />
            : over && <Actions action={over} onClose={close} />}
      </Suspense>
    </div>
  )
}
