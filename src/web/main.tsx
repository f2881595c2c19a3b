import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './main.css'
import { createTheme, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from './api.ts'
import { startLanguage } from './i18n/index.ts'
import { router } from './routes.tsx'

const client = new QueryClient({ defaultOptions: { queries: { retry: (failures, error) => !(error instanceof ApiProblem) && failures < 2, refetchOnWindowFocus: false } } })
const theme = createTheme({ primaryColor: 'cyan', primaryShade: { light: 9, dark: 8 }, autoContrast: true, fontFamily: 'system-ui, sans-serif', headings: { fontFamily: 'system-ui, sans-serif' } })
await startLanguage()
const element = document.getElementById('root')
if (element) {
  createRoot(element).render(
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  )
}
