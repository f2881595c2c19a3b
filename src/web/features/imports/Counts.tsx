import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportView } from '#contract/imports.ts'
import { formatCount } from '#web/ui/format.ts'
import classes from './imports.module.css'

export function Counts({ counts }: { counts: Record<string, number> }) {
  const { t } = useTranslation('imports')
  return <dl className={classes.counts}>{Object.entries(counts).map(([key, count]) => <div key={key}><dt>{t(`counts.${key}`)}</dt><dd>{formatCount(count)}</dd></div>)}</dl>
}

/** How far the work in the background is, and the way to stop it. */
export function Working({ view, label, onStop }: { view: ImportView; label: string; onStop: () => void }) {
  const { t } = useTranslation('imports')
  const { done, total } = view.progress
  const share = total ? Math.min(100, (done / total) * 100) : 0
  return (
    <Stack gap="xs">
      <Text fw={600} role="status">{label}</Text>
      <Progress value={share} size="lg" aria-label={label} />
      <Group justify="space-between">
        <Text size="sm">{total ? t('progress', { done: formatCount(Math.min(done, total)), total: formatCount(total) }) : ''}</Text>
        <Button variant="default" size="xs" onClick={onStop}>{t('stop')}</Button>
      </Group>
    </Stack>
  )
}
