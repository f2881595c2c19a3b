import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api.ts'

const settings = { queryKey: ['settings'], queryFn: () => call('settings.read') }

/** The operation that loaded the sample data, null where there is none; undefined until known. */
export const useSampleOperation = (enabled: boolean) => useQuery({ ...settings, enabled }).data?.sampleOperationId
export const useSample = () => useQuery({ queryKey: ['sample'], queryFn: () => call('sample.read') })

/** The sample data fills every list at once, so everything is read again. */
export function useLoadSample() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => call('sample.load'), onSuccess: () => client.invalidateQueries() })
}
export function useRemoveSample() {
  const client = useQueryClient()
  return useMutation({ mutationFn: () => call('sample.remove'), onSuccess: () => client.invalidateQueries() })
}
