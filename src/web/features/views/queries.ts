import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ListResource } from '#contract/columns.ts'
import type { ExportFormat } from '#contract/exports.ts'
import type { SavedView, ViewQuery } from '#contract/records.ts'
import { call, type Request, saveFile } from '#web/api.ts'
import { listParams } from '#web/ui/use-list-search.ts'
import { sameQuery } from './same-query.ts'

export type ViewBody = NonNullable<Request<'views.change'>['body']>

/** The views of a list one may open, the one that is open, and whether the page asks something else by now. */
export function useOpenView({ resource, viewId, query }: { resource: ListResource; viewId: string | undefined; query: ViewQuery }) {
  const views: SavedView[] = useQuery({ queryKey: ['views', resource], queryFn: () => call('views.list', { query: { resource } }), staleTime: 60_000 }).data?.items ?? []
  const view = views.find((one) => one.id === viewId) ?? null
  return { views, view, changed: view !== null && !sameQuery(view.query, query) }
}

export function useViewActions(resource: ListResource) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ['views', resource] })
  return {
    create: useMutation({ mutationFn: (body: ViewBody & { name: string; query: ViewQuery }) => call('views.create', { body: { ...body, resource } }), onSuccess }),
    change: useMutation({ mutationFn: ({ view, body }: { view: SavedView; body: ViewBody }) => call('views.change', { params: { id: view.id }, body, ifMatch: view.version }), onSuccess }),
    remove: useMutation({ mutationFn: (view: SavedView) => call('views.remove', { params: { id: view.id }, ifMatch: view.version }), onSuccess }),
  }
}

/** Brings everything a list finds to the reader's disk. */
export const downloadExport = (resource: ListResource, format: ExportFormat, query: ViewQuery) =>
  saveFile('exporting.download', { params: { resource }, query: { format, ...listParams(query), ...(query.columns ? { columns: query.columns.join(',') } : {}) } })
