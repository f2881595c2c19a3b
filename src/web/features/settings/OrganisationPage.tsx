import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingsView } from '#contract/organisation.ts'
import { countryOptions } from '#web/features/customers/panel.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { DraftBar } from '#web/ui/DraftBar.tsx'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useDraft } from '#web/ui/use-draft.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { currencyOptions, useRates } from '../rates/panel.tsx'
import { LogoField } from './LogoField.tsx'
import { formOf, inputOf, type OrganisationField } from './organisation.ts'
import { changeSettings, settingsQuery } from './queries.ts'
import classes from './settings.module.css'

/** Who we are: on documents, and what is assumed where nothing is said. */
export function OrganisationPage() {
  const { t } = useTranslation('settings')
  const settings = useQuery(settingsQuery)
  return (
    <div className={classes.narrow}>
      <PageHeader title={t('nav.organisation')}><Text size="sm" c="dimmed">{t('organisationText')}</Text></PageHeader>
      <Problem error={settings.error} />
      {settings.data && <OrganisationForm settings={settings.data} />}
    </div>
  )
}

function OrganisationForm({ settings }: { settings: SettingsView }) {
  const { t, i18n } = useTranslation('settings')
  const client = useQueryClient()
  const toast = useUndoToast()
  const rates = useRates()
  const [asking, setAsking] = useState(false)
  const record = useMemo(() => formOf(settings), [settings])
  const draft = useDraft({
    record,
    save: async (changes, version) => {
      const { operationId } = await changeSettings(inputOf(changes), version)
      await client.invalidateQueries()
      toast(t('organisationSaved'), operationId)
    },
    reload: async () => formOf(await client.fetchQuery({ ...settingsQuery, staleTime: 0 })),
  })
  const countries = useMemo(() => countryOptions(i18n.language), [i18n.language])
  const currencies = useMemo(() => currencyOptions(i18n.language), [i18n.language])
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const lost = (rates.data?.items ?? []).filter((one) => one.currency !== draft.values.baseCurrency)
  const text = (field: OrganisationField, more: { type?: string; className?: string | undefined; inputMode?: 'numeric' } = {}) => (
    <TextInput label={t(`field.${field}`)} autoComplete="off" maxLength={200} value={draft.values[field]} error={draft.errorOf(field)} onChange={(event) => draft.set(field, event.currentTarget.value)} {...more} />
  )
  const select = (field: 'country' | 'timeZone' | 'baseCurrency' | 'language', data: ({ value: string; label: string } | string)[], description?: string) => (
    <Select label={t(`field.${field}`)} data={data} searchable={field !== 'language'} allowDeselect={false} value={draft.values[field]} error={draft.errorOf(field)} description={description} inputWrapperOrder={['label', 'input', 'description', 'error']} onChange={(value) => value && draft.set(field, value)} />
  )
  const save = () => {
    setAsking(false)
    void draft.save()
  }
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      if (draft.values.baseCurrency !== settings.baseCurrency && (rates.data?.items.length ?? 0) > 0) setAsking(true)
      else save()
    }}>
      <Stack>
        <div className={classes.fields}>
          {text('organisation.name', { className: classes.wide })}
          <Textarea className={classes.wide} label={t('field.organisation.addressLines')} autosize minRows={2} maxLength={500} value={draft.values['organisation.addressLines']} error={draft.errorOf('organisation.addressLines')} onChange={(event) => draft.set('organisation.addressLines', event.currentTarget.value)} />
          {text('organisation.phone', { type: 'tel' })}
          {text('organisation.email', { type: 'email' })}
          {text('organisation.website', { type: 'url', className: classes.wide })}
          {text('organisation.siret')}
          {text('organisation.vatNumber')}
        </div>
        <LogoField value={draft.values['organisation.logo']} error={draft.errorOf('organisation.logo')} onChange={(logo) => draft.set('organisation.logo', logo)} />
        <div className={classes.fields}>
          {select('country', countries, t('help.country'))}
          {select('language', [{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }], t('help.language'))}
          {select('timeZone', zones, t('help.timeZone'))}
          {select('baseCurrency', currencies, t('help.baseCurrency'))}
        </div>
        <DraftBar draft={draft} label={(field) => t(`field.${field}`)} show={(field, value) => (field === 'organisation.logo' ? t(value ? 'logo.current' : 'logo.none') : String(value ?? ''))} />
      </Stack>
      {asking && (
        <Dialog onClose={() => setAsking(false)} title={t('baseChange.title', { currency: draft.values.baseCurrency })}>
          <Stack>
            <Text size="sm">{t('baseChange.text', { count: rates.data?.items.length ?? 0, from: settings.baseCurrency, to: draft.values.baseCurrency, currencies: lost.map((one) => one.currency).join(', ') })}</Text>
            <Group justify="flex-end"><Button variant="default" onClick={() => setAsking(false)}>{t('cancel')}</Button><Button onClick={save}>{t('baseChange.do')}</Button></Group>
          </Stack>
        </Dialog>
      )}
    </form>
  )
}
