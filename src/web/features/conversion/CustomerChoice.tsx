import { Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversionProposal } from '#contract/conversion.ts'
import { CustomerSelect } from '#web/features/customers/panel.tsx'
import { formatPhone } from '#web/ui/format.ts'
import { ChoiceLine } from './ChoiceLine.tsx'
import classes from './conversion.module.css'
import type { Choices } from './use-choices.ts'

type Difference = ConversionProposal['customer']['differences'][number]
type Props = { proposal: ConversionProposal; choices: Choices; differences: Difference[] | undefined; error: string | undefined }

/** Link to a customer there is, create one, or neither. */
export function CustomerChoice({ proposal, choices, differences, error }: Props) {
  const { t } = useTranslation('conversion')
  const { candidates } = proposal.customer
  const { mode, customerId, setMode, setCustomerId } = choices
  const nameless = proposal.missing.includes('name')
  const [other, setOther] = useState(candidates.length === 0)
  return (
    <>
      <Radio.Group value={mode} onChange={(value) => setMode(value as typeof mode)} aria-label={t('customers')}>
        <Stack gap="xs">
          <Radio value="link" label={t('link')} />
          <Radio value="create" label={t('createCustomer')} disabled={nameless} description={nameless ? t('nameless') : undefined} />
          <Radio value="none" label={t('none')} />
        </Stack>
      </Radio.Group>
      {mode === 'link' && (
        <Stack gap="xs" mt="sm" className={classes.inset}>
          {candidates.length > 0 && (
            <Radio.Group label={t('customer')} value={other ? 'other' : (customerId ?? '')} error={other ? undefined : error} onChange={(chosen) => {
              setOther(chosen === 'other')
              setCustomerId(chosen === 'other' ? null : chosen)
            }}>
              <Stack gap={6} mt={4}>
                {candidates.map((one) => <Radio key={one.id} value={one.id} label={<ChoiceLine name={one.label} facts={[one.city]} reasons={one.reasons} />} />)}
                <Radio value="other" label={<Text span size="sm">{t('otherCustomer')}</Text>} />
              </Stack>
            </Radio.Group>
          )}
          {other && <CustomerSelect {...(candidates.length > 0 ? { 'aria-label': t('customer') } : { label: t('customer') })} placeholder={t('findCustomer')} value={customerId} onChange={setCustomerId} error={error} />}
          {customerId && differences && differences.length > 0 && <Differences differences={differences} />}
        </Stack>
      )}
    </>
  )
}

const PHONES = new Set(['phone', 'mobile'])

function Differences({ differences }: { differences: Difference[] }) {
  const { t } = useTranslation('conversion')
  const { t: field } = useTranslation('lead')
  const show = (one: Difference, side: 'lead' | 'customer') => (PHONES.has(one.field) ? formatPhone(one[side]) : one[side])
  return (
    <Table withTableBorder layout="fixed" captionSide="top" className={classes.differences}>
      <Table.Caption ta="left" c="var(--mantine-color-text)">{t('differences')}</Table.Caption>
      <Table.Thead><Table.Tr><Table.Th scope="col">{t('field')}</Table.Th><Table.Th scope="col">{t('ofCustomer')}</Table.Th><Table.Th scope="col">{t('ofLead')}</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>
        {differences.map((one) => <Table.Tr key={one.field}><Table.Th scope="row" fw={400}>{field(`field.${one.field}`)}</Table.Th><Table.Td fw={600}>{show(one, 'customer')}</Table.Td><Table.Td>{show(one, 'lead')}</Table.Td></Table.Tr>)}
      </Table.Tbody>
    </Table>
  )
}
