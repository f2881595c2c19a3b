import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useUndoToast } from '../../ui/use-undo-toast.tsx'
import { useReportFailure } from '../../ui/use-report-failure.ts'
import { meQuery } from '../people/queries.ts'
import { useLoadSample, useSampleOperation } from './queries.ts'

/** Offers the sample data to an administrator whose Piste is still empty; nothing for anybody else. */
export function SampleOffer() {
  const { t } = useTranslation('sample')
  const isAdministrator = useQuery(meQuery).data?.role === 'administrator'
  const loaded = useSampleOperation(isAdministrator)
  const undoToast = useUndoToast()
  const report = useReportFailure()
  const load = useLoadSample()
  if (!isAdministrator || loaded !== null) return null
  return (
    <Stack align="center" gap={4} mt="lg" w="100%">
      <Button variant="light" loading={load.isPending} onClick={() => load.mutate(undefined, { onSuccess: ({ operationId }) => undoToast(t('loaded'), operationId), onError: report })}>{t('offer')}</Button>
      <Text size="sm" ta="center" maw={460}>{t('offerText')}</Text>
    </Stack>
  )
}
