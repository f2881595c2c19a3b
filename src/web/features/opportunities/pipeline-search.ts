import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Filter } from '#contract/shapes.ts'

/** What the address of the pipeline says; a saved view keeps the same. */
export type PipelineSearch = { view?: string; team?: string; q?: string; filter?: Filter; sort?: string; layout?: 'board' | 'table'; columns?: string[] }
type PipelineChange = { [K in keyof PipelineSearch]?: PipelineSearch[K] | undefined }

const TEAM = 'piste.pipeline-team'
const kept = (): string | undefined => {
  try {
    return localStorage.getItem(TEAM) ?? undefined
  } catch {
    return undefined
  }
}

/** The address as state: what is empty is left out of it. The team last looked at is the one shown next time. */
export function usePipelineSearch(): [PipelineSearch, (change: PipelineChange) => void, (search: PipelineSearch) => void] {
  const search = useSearch({ strict: false }) as PipelineSearch
  const navigate = useNavigate()
  const go = (next: PipelineChange, replace: boolean) => {
    if (next.team) localStorage.setItem(TEAM, next.team)
    const filled = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== '' && !isEmptyFilter(value)))
    void navigate({ to: '/pipeline', search: filled as never, replace })
  }
  const remembered = kept()
  return [{ ...search, ...(search.team === undefined && remembered ? { team: remembered } : {}) }, (change) => go({ ...search, ...change }, true), (next) => go(next, false)]
}

function isEmptyFilter(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { all, any } = value as Filter
  return !all?.length && !any?.length
}
