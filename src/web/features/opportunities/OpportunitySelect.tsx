import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '#web/ui/format.ts'
import { useOpportunityChoices } from './queries.ts'

type Props = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'searchValue' | 'onSearchChange' | 'filter'> & { value: string | null; onChange: (id: string | null) => void }

/** One open opportunity, found by typing. */
export function OpportunitySelect({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation('opportunities')
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState(false)
  const [picked, setPicked] = useState<{ value: string; label: string } | null>(null)
  const [q] = useDebouncedValue(typed === picked?.label ? '' : typed, 200)
  const found = (useOpportunityChoices(q, opened).data?.items ?? []).map((one) => ({ value: one.id, label: [one.title, one.partyLabel === one.title ? null : one.partyLabel, one.stage.label, formatMoney(one.amount, one.currency)].filter(Boolean).join(' · ') }))
  const options = picked && picked.value === value && !found.some((one) => one.value === value) ? [picked, ...found] : found
  return (
    <Select {...rest} searchable clearable placeholder={t('findOpportunity')} value={value} searchValue={typed} onSearchChange={setTyped} onDropdownOpen={() => setOpened(true)} data={options}
      // The server has searched already, in every spelling.
      filter={({ options: all }) => all} nothingFoundMessage={t('nothingFound')} onChange={(id) => {
        setPicked(options.find((one) => one.value === id) ?? null)
        onChange(id)
      }} />
  )
}
