import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Props = { name: string; facts: (string | null)[]; reasons: { code: string; similarity?: number | undefined }[] }

/** A record to choose: its name, what tells it from others, and why it is offered. */
export function ChoiceLine({ name, facts, reasons }: Props) {
  const { t } = useTranslation('lead')
  const why = reasons.map((reason) => t(`reason.${reason.code}`, { percent: Math.round((reason.similarity ?? 1) * 100), defaultValue: reason.code })).join(', ')
  return (
    <>
      <Text span size="sm" fw={600}>{name}</Text>
      {facts.some(Boolean) && <Text span size="sm"> · {facts.filter(Boolean).join(' · ')}</Text>}
      {why && <Text span size="sm" c="dimmed" display="block">{why}</Text>}
    </>
  )
}
