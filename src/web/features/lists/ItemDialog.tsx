import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListName } from '#contract/list-names.ts'
import type { ListItemView } from '#contract/lists.ts'
import { ColourPicker } from '#web/ui/ColourPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { edited } from '#web/ui/draft.ts'
import { Problem } from '#web/ui/Problem.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { changeItem } from './queries.ts'

/** The lists whose items are shown in a colour, and those whose items are worth describing. */
export const COLOURED: ListName[] = ['tags']
export const DESCRIBED: ListName[] = ['sources', 'mediums', 'campaigns', 'lost-reasons', 'industries', 'market-segments', 'territories']

/** Renames an item, in both languages, and says more about it. */
export function ItemDialog({ list, item, onClose }: { list: ListName; item: ListItemView; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const change = useChange()
  const [values, setValues] = useState({ name: item.name, nameEn: item.nameEn ?? '', details: item.details ?? '', colour: item.colour ?? 'gray' })
  const [before] = useState(values)
  const { details, colour } = values
  const submit = async () => {
    if (await change.run(() => changeItem(list, item, edited(before, values)), t('done.saved', { name: values.name }))) onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('edit', { name: item.label })}>
      <form noValidate onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}>
        <Stack>
          <TextInput label={t('name')} data-autofocus maxLength={200} value={values.name} error={values.name.trim() === '' ? t('nameMissing') : change.errorOf('name')} onChange={(event) => setValues({ ...values, name: event.currentTarget.value })} />
          <TextInput label={t('nameEn')} description={t('nameEnHelp')} maxLength={200} value={values.nameEn} error={change.errorOf('nameEn')} onChange={(event) => setValues({ ...values, nameEn: event.currentTarget.value })} />
          {DESCRIBED.includes(list) && <Textarea label={t('details')} description={t(`list.${list}.details`, { defaultValue: '' }) || undefined} autosize minRows={3} maxLength={20_000} value={details} onChange={(event) => setValues({ ...values, details: event.currentTarget.value })} />}
          {COLOURED.includes(list) && <ColourPicker label={t('colourLabel')} value={colour} onChange={(next) => setValues({ ...values, colour: next })} />}
          <Problem error={change.error} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" disabled={values.name.trim() === ''} loading={change.busy}>{t('save')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
