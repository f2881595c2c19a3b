import { Button, Group, Radio, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board, Card, Place } from './board.ts'
import { Dialog } from '../../ui/Dialog.tsx'

/** Moving by choosing instead of dragging. */
export function MoveDialog({ card, board, onMove, onClose }: { card: Card; board: Board; onMove: (to: Place) => void; onClose: () => void }) {
  const { t } = useTranslation('opportunities')
  const [stageId, setStageId] = useState(card.stageId)
  const [end, setEnd] = useState('top')
  const cards = board.columns.find((column) => column.stage.id === stageId)?.cards.filter((one) => one.id !== card.id) ?? []
  return (
    <Dialog onClose={onClose} title={t('moveTitle', { title: card.title })}>
      <form onSubmit={(event) => {
        event.preventDefault()
        onMove({ stageId, afterId: end === 'top' ? null : (cards.at(-1)?.id ?? null) })
        onClose()
      }}>
        <Stack>
          <Select label={t('stage')} data={board.columns.map(({ stage }) => ({ value: stage.id, label: stage.label }))} value={stageId} onChange={(value) => value && setStageId(value)} allowDeselect={false} data-autofocus />
          <Radio.Group label={t('place')} value={end} onChange={setEnd}>
            <Group mt="xs"><Radio value="top" label={t('atTop')} /><Radio value="end" label={t('atEnd')} /></Group>
          </Radio.Group>
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit">{t('move')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
