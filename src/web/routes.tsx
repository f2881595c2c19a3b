import { Anchor, Text } from '@mantine/core'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Door } from './features/people/EntrancePage.tsx'

function NotFound() {
  const { t } = useTranslation(['translation', 'shell'])
  return <Text p="xl">{t('notFound')} <Anchor href="/">{t('shell:home')}</Anchor></Text>
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell') })
const anySearch = (search: Record<string, unknown>) => search
const door = (path: string, name: Door) => createRoute({ getParentRoute: () => root, path, validateSearch: anySearch, component: lazyRouteComponent(async () => {
  const { EntrancePage } = await import('./features/people/EntrancePage.tsx')
  // biome-ignore lint/correctness/noComponentHookFactories: each door is made once, when it is first opened
  return { Entrance: () => <EntrancePage door={name} /> }
}, 'Entrance') })

const pages = [
  createRoute({ getParentRoute: () => shell, path: '/', beforeLoad: () => { throw redirect({ to: '/leads' as never }) } }),
  createRoute({ getParentRoute: () => shell, path: '/leads', validateSearch: anySearch, component: lazyRouteComponent(() => import('./features/leads/LeadListPage.tsx'), 'LeadListPage') }),
  createRoute({ getParentRoute: () => shell, path: '/leads/$id', component: lazyRouteComponent(() => import('./features/leads/LeadPage.tsx'), 'LeadPage') }),
  createRoute({ getParentRoute: () => shell, path: '/pipeline', validateSearch: anySearch, component: lazyRouteComponent(() => import('./features/opportunities/PipelinePage.tsx'), 'PipelinePage') }),
  createRoute({ getParentRoute: () => shell, path: '/opportunities/$id', component: lazyRouteComponent(() => import('./features/opportunities/OpportunityPage.tsx'), 'OpportunityPage') }),
  createRoute({ getParentRoute: () => shell, path: '/customers', validateSearch: anySearch, component: lazyRouteComponent(() => import('./features/customers/CustomerListPage.tsx'), 'CustomerListPage') }),
  createRoute({ getParentRoute: () => shell, path: '/customers/$id', component: lazyRouteComponent(() => import('./features/customers/CustomerPage.tsx'), 'CustomerPage') }),
  createRoute({ getParentRoute: () => shell, path: '/contacts', validateSearch: anySearch, component: lazyRouteComponent(() => import('./features/customers/ContactListPage.tsx'), 'ContactListPage') }),
  createRoute({ getParentRoute: () => shell, path: '/imports', component: lazyRouteComponent(() => import('./features/imports/ImportListPage.tsx'), 'ImportListPage') }),
  createRoute({ getParentRoute: () => shell, path: '/imports/$id', component: lazyRouteComponent(() => import('./features/imports/ImportPage.tsx'), 'ImportPage') }),
  createRoute({ getParentRoute: () => shell, path: '/history', component: lazyRouteComponent(() => import('./features/operations/HistoryPage.tsx'), 'HistoryPage') }),
  createRoute({ getParentRoute: () => shell, path: '/teams', component: lazyRouteComponent(() => import('./features/teams/TeamsPage.tsx'), 'TeamsPage') }),
  createRoute({ getParentRoute: () => shell, path: '/profile', component: lazyRouteComponent(() => import('./features/people/profile/ProfilePage.tsx'), 'ProfilePage') }),
]

const settings = createRoute({ getParentRoute: () => shell, path: '/settings', component: lazyRouteComponent(() => import('./features/settings/SettingsLayout.tsx'), 'SettingsLayout') })
const settingsPages = [
  createRoute({ getParentRoute: () => settings, path: '/organisation', component: lazyRouteComponent(() => import('./features/settings/OrganisationPage.tsx'), 'OrganisationPage') }),
  createRoute({ getParentRoute: () => settings, path: '/teams', component: lazyRouteComponent(() => import('./features/teams/TeamsPage.tsx'), 'TeamsPage') }),
  createRoute({ getParentRoute: () => settings, path: '/leads', component: lazyRouteComponent(() => import('./features/settings/LeadsSettingsPage.tsx'), 'LeadsSettingsPage') }),
  createRoute({ getParentRoute: () => settings, path: '/stages', validateSearch: anySearch, component: lazyRouteComponent(() => import('./features/stages/StagesPage.tsx'), 'StagesPage') }),
  createRoute({ getParentRoute: () => settings, path: '/statuses', component: lazyRouteComponent(() => import('./features/statuses/StatusesPage.tsx'), 'StatusesPage') }),
  createRoute({ getParentRoute: () => settings, path: '/rates', component: lazyRouteComponent(() => import('./features/rates/RatesPage.tsx'), 'RatesPage') }),
  createRoute({ getParentRoute: () => settings, path: '/lists/$list', component: lazyRouteComponent(() => import('./features/lists/ListPage.tsx'), 'ListPage') }),
  createRoute({ getParentRoute: () => settings, path: '/users', component: lazyRouteComponent(() => import('./features/people/users/UsersPage.tsx'), 'UsersPage') }),
  createRoute({ getParentRoute: () => settings, path: '/data', component: lazyRouteComponent(() => import('./features/sample/DataPage.tsx'), 'DataPage') }),
]

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren([...pages, settings.addChildren(settingsPages)]), door('/sign-in', 'sign-in'), door('/setup', 'setup'), door('/invitation', 'invitation'), door('/reset', 'reset'), door('/forgotten', 'forgotten')]),
  defaultPreload: 'intent',
})
