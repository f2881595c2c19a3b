import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiProblem, call, type Request } from '#web/api.ts'

export type ConversionBody = NonNullable<Request<'conversion.commit'>['body']>
export const proposalQuery = (leadId: string) => ({ queryKey: ['leads', 'conversion', leadId], queryFn: () => call('conversion.propose', { params: { id: leadId } }), staleTime: 0, gcTime: 0 })

const planQuery = (leadId: string, body: ConversionBody) => ({
  queryKey: ['leads', 'plan', leadId, body],
  queryFn: async () => {
    const answer = await call('conversion.commit', { params: { id: leadId }, query: { dryRun: 'true' }, body })
    if (!('planVersion' in answer)) throw new Error('a conversion came back where a plan was asked for')
    return answer
  },
  staleTime: 0, gcTime: 0, retry: false,
})
export type ConversionPlan = Awaited<ReturnType<ReturnType<typeof planQuery>['queryFn']>>

/** What these choices would do, asked again as they change; and doing it, exactly as shown. */
export function useConversion(leadId: string, body: ConversionBody, ready: boolean) {
  const client = useQueryClient()
  const query = planQuery(leadId, body)
  const { data, error, isPlaceholderData, refetch } = useQuery({ ...query, enabled: ready, placeholderData: keepPreviousData })
  return {
    plan: ready ? data : undefined,
    problem: ready && error instanceof ApiProblem ? error.problem : null,
    replan: async () => ready && refetch(),
    commit: async (idempotencyKey: string) => {
      const plan = isPlaceholderData || !data ? await client.fetchQuery(query) : data
      const answer = await call('conversion.commit', { params: { id: leadId }, body: { ...body, planVersion: plan.planVersion }, idempotencyKey })
      if (!('operationId' in answer)) throw new Error('a plan came back where a conversion was asked for')
      return answer
    },
    reopen: (statusId: string) => call('leads.change', { params: { id: leadId }, body: { statusId } }),
    propose: () => client.invalidateQueries({ queryKey: proposalQuery(leadId).queryKey }),
    refresh: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'list' && queryKey[1] !== 'plan' && queryKey[1] !== 'conversion' }),
  }
}
