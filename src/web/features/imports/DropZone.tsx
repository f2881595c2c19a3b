import { Button, FileButton, Group, Paper, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { FileDown, FileUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '#web/ui/Problem.tsx'
import classes from './imports.module.css'
import { templateUrl, useUpload } from './queries.ts'

/** Where a file comes in, dropped or chosen; it opens as an import to prepare. */
export function DropZone() {
  const { t } = useTranslation('imports')
  const navigate = useNavigate()
  const upload = useUpload()
  const [over, setOver] = useState(false)
  const send = (file: File | null | undefined) => {
    if (file && !upload.isPending) upload.mutate(file, { onSuccess: ({ id }) => void navigate({ to: '/imports/$id' as never, params: { id } as never }) })
  }
  return (
    <Stack gap="xs">
      <Paper withBorder p="lg" className={classes.drop} data-over={over || undefined}
        onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); send(event.dataTransfer.files[0]) }}>
        <Stack align="center" gap="sm">
          <FileUp size={32} aria-hidden />
          <Text ta="center">{over ? t('dropNow') : t('dropText')}</Text>
          <Group justify="center">
            <FileButton onChange={send} accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet">
              {(props) => <Button {...props} loading={upload.isPending}>{t('choose')}</Button>}
            </FileButton>
            <Button component="a" href={templateUrl} download variant="default" leftSection={<FileDown size={16} aria-hidden />}>{t('template')}</Button>
          </Group>
          <Text size="sm" role="status">{upload.isPending ? t('reading') : ''}</Text>
        </Stack>
      </Paper>
      <Problem error={upload.error} />
    </Stack>
  )
}
