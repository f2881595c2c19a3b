import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLeadChoices } from './queries.ts'

type Props = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'searchable' | 'searchValue' | 'onSearchChange' | 'filter'> & { /** Leads not to offer. */ without: string[]; onChoose: (id: string) => void }

/** Finds a lead by typing: name, company, address or phone in any spelling. */
export function LeadSelect({ without, onChoose, ...rest }: Props) {
  const { t } = useTranslation('lead')
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState(false)
  const [q] = useDebouncedValue(typed, 200)
  const found = (useLeadChoices(q, opened).data?.items ?? []).filter((one) => !without.includes(one.id))
  return (
    <Select {...rest} searchable placeholder={t('findLead')} value={null} searchValue={typed} onSearchChange={setTyped} onDropdownOpen={() => setOpened(true)}
      data={found.map((one) => ({ value: one.id, label: [one.label, one.isOrganisation ? [one.firstName, one.lastName].filter(Boolean).join(' ') : one.companyName, one.city].filter(Boolean).join(' · ') }))}
      // The server has searched already, in every spelling.
      filter={({ options }) => options} nothingFoundMessage={t('noLeadFound')} onChange={(id) => id && onChoose(id)} />
  )
}
