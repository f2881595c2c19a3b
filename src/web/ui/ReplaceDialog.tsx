import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'

type Props = { title: string; text: string; choices: { id: string; label: string }[]; onReplace: (id: string) => void; onClose: () => void; busy: boolean }

/** What takes the place of something in use before it goes. */
export function ReplaceDialog({ title, text, choices, onReplace, onClose, busy }: Props) {
  const { t } = useTranslation('settings')
  const [chosen, setChosen] = useState<string | null>(choices.length === 1 ? (choices[0]?.id ?? null) : null)
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={(event) => {
        event.preventDefault()
        if (chosen) onReplace(chosen)
      }}>
        <Stack>
          <Text size="sm">{text}</Text>
          <Select label={t('replacement')} data={choices.map((one) => ({ value: one.id, label: one.label }))} value={chosen} onChange={setChosen} searchable data-autofocus />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" color="red" disabled={!chosen} loading={busy}>{t('replaceAndRemove')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
