import { NavLink, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { meQuery } from '../people/queries.ts'
import { groupsFor } from './sections.ts'
import classes from './settings.module.css'

/** The settings one may change, and the one being changed. On a narrow screen their list is a menu. */
export function SettingsLayout() {
  const { t } = useTranslation('settings')
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const { data: me } = useQuery(meQuery)
  if (!me) return null
  const groups = groupsFor(me.role)
  const sections = groups.flatMap((group) => group.sections)
  const here = sections.find((section) => pathname === section.to || pathname.startsWith(`${section.to}/`))
  if (sections.length === 0) return <EmptyState title={t('nothingToSet')} text={t('nothingToSetText')} />
  if (!here) return pathname.replace(/\/$/, '') === '/settings' ? <Navigate to={sections[0]?.to as never} replace /> : <EmptyState title={t('notYours')} text={t('notYoursText')} />
  return (
    <div className={classes.layout}>
      <nav className={classes.nav} aria-label={t('settings')}>
        {groups.map((group) => (
          <div key={group.label} className={classes.group} role="group" aria-label={t(group.label)}>
            <Text className={classes.groupLabel} aria-hidden>{t(group.label)}</Text>
            {group.sections.map(({ to, label, icon: Icon }) => (
              <NavLink key={to} component={Link} to={to as never} label={t(label)} leftSection={<Icon size={16} aria-hidden />} active={to === here.to} aria-current={to === here.to ? 'page' : undefined} className={classes.link} />
            ))}
          </div>
        ))}
      </nav>
      <Select className={classes.menu} aria-label={t('settings')} value={here.to} allowDeselect={false} maxDropdownHeight={420}
        data={groups.map((group) => ({ group: t(group.label), items: group.sections.map(({ to, label }) => ({ value: to, label: t(label) })) }))}
        onChange={(to) => to && void navigate({ to: to as never })} />
      <div className={classes.page}><Outlet /></div>
    </div>
  )
}
