import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './main.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from './api.ts'
import { startLanguage } from './i18n/index.ts'
import { router } from './routes.tsx'
import { contrasts, themeIn } from './theme.ts'

const client = new QueryClient({ defaultOptions: { queries: { retry: (failures, error) => !(error instanceof ApiProblem) && failures < 2, refetchOnWindowFocus: false } } })

function App() {
  const { t } = useTranslation()
  const theme = useMemo(() => themeIn(t), [t])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={contrasts} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" limit={4} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}

await startLanguage()
const element = document.getElementById('root')
if (element) {
  createRoot(element).render(<App />)
}
