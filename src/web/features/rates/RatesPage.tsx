import { ActionIcon, Alert, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CurrencyRateView } from '#contract/rates.ts'
import { formatDay } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { currencyName, currencyOptions, useRates } from './panel.tsx'
import { putRate, removeRate } from './queries.ts'
import { parseRate } from './rate.ts'
import classes from './rates.module.css'

const inWords = (rate: string, language: string) => new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr-FR', { maximumFractionDigits: 8, useGrouping: false }).format(Number(rate))

/** What one unit of each currency is worth in the base currency; sums are made with it. */
export function RatesPage() {
  const { t, i18n } = useTranslation('settings')
  const { data, error } = useRates()
  const [currency, setCurrency] = useState<string | null>(null)
  if (!data) return <Problem error={error} />
  const { base, items, missing } = data
  return (
    <Stack className={classes.page}>
      <PageHeader title={t('nav.rates')}><Text size="sm" c="dimmed">{t('rates.what', { base: `${base} (${currencyName(base, i18n.language)})` })}</Text></PageHeader>
      {missing.length > 0 && (
        <Alert color="yellow" title={t('rates.missing', { count: missing.length })}>
          <Stack gap="xs">
            <Text size="sm">{t('rates.missingText')}</Text>
            <Group gap="xs">{missing.map((code) => <Button key={code} size="xs" variant="default" onClick={() => setCurrency(code)}>{t('rates.giveOne', { code })}</Button>)}</Group>
          </Stack>
        </Alert>
      )}
      <NewRate key={currency ?? ''} base={base} known={items.map((one) => one.currency)} currency={currency} onCurrency={setCurrency} />
      {items.length > 0 && (
        <Table className={classes.table} verticalSpacing={6}>
          <Table.Thead><Table.Tr><Table.Th scope="col">{t('rates.currency')}</Table.Th><Table.Th scope="col">{t('rates.rate', { base })}</Table.Th><Table.Th scope="col" className={classes.since}>{t('rates.since')}</Table.Th><Table.Th scope="col"><span className={classes.hidden}>{t('remove')}</span></Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{items.map((one) => <RateRow key={`${one.currency} ${one.version}`} rate={one} base={base} />)}</Table.Tbody>
        </Table>
      )}
    </Stack>
  )
}

function NewRate({ base, known, currency, onCurrency }: { base: string; known: string[]; currency: string | null; onCurrency: (code: string | null) => void }) {
  const { t, i18n } = useTranslation('settings')
  const change = useChange()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const choices = useMemo(() => currencyOptions(i18n.language).filter(({ value }) => value !== base && !known.includes(value)), [i18n.language, base, known])
  const submit = async () => {
    const rate = parseRate(typed)
    setWrong(rate === null)
    if (!rate || !currency) return
    if (await change.run(() => putRate(currency, rate, undefined), t('rates.saved', { currency }))) {
      setTyped('')
      onCurrency(null)
    }
  }
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      void submit()
    }}>
      <div className={classes.fresh}>
        <Select label={t('rates.currency')} placeholder={t('rates.choose')} data={choices} value={currency} onChange={onCurrency} searchable clearable error={change.errorOf('currency')} />
        <TextInput label={t('rates.worth', { code: currency ?? '…' })} rightSection={<Text size="sm" c="dimmed">{base}</Text>} rightSectionWidth={52} inputMode="decimal" autoComplete="off" value={typed} maxLength={22} error={wrong ? t('rates.wrong') : change.errorOf('rate')} onChange={(event) => setTyped(event.currentTarget.value)} autoFocus={currency !== null} />
        <Button type="submit" className={classes.add} disabled={!currency} loading={change.busy}>{t('add')}</Button>
      </div>
      <Problem error={change.error} />
    </form>
  )
}

function RateRow({ rate, base }: { rate: CurrencyRateView; base: string }) {
  const { t, i18n } = useTranslation('settings')
  const change = useChange()
  const before = inWords(rate.rate, i18n.language)
  const [typed, setTyped] = useState(before)
  const [wrong, setWrong] = useState(false)
  const save = () => {
    const next = parseRate(typed)
    setWrong(next === null)
    if (next && next !== rate.rate) void change.run(() => putRate(rate.currency, next, rate.version), t('rates.saved', { currency: rate.currency }))
  }
  return (
    <Table.Tr>
      <Table.Th scope="row"><Text size="sm" fw={550}>{rate.currency}</Text><Text size="xs" c="dimmed">{currencyName(rate.currency, i18n.language)}</Text></Table.Th>
      <Table.Td>
        <TextInput className={classes.value} aria-label={t('rates.of', { code: rate.currency })} rightSection={<Text size="sm" c="dimmed">{base}</Text>} rightSectionWidth={52} inputMode="decimal" autoComplete="off" maxLength={22} value={typed}
          error={wrong ? t('rates.wrong') : (change.errorOf('rate') ?? (change.error instanceof Error ? change.error.message : undefined))} onChange={(event) => setTyped(event.currentTarget.value)} onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') {
              setTyped(before)
              setWrong(false)
            }
          }} />
      </Table.Td>
      <Table.Td className={classes.since}><Text size="sm">{formatDay(rate.updatedAt)}</Text></Table.Td>
      <Table.Td w={44}><ActionIcon variant="subtle" color="red" aria-label={t('rates.remove', { currency: rate.currency })} onClick={() => void change.aloud(() => removeRate(rate.currency, rate.version), t('rates.removed', { currency: rate.currency }))}><Trash2 size={16} aria-hidden /></ActionIcon></Table.Td>
    </Table.Tr>
  )
}
