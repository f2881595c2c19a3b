import '@mantine/core/styles.css'
import './main.css'
import { MantineProvider } from '@mantine/core'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from './api.ts'
import { meQuery } from './features/people/queries.ts'
import { loadRemainingWords, startLanguage } from './i18n/index.ts'
import { router } from './routes.tsx'
import { contrasts, themeIn } from './theme.ts'
import { Toasts } from './ui/Toasts.tsx'

/** A session that has ended, or been ended from elsewhere, leads back to the sign-in page. */
const onError = (error: unknown) => {
  if (error instanceof ApiProblem && error.problem.code === 'not_signed_in') client.setQueryData(meQuery.queryKey, null)
}
const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }), mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry: (failures, error) => !(error instanceof ApiProblem) && failures < 2, refetchOnWindowFocus: false } },
})

function App() {
  const { t } = useTranslation()
  const theme = useMemo(() => themeIn(t), [t])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={contrasts} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Suspense><RouterProvider router={router} /></Suspense>
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  )
}

await startLanguage()
const element = document.getElementById('root')
if (element) createRoot(element).render(<App />)
setTimeout(loadRemainingWords, 3000)
