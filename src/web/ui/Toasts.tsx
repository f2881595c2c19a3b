import { notificationsStore, useNotifications } from '@mantine/notifications'
import { lazy, Suspense, useRef } from 'react'

const Shown = lazy(() => import('./ShownToasts.tsx').then(({ ShownToasts }) => ({ default: ShownToasts })))

/** Where toasts appear; what draws them is fetched with the first one. */
export function Toasts() {
  const { notifications } = useNotifications(notificationsStore)
  const used = useRef(false)
  if (notifications.length > 0) used.current = true
  return used.current ? <Suspense><Shown /></Suspense> : null
}
