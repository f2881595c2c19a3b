import { Button, Group, List, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { SampleView } from '#contract/sample.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useUndoToast } from '../../ui/use-undo-toast.tsx'
import { useLoadSample, useRemoveSample, useSample } from './queries.ts'

/** Sample data: what loading brings, and what removing takes and leaves, said before it is done. */
export function DataPage() {
  const { t } = useTranslation('data')
  const { data, error } = useSample()
  return (
    <Stack maw={720}>
      <PageHeader title={t('title')} />
      <Title order={2} size="h4">{t('sample')}</Title>
      {error ? <Problem error={error} /> : data === undefined ? <Skeleton height={90} /> : data.operationId ? <Loaded sample={data} /> : <Absent />}
      <Title order={2} size="h4" mt="md">{t('backup')}</Title>
      <Text>{t('backupText')}</Text>
    </Stack>
  )
}

function Absent() {
  const { t } = useTranslation('data')
  const undoToast = useUndoToast()
  const load = useLoadSample()
  return (
    <>
      <Text>{t('absent')}</Text>
      {load.error && <Problem error={load.error} />}
      <Group><Button loading={load.isPending} onClick={() => load.mutate(undefined, { onSuccess: ({ operationId }) => undoToast(t('loaded'), operationId) })}>{t('load')}</Button></Group>
    </>
  )
}

function Loaded({ sample }: { sample: SampleView }) {
  const { t } = useTranslation('data')
  const undoToast = useUndoToast()
  const [asking, dialog] = useDisclosure(false)
  const remove = useRemoveSample()
  const confirm = () => remove.mutate(undefined, { onSuccess: ({ operationId }) => {
    dialog.close()
    undoToast(t('removed'), operationId)
  } })
  const { removes, keeps } = sample
  return (
    <>
      <Text>{t('present')}</Text>
      <Group><Button color="red" variant="outline" onClick={dialog.open}>{t('remove')}</Button></Group>
      {asking && <Dialog onClose={dialog.close} title={t('removeTitle')}>
        <Stack gap="sm">
          <Text>{t('removes')}</Text>
          <List size="sm">
            {(['leads', 'opportunities', 'customers', 'teams', 'users'] as const).map((kind) => removes[kind] > 0 && <List.Item key={kind}>{t(`count.${kind}`, { count: removes[kind] })}</List.Item>)}
          </List>
          <Text size="sm">{t('removesText')}</Text>
          {keeps.length > 0 && (
            <>
              <Text fw={600}>{t('keeps')}</Text>
              <List size="sm">
                {keeps.map((one) => <List.Item key={one.id}>{t(`kind.${one.kind}`)} {one.label}{one.because && ` – ${t('because', { record: `${t(`kind.${one.because.kind}`)} ${one.because.label}` })}`}</List.Item>)}
              </List>
            </>
          )}
          {remove.error && <Problem error={remove.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>{t('cancel')}</Button>
            <Button color="red" loading={remove.isPending} onClick={confirm}>{t('confirm')}</Button>
          </Group>
        </Stack>
      </Dialog>}
    </>
  )
}
