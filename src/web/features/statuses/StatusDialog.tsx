import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadStatusView } from '#contract/lists.ts'
import { ColourPicker } from '#web/ui/ColourPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { edited } from '#web/ui/draft.ts'
import { Problem } from '#web/ui/Problem.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { addStatus, changeStatus } from './queries.ts'

type Props = { kind: LeadStatusView['kind']; status: LeadStatusView | null; /** Where a new one goes. */ position: number; onClose: () => void }

/** A new status of a kind, or another name and colour for one. */
export function StatusDialog({ kind, status, position, onClose }: Props) {
  const { t } = useTranslation('settings')
  const change = useChange()
  const [values, setValues] = useState({ name: status?.name ?? '', nameEn: status?.nameEn ?? '', colour: status?.colour ?? 'blue' })
  const [before] = useState(values)
  const missing = values.name.trim() === ''
  const submit = async () => {
    const act = () => (status ? changeStatus(status, edited(before, values)) : addStatus({ ...values, kind, position }))
    if (await change.run(act, t(status ? 'done.saved' : 'done.added', { name: values.name.trim() }))) onClose()
  }
  return (
    <Dialog onClose={onClose} title={status ? t('edit', { name: status.label }) : t('statuses.new', { kind: t(`kind.${kind}.title`) })}>
      <form noValidate onSubmit={(event) => {
        event.preventDefault()
        if (!missing) void submit()
      }}>
        <Stack>
          <TextInput label={t('name')} data-autofocus maxLength={200} value={values.name} error={change.errorOf('name')} onChange={(event) => setValues({ ...values, name: event.currentTarget.value })} />
          <TextInput label={t('nameEn')} description={t('nameEnHelp')} maxLength={200} value={values.nameEn} onChange={(event) => setValues({ ...values, nameEn: event.currentTarget.value })} />
          <ColourPicker label={t('colourLabel')} value={values.colour} onChange={(colour) => setValues({ ...values, colour })} />
          <Problem error={change.error} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" disabled={missing} loading={change.busy}>{t(status ? 'save' : 'add')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
