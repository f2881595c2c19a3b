import { SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '#web/features/customers/panel.tsx'
import type { Party } from './party.ts'

/** A customer there is, or the name of someone new, who becomes a lead. */
export function PartyField({ party, onChange, error }: { party: Party; onChange: (party: Party) => void; error?: string | undefined }) {
  const { t } = useTranslation('opportunities')
  const kinds = (['customer', 'company', 'person'] as const).map((value) => ({ value, label: t(`party.${value}`) }))
  return (
    <Stack gap={4}>
      <SegmentedControl size="xs" fullWidth aria-label={t('party.label')} data={kinds} value={party.kind}
        onChange={(kind) => onChange(kind === 'customer' ? { kind, customerId: null } : { kind: kind as 'company' | 'person', name: party.kind === 'customer' ? '' : party.name })} />
      {party.kind === 'customer'
        ? <CustomerSelect aria-label={t('party.customer')} placeholder={t('party.findCustomer')} value={party.customerId} onChange={(customerId) => onChange({ kind: 'customer', customerId })} error={error} />
        : <TextInput aria-label={t(`party.${party.kind}`)} placeholder={t(party.kind === 'company' ? 'party.companyName' : 'party.personName')} value={party.name} maxLength={200} error={error} onChange={(event) => onChange({ kind: party.kind, name: event.currentTarget.value })} />}
    </Stack>
  )
}
