import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { MapPinPlus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type * as z from 'zod'
import type { addressView } from '#contract/shapes.ts'
import { addressLines } from './address-lines.ts'
import { countryName, countryOptions } from './countries.ts'
import { FoldedItem } from './FoldedItem.tsx'
import classes from './folded-item.module.css'

export type Address = Omit<z.infer<typeof addressView>, 'id'> & { id?: string }
const TYPES = ['billing', 'shipping', 'shop', 'office', 'warehouse', 'home', 'other'] as const
/** Countries whose addresses name no state or region. */
const WITHOUT_STATE = ['FR', 'BE', 'LU', 'GB']

type Props = { addresses: Address[]; home: string; /** `now`: a choice, to be saved at once. */ onChange: (addresses: Address[], now: boolean) => void }

/** Several addresses, each of a type, one of them the main one; in the order an envelope has them. */
export function AddressesField({ addresses, home, onChange }: Props) {
  const { t, i18n } = useTranslation('address')
  const [opened, setOpened] = useState<number | null>(null)
  const countries = useMemo(() => countryOptions(i18n.language), [i18n.language])
  const change = (at: number, patch: Partial<Address>, now = false) => onChange(addresses.map((one, index) => (index === at ? { ...one, ...patch } : patch.isPrimary ? { ...one, isPrimary: false } : one)), now)
  const remove = (at: number) => {
    const left = addresses.filter((_, index) => index !== at)
    setOpened(null)
    onChange(left.some((one) => one.isPrimary) ? left : left.map((one, index) => ({ ...one, isPrimary: index === 0 })), true)
  }
  const add = () => {
    onChange([...addresses, { isPrimary: addresses.length === 0, type: addresses.length === 0 ? 'billing' : 'shipping', title: null, line1: null, line2: null, city: null, state: null, postalCode: null, country: home }], false)
    setOpened(addresses.length)
  }
  const line = (at: number, field: 'title' | 'line1' | 'line2' | 'postalCode' | 'city' | 'state', className?: string) => (
    <TextInput className={className} label={t(field)} autoComplete="off" autoFocus={field === 'line1' && addresses[at]?.id === undefined} value={addresses[at]?.[field] ?? ''} maxLength={field === 'postalCode' ? 20 : 200} onChange={(event) => change(at, { [field]: event.currentTarget.value || null })} />
  )
  return (
    <Stack gap="sm">
      {addresses.length > 0 && (
        <ul className={classes.list}>
          {addresses.map((address, at) => {
            const type = t(`types.${address.type}`)
            return (
              <FoldedItem key={at} title={type} badge={address.isPrimary && addresses.length > 1 ? t('main') : undefined} summary={addressLines(address, home, (code) => countryName(code, i18n.language)).join(', ')}
                opened={opened === at} onToggle={() => setOpened(opened === at ? null : at)} removeLabel={t('remove', { type })} onRemove={() => remove(at)}>
                {line(at, 'line1', classes.wide)}
                {line(at, 'line2', classes.wide)}
                <div className={classes.town}>{line(at, 'postalCode')}{line(at, 'city')}</div>
                <Select label={t('country')} searchable data={countries} value={address.country ?? home} allowDeselect={false} onChange={(country) => change(at, { country })} />
                {(address.state || !WITHOUT_STATE.includes(address.country ?? home)) && line(at, 'state')}
                <Select label={t('type')} data={TYPES.map((value) => ({ value, label: t(`types.${value}`) }))} value={address.type} allowDeselect={false} onChange={(value) => value && change(at, { type: value as Address['type'] })} />
                {line(at, 'title')}
                <Checkbox className={classes.wide} label={t('isPrimary')} checked={address.isPrimary} disabled={address.isPrimary} onChange={() => change(at, { isPrimary: true }, true)} />
              </FoldedItem>
            )
          })}
        </ul>
      )}
      <Group><Button variant="default" size="xs" leftSection={<MapPinPlus size={16} aria-hidden />} onClick={add}>{t('add')}</Button></Group>
    </Stack>
  )
}
