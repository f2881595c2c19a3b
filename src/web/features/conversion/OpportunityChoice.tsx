import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversionProposal } from '#contract/conversion.ts'
import { OpportunitySelect } from '#web/features/opportunities/panel.tsx'
import { formatMoney } from '#web/ui/format.ts'
import { ChoiceLine } from './ChoiceLine.tsx'

type Props = { opportunities: ConversionProposal['duplicates']; value: string | null; onChange: (id: string | null) => void; error: string | undefined }

/** Open opportunities that are probably about the same, each with why, how far and how much; or any other, found by typing. */
export function OpportunityChoice({ opportunities, value, onChange, error }: Props) {
  const { t } = useTranslation('conversion')
  const [other, setOther] = useState(opportunities.length === 0)
  if (opportunities.length === 0) return <OpportunitySelect mt="sm" label={t('opportunity')} description={t('noOpportunity')} value={value} onChange={onChange} error={error} />
  return (
    <Stack gap="xs" mt="sm">
      <Radio.Group label={t('opportunity')} value={other ? 'other' : (value ?? '')} error={other ? undefined : error} onChange={(chosen) => {
        setOther(chosen === 'other')
        onChange(chosen === 'other' ? null : chosen)
      }}>
        <Stack gap={6} mt={4}>
          {opportunities.map((one) => <Radio key={one.id} value={one.id} label={<ChoiceLine name={one.label} facts={[one.customerName, one.stage, formatMoney(one.amount, one.currency)]} reasons={one.reasons} />} />)}
          <Radio value="other" label={<Text span size="sm">{t('otherOpportunity')}</Text>} />
        </Stack>
      </Radio.Group>
      {other && <OpportunitySelect aria-label={t('opportunity')} value={value} onChange={onChange} error={error} />}
    </Stack>
  )
}
