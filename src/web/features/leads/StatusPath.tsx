import { Button, Group, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import { statusesQuery } from '../lists/queries.ts'

const PATH = ['open', 'opportunity', 'quotation', 'converted', 'lost_quotation']

/** Where the lead stands. The steps follow from what happens; only open, working and closed statuses are chosen by hand. */
export function StatusPath({ status, onChoose }: { status: LeadView['status']; onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(statusesQuery)
  const items = data?.items ?? []
  const steps = PATH.map((kind) => items.find((one) => one.kind === kind && one.isDefault)).filter((one) => one !== undefined)
  return (
    <Group gap={4} component="nav" aria-label={t('statusPath')}>
      {steps.map((step, index) => (
        <Group gap={4} key={step.id} wrap="nowrap">
          {index > 0 && <ChevronRight size={14} aria-hidden />}
          <Button component="span" size="compact-sm" variant={step.kind === status.kind ? 'filled' : 'default'} aria-current={step.kind === status.kind ? 'step' : undefined} style={{ cursor: 'default' }} autoContrast>{step.label}</Button>
        </Group>
      ))}
      <Menu>
        <Menu.Target><Button size="compact-sm" variant={steps.some((one) => one.kind === status.kind) ? 'subtle' : 'filled'} color={status.colour} autoContrast>{steps.some((one) => one.kind === status.kind) ? `${t('status')}…` : status.label}</Button></Menu.Target>
        <Menu.Dropdown>{items.filter((one) => one.settable).map((one) => <Menu.Item key={one.id} onClick={() => onChoose(one.id)}>{one.label}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
    </Group>
  )
}
