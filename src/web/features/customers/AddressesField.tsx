import { ActionIcon, Button, Fieldset, Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import { MapPinPlus, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerView } from '#contract/customers.ts'
import classes from './customer.module.css'
import { countryOptions } from './countries.ts'

export type Address = Omit<CustomerView['addresses'][number], 'id'> & { id?: string }
const TYPES = ['billing', 'shipping', 'shop', 'office', 'warehouse', 'home', 'other'] as const

/** Several addresses, each of a type, one of them the main one; in the order an envelope has them. */
export function AddressesField({ addresses, home, onChange }: { addresses: Address[]; home: string; onChange: (addresses: Address[]) => void }) {
  const { t, i18n } = useTranslation('customers')
  const countries = useMemo(() => countryOptions(i18n.language), [i18n.language])
  const change = (at: number, patch: Partial<Address>) => onChange(addresses.map((one, index) => (index === at ? { ...one, ...patch } : patch.isPrimary ? { ...one, isPrimary: false } : one)))
  const remove = (at: number) => {
    const left = addresses.filter((_, index) => index !== at)
    onChange(left.some((one) => one.isPrimary) ? left : left.map((one, index) => ({ ...one, isPrimary: index === 0 })))
  }
  const line = (at: number, field: 'title' | 'line1' | 'line2' | 'postalCode' | 'city' | 'state', className?: string) => (
    <TextInput className={className} label={t(`address.${field}`)} value={addresses[at]?.[field] ?? ''} maxLength={field === 'postalCode' ? 20 : 200} onChange={(event) => change(at, { [field]: event.currentTarget.value || null })} />
  )
  return (
    <Stack gap="sm">
      {addresses.map((address, at) => (
        <Fieldset key={address.id ?? `new-${at}`} variant="filled" legend={t(`addressType.${address.type}`)}>
          <div className={classes.address}>
            <Select label={t('address.type')} data={TYPES.map((value) => ({ value, label: t(`addressType.${value}`) }))} value={address.type} allowDeselect={false} onChange={(type) => type && change(at, { type: type as Address['type'] })} />
            {line(at, 'title')}
            {line(at, 'line1', classes.wide)}
            {line(at, 'line2', classes.wide)}
            <div className={classes.town}>{line(at, 'postalCode')}{line(at, 'city')}</div>
            <Select label={t('address.country')} searchable data={countries} value={address.country ?? home} allowDeselect={false} onChange={(country) => change(at, { country })} />
            {(address.state || !['FR', 'BE', 'LU', 'GB'].includes(address.country ?? home)) && line(at, 'state')}
          </div>
          <Group justify="space-between" mt="xs">
            <Radio name="primary-address" label={t('address.isPrimary')} checked={address.isPrimary} onChange={() => change(at, { isPrimary: true })} />
            <ActionIcon variant="subtle" color="red" aria-label={t('address.remove', { type: t(`addressType.${address.type}`) })} onClick={() => remove(at)}><Trash2 size={16} aria-hidden /></ActionIcon>
          </Group>
        </Fieldset>
      ))}
      <Group><Button variant="default" size="xs" leftSection={<MapPinPlus size={16} />} onClick={() => onChange([...addresses, { isPrimary: addresses.length === 0, type: addresses.length === 0 ? 'billing' : 'shipping', title: null, line1: null, line2: null, city: null, state: null, postalCode: null, country: home }])}>{t('address.add')}</Button></Group>
    </Stack>
  )
}
