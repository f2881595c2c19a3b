import '@mantine/core/styles.css'
import './main.css'
import { createTheme, MantineProvider } from '@mantine/core'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem } from './api.ts'
import { meQuery } from './features/people/queries.ts'
import { loadRemainingWords, startLanguage } from './i18n/index.ts'
import { router } from './routes.tsx'
import { Toasts } from './ui/Toasts.tsx'

/** A session that has ended, or been ended from elsewhere, leads back to the sign-in page. */
const onError = (error: unknown) => {
  if (error instanceof ApiProblem && error.problem.code === 'not_signed_in') client.setQueryData(meQuery.queryKey, null)
}
const client: QueryClient = new QueryClient({ queryCache: new QueryCache({ onError }), mutationCache: new MutationCache({ onError }), defaultOptions: { queries: { retry: (failures, error) => !(error instanceof ApiProblem) && failures < 2, refetchOnWindowFocus: false } } })
const theme = createTheme({ primaryColor: 'cyan', primaryShade: { light: 9, dark: 8 }, autoContrast: true, fontFamily: 'system-ui, sans-serif', headings: { fontFamily: 'system-ui, sans-serif' } })
await startLanguage()
const element = document.getElementById('root')
if (element) {
  createRoot(element).render(
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Suspense><RouterProvider router={router} /></Suspense>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>,
  )
}
addEventListener('load', () => setTimeout(loadRemainingWords, 3000))
