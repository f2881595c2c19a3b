import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingsView } from '#contract/organisation.ts'
import { countryOptions } from '#web/ui/countries.ts'
import { ApiProblem } from '#web/api.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { conflictOf, edited } from '#web/ui/draft.ts'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { timeZoneOptions } from '#web/ui/time-zones.ts'
import { useChange } from '#web/ui/use-change.ts'
import { currencyOptions, useRates } from '../rates/panel.tsx'
import { LogoField } from './LogoField.tsx'
import { formOf, inputOf, type OrganisationField, type OrganisationForm as Values } from './organisation.ts'
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
  const change = useChange()
  const rates = useRates()
  const [edits, setEdits] = useState<Partial<Values>>({})
  const [asking, setAsking] = useState(false)
  const record = useMemo(() => formOf(settings), [settings])
  const values = { ...record, ...edits }
  const changes = edited(record, edits)
  const dirty = Object.keys(changes).length > 0
  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [dirty])

  // Changes to other fields go on top of somebody else's; the same fields are refused, and shown as they have become.
  const send = async () => {
    try {
      return await changeSettings(inputOf(changes), record.version)
    } catch (failure) {
      if (!(failure instanceof ApiProblem && failure.problem.code === 'changed_meanwhile')) throw failure
      const theirs = formOf(await client.fetchQuery({ ...settingsQuery, staleTime: 0 }))
      if (conflictOf(record, theirs, changes).fields.length > 0) throw failure
      return changeSettings(inputOf(changes), theirs.version)
    }
  }
  const save = async () => {
    setAsking(false)
    if (await change.run(send, t('organisationSaved'))) setEdits({})
  }
  const set = (field: OrganisationField, value: string) => setEdits((before) => ({ ...before, [field]: value }))
  const countries = useMemo(() => countryOptions(i18n.language), [i18n.language])
  const currencies = useMemo(() => currencyOptions(i18n.language), [i18n.language])
  const zones = useMemo(() => timeZoneOptions(values.timeZone), [values.timeZone])
  const lost = (rates.data?.items ?? []).filter((one) => one.currency !== values.baseCurrency)
  const text = (field: OrganisationField, more: { type?: string; className?: string | undefined; inputMode?: 'numeric' } = {}) => (
    <TextInput label={t(`field.${field}`)} autoComplete="off" maxLength={200} value={values[field]} error={change.errorOf(field)} onChange={(event) => set(field, event.currentTarget.value)} {...more} />
  )
  const select = (field: 'country' | 'timeZone' | 'baseCurrency' | 'language', data: ({ value: string; label: string } | string)[], description?: string) => (
    <Select label={t(`field.${field}`)} data={data} searchable={field !== 'language'} allowDeselect={false} value={values[field]} error={change.errorOf(field)} description={description} inputWrapperOrder={['label', 'input', 'description', 'error']} onChange={(value) => value && set(field, value)} />
  )
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      if (values.baseCurrency !== settings.baseCurrency && (rates.data?.items.length ?? 0) > 0) setAsking(true)
      else if (dirty) void save()
    }}>
      <Stack>
        <div className={classes.fields}>
          {text('organisation.name', { className: classes.wide })}
          <Textarea className={classes.wide} label={t('field.organisation.addressLines')} autosize minRows={2} maxLength={500} value={values['organisation.addressLines']} error={change.errorOf('organisation.addressLines')} onChange={(event) => set('organisation.addressLines', event.currentTarget.value)} />
          {text('organisation.phone', { type: 'tel' })}
          {text('organisation.email', { type: 'email' })}
          {text('organisation.website', { type: 'url', className: classes.wide })}
          {text('organisation.siret')}
          {text('organisation.vatNumber')}
        </div>
        <LogoField value={values['organisation.logo']} error={change.errorOf('organisation.logo')} onChange={(logo) => set('organisation.logo', logo)} />
        <div className={classes.fields}>
          {select('country', countries, t('help.country'))}
          {select('language', [{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }], t('help.language'))}
          {select('timeZone', zones, t('help.timeZone'))}
          {select('baseCurrency', currencies, t('help.baseCurrency'))}
        </div>
        <Problem error={change.error} />
        {dirty && (
          <div className={classes.bar} role="region" aria-label={t('unsaved')}>
            <Button type="submit" loading={change.busy}>{t('save')}</Button>
            <Button variant="default" onClick={() => {
              setEdits({})
              change.clear()
            }}>{t('discard')}</Button>
            <Text size="sm" role="status">{t('unsaved')}</Text>
          </div>
        )}
      </Stack>
      {asking && (
        <Dialog onClose={() => setAsking(false)} title={t('baseChange.title', { currency: values.baseCurrency })}>
          <Stack>
            <Text size="sm">{t('baseChange.text', { count: rates.data?.items.length ?? 0, from: settings.baseCurrency, to: values.baseCurrency, currencies: lost.map((one) => one.currency).join(', ') })}</Text>
            <Group justify="flex-end"><Button variant="default" onClick={() => setAsking(false)}>{t('cancel')}</Button><Button onClick={() => void save()}>{t('baseChange.do')}</Button></Group>
          </Stack>
        </Dialog>
      )}
    </form>
  )
}
