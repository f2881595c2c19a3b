import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReferenceSelect } from '#web/features/lists/panel.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'

/** Why it was lost: a reason from the list and a few words, both optional but asked for. */
export function LoseDialog({ title, onLose, onClose }: { title: string; onLose: (why: { lostReasonId: string | null; note: string | null }) => void; onClose: () => void }) {
  const { t } = useTranslation('opportunities')
  const [lostReasonId, setReason] = useState<string | null>(null)
  const [note, setNote] = useState('')
  return (
    <Dialog onClose={onClose} title={t('loseTitle', { title })}>
      <form onSubmit={(event) => {
        event.preventDefault()
        onLose({ lostReasonId, note: note.trim() || null })
        onClose()
      }}>
        <Stack>
          <ReferenceSelect list="lost-reasons" label={t('lostReason')} value={lostReasonId} onChange={setReason} data-autofocus />
          <Textarea label={t('lostNote')} value={note} onChange={(event) => setNote(event.currentTarget.value)} autosize minRows={3} maxLength={20_000} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" color="red">{t('markLost')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
