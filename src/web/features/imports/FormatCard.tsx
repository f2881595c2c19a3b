import { Button, Collapse, NativeSelect, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type ImportView, importEncodings } from '#contract/imports.ts'
import { countryOptions } from '#web/ui/countries.ts'
import type { Choose } from './MappingStep.tsx'

const SEPARATORS: Record<string, string> = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' }
const NAMES: Record<string, string> = { odoo: 'Odoo', erpnext: 'ERPNext / Dokos', hubspot: 'HubSpot', pipedrive: 'Pipedrive' }

/** What the file was taken for, and how to say better. */
export function FormatCard({ view, set }: { view: ImportView; set: Choose }) {
  const { t, i18n } = useTranslation('imports')
  const [opened, { toggle }] = useDisclosure(false)
  const { detected, choices } = view
  const csv = detected.kind === 'csv'
  const [encoding, separator] = [choices.encoding ?? detected.encoding, choices.separator ?? detected.separator ?? ',']
  const separatorName = (sign: string) => (SEPARATORS[sign] ? t(`format.separators.${SEPARATORS[sign]}`) : sign)
  const encodings = [...new Set([...importEncodings, encoding])]
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Title order={2} size="h4">{t('format.title')}</Title>
        <Text size="sm">
          {detected.preset && <>{t('format.preset', { name: NAMES[detected.preset] })} </>}
          {csv ? t('format.csv', { encoding: t(`format.encodings.${encoding}`, { defaultValue: encoding }), separator: separatorName(separator) }) : t('format.xlsx')}
        </Text>
        <Button variant="default" size="compact-sm" w="fit-content" onClick={toggle} aria-expanded={opened} rightSection={<ChevronDown size={14} aria-hidden />}>{t('format.change')}</Button>
        <Collapse expanded={opened}>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
            {csv && <NativeSelect label={t('format.encoding')} description={t('format.encodingHelp')} value={encoding} onChange={(event) => set({ encoding: event.currentTarget.value })} data={encodings.map((value) => ({ value, label: t(`format.encodings.${value}`, { defaultValue: value }) }))} />}
            {csv && <NativeSelect label={t('format.separator')} value={separator} onChange={(event) => set({ separator: event.currentTarget.value })} data={[';', ',', '\t', '|'].map((value) => ({ value, label: separatorName(value) }))} />}
            <NativeSelect label={t('format.decimal')} value={choices.decimal ?? detected.decimal} onChange={(event) => set({ decimal: event.currentTarget.value as ',' })} data={([',', '.'] as const).map((value) => ({ value, label: t(`format.decimals.${value === ',' ? 'comma' : 'point'}`) }))} />
            <NativeSelect label={t('format.dateOrder')} value={choices.dateOrder ?? detected.dateOrder} onChange={(event) => set({ dateOrder: event.currentTarget.value as 'dmy' })} data={(['dmy', 'mdy', 'ymd'] as const).map((value) => ({ value, label: t(`format.orders.${value}`) }))} />
            <NativeSelect label={t('format.country')} description={t('format.countryHelp')} value={choices.country} onChange={(event) => set({ country: event.currentTarget.value })} data={countryOptions(i18n.language)} />
          </SimpleGrid>
        </Collapse>
      </Stack>
    </Paper>
  )
}
