import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Problem } from '#contract/errors.ts'
import type { ImportChoices, ImportView } from '#contract/imports.ts'
import { ApiProblem, call } from '#web/api.ts'

const POLL_MS = 700
const isBusy = (state: string | undefined) => state === 'checking' || state === 'running'

export const templateUrl = '/api/v1/imports/template.csv'
export const refusalsUrl = (id: string) => `/api/v1/imports/${id}/refusals.csv`

export function useImports() {
  return useQuery({ queryKey: ['imports', 'list'], queryFn: () => call('imports.list'), refetchInterval: (query) => (query.state.data?.items.some((one) => isBusy(one.state)) ? POLL_MS * 3 : false) })
}

export function useImport(id: string) {
  return useQuery({ queryKey: ['imports', 'one', id], queryFn: () => call('imports.read', { params: { id } }), refetchInterval: (query) => (isBusy(query.state.data?.state) ? POLL_MS : false) })
}

/** Sends a file as a form does; answers the import with its proposed mapping. */
export function useUpload() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (file: File): Promise<ImportView> => {
      const body = new FormData()
      body.append('file', file)
      const reply = await fetch('/api/v1/imports', { method: 'POST', headers: { 'accept-language': document.documentElement.lang }, body })
      const answer = (await reply.json()) as unknown
      if (!reply.ok) throw new ApiProblem(reply.status, answer as Problem)
      return answer as ImportView
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports', 'list'] }),
  })
}

/** What one does with an import; the answer is the import as it is then. Choices are sent one after another. */
export function useImportActions(id: string) {
  const client = useQueryClient()
  const key = ['imports', 'one', id]
  const onSuccess = (view: ImportView) => {
    client.setQueryData(key, view)
    void client.invalidateQueries({ queryKey: ['imports', 'list'] })
  }
  const scope = { id: `import-${id}` }
  const params = { id }
  return {
    choose: useMutation({
      mutationFn: (body: ImportChoices) => call('imports.choose', { params, body }), scope, onSuccess,
      onMutate: ({ columns, ...choices }) => {
        client.setQueryData<ImportView>(key, (view) => view && { ...view, choices: { ...view.choices, ...choices }, columns: view.columns.map((one) => ({ ...one, ...columns?.find((choice) => choice.column === one.column) })) })
      },
      onError: () => client.invalidateQueries({ queryKey: key }),
    }),
    check: useMutation({ mutationFn: () => call('imports.check', { params }), scope, onSuccess }),
    run: useMutation({ mutationFn: (planVersion: string | undefined) => call('imports.run', { params, body: planVersion ? { planVersion } : {} }), scope, onSuccess }),
    cancel: useMutation({ mutationFn: () => call('imports.cancel', { params }), onSuccess }),
  }
}
