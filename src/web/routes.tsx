import { Text } from '@mantine/core'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Door } from './features/people/EntrancePage.tsx'

function NotFound() {
  const { t } = useTranslation()
  return <Text p="xl">{t('notFound')}</Text>
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell') })
const anySearch = (search: Record<string, unknown>) => search
const door = (path: string, name: Door) => createRoute({ getParentRoute: () => root, path, validateSearch: anySearch, component: lazyRouteComponent(async () => {
  const { EntrancePage } = await import('./features/people/EntrancePage.tsx')
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
  createRoute({ getParentRoute: () => shell, path: '/history', component: lazyRouteComponent(() => import('./features/operations/HistoryPage.tsx'), 'HistoryPage') }),
  createRoute({ getParentRoute: () => shell, path: '/profile', component: lazyRouteComponent(() => import('./features/people/profile/ProfilePage.tsx'), 'ProfilePage') }),
  createRoute({ getParentRoute: () => shell, path: '/settings/users', component: lazyRouteComponent(() => import('./features/people/users/UsersPage.tsx'), 'UsersPage') }),
]

export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren(pages), door('/sign-in', 'sign-in'), door('/setup', 'setup'), door('/invitation', 'invitation'), door('/reset', 'reset'), door('/forgotten', 'forgotten')]),
  defaultPreload: 'intent',
})
