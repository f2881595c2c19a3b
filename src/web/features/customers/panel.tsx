import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCustomer, useCustomerChoices } from './queries.ts'


type Choice = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'searchValue' | 'onSearchChange' | 'filter'> & { value: string | null; onChange: (id: string | null) => void }

/** One customer, found by typing; `known` saves a request for the name of the one chosen already. */
export function CustomerSelect({ value, onChange, known, ...rest }: Choice & { known?: { id: string; name: string } | null }) {
  const { t } = useTranslation('customers')
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState(false)
  const [picked, setPicked] = useState<{ id: string; name: string } | null>(null)
  const named = [known, picked].find((one) => one && one.id === value) ?? null
  const current = useCustomer(value && !named ? value : null)
  const name = named?.name ?? current.data?.name
  const [q] = useDebouncedValue(typed === name ? '' : typed, 200)
  const { data } = useCustomerChoices(q, opened)
  const found = (data?.items ?? []).map((one) => ({ value: one.id, label: one.name, city: one.city }))
  const options = value && name && !found.some((one) => one.value === value) ? [{ value, label: name, city: null }, ...found] : found
  return (
    <Select {...rest} searchable clearable value={value} searchValue={typed} onSearchChange={setTyped} onDropdownOpen={() => setOpened(true)} data={options.map(({ value: id, label }) => ({ value: id, label }))}
      // The server has searched already, in every spelling.
      filter={({ options: all }) => all}
      renderOption={({ option }) => <span>{option.label}{options.find((one) => one.value === option.value)?.city ? <small> · {options.find((one) => one.value === option.value)?.city}</small> : null}</span>}
      nothingFoundMessage={t('noCustomerFound')} onChange={(id) => {
        const one = options.find((option) => option.value === id)
        if (one) setPicked({ id: one.value, name: one.label })
        onChange(id)
      }} />
  )
}

/** One of a customer's contacts. */
export function ContactSelect({ customerId, value, onChange, ...rest }: Choice & { customerId: string | null }) {
  const { t } = useTranslation('customers')
  const { data } = useCustomer(customerId)
  const contacts = (data?.contacts ?? []).filter((one) => !one.deletedAt || one.id === value)
  return <Select {...rest} clearable searchable disabled={!customerId} placeholder={customerId ? undefined : t('customerFirst')} data={contacts.map((one) => ({ value: one.id, label: [one.label, one.jobTitle].filter(Boolean).join(', ') }))} value={value} onChange={onChange} />
}
