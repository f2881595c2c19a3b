import { call, type Request } from '../../api.ts'

export type ConversionBody = NonNullable<Request<'conversion.commit'>['body']>
export const proposalQuery = (leadId: string) => ({ queryKey: ['leads', 'conversion', leadId], queryFn: () => call('conversion.propose', { params: { id: leadId } }), staleTime: 0, gcTime: 0 })
export const commitConversion = async (leadId: string, body: ConversionBody, idempotencyKey: string) => {
  const answer = await call('conversion.commit', { params: { id: leadId }, body, idempotencyKey })
  if (!('operationId' in answer)) throw new Error('a plan came back where a conversion was asked for')
  return answer
}
