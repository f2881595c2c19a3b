import { Button, Group, Paper, Text } from '@mantine/core'
import { Archive, ArchiveRestore, PenLine, Trash2, X } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '#web/ui/format.ts'
import type { Shelf } from '#web/ui/use-list-search.ts'
import type { BulkBody } from './queries.ts'

const fetchDialog = () => import('./BulkDialog.tsx')
const BulkDialog = lazy(async () => ({ default: (await fetchDialog()).BulkDialog }))

type Props = {
  /** What a change is about: the lines chosen, or everything the list finds. */
  target: Pick<BulkBody, 'ids' | 'query'>
  count: number
  everything: boolean
  shelf: Shelf
  /** How many the list finds, when all lines read are chosen and there are more. */
  more: { count: number; exact: boolean } | null
  onEverything: () => void
  onClear: () => void
}

/** What can be done with the leads chosen. */
export function BulkBar({ target, count, everything, shelf, more, onEverything, onClear }: Props) {
  const { t } = useTranslation('leads')
  const [action, setAction] = useState<BulkBody['action'] | null>(null)
  const button = (name: BulkBody['action'], Icon: typeof Archive) => <Button size="compact-sm" variant="default" leftSection={<Icon size={16} aria-hidden />} onPointerEnter={() => void fetchDialog()} onClick={() => setAction(name)}>{t(`bulk.${name}`)}</Button>
  return (
    <Paper withBorder p="xs" mb="sm" role="region" aria-label={t('bulk.region')}>
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">{t(everything ? 'bulk.everything' : 'bulk.chosen', { count, shown: formatCount(count) })}</Text>
        {more && <Button size="compact-sm" variant="subtle" onClick={onEverything}>{t(more.exact ? 'bulk.takeAll' : 'bulk.takeAllMany', { count: more.count, shown: formatCount(more.count) })}</Button>}
        {shelf === 'trash' ? button('restore', ArchiveRestore) : <>
          {button('change', PenLine)}
          {shelf !== 'archived' && button('archive', Archive)}
          {shelf !== 'active' && button('unarchive', ArchiveRestore)}
          {button('trash', Trash2)}
        </>}
        <Button size="compact-sm" variant="subtle" color="gray" leftSection={<X size={16} aria-hidden />} onClick={onClear}>{t('bulk.clear')}</Button>
      </Group>
      <Suspense>
        {action && <BulkDialog action={action} target={target} onClose={(done) => {
          setAction(null)
          if (done) onClear()
        }} />}
      </Suspense>
    </Paper>
  )
}
