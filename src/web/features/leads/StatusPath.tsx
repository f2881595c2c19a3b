import { Badge, Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Check, ChevronDown, CircleSlash, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import { statusesQuery } from '../lists/queries.ts'
import classes from './lead.module.css'

const PATH: LeadView['status']['kind'][] = ['open', 'opportunity', 'quotation', 'converted']

/**
 * Where the lead stands: Open, Opportunity, Quotation, Converted or Lost quotation, which follow from what happens. By
 * hand one says how far talking has come, or closes the lead; a closed one is only reopened by hand.
 */
export function StatusPath({ status, onChoose, disabled }: { status: LeadView['status']; onChoose: (id: string) => void; disabled: boolean }) {
  const { t } = useTranslation('lead')
  const items = useQuery(statusesQuery).data?.items ?? []
  const ofKind = (kind: string) => items.find((one) => one.kind === kind && one.isDefault)
  const lost = ofKind('lost_quotation')
  const open = ofKind('open')
  const closed = status.kind === 'closed'
  // Talking goes on while the lead is open; a lost quotation stands where the lead would have been converted.
  const at = closed ? -1 : status.kind === 'working' ? 0 : status.kind === 'lost_quotation' ? 3 : PATH.indexOf(status.kind)
  const steps = PATH.map((kind, index) => {
    const shown = index === 0 && status.kind === 'working' ? status : index === 3 && status.kind === 'lost_quotation' ? lost : ofKind(kind)
    return { kind, label: shown?.label ?? '', alternative: index === 3 && status.kind !== 'converted' && status.kind !== 'lost_quotation' ? lost?.label : undefined }
  })
  const byHand = (kinds: string[]) => items.filter((one) => one.settable && kinds.includes(one.kind) && one.id !== status.id)
  const talking = status.kind === 'open' || status.kind === 'working' ? byHand(['open', 'working']) : []
  const closing = closed ? [] : byHand(['closed'])
  return (
    <nav aria-label={t('statusPath')} className={classes.progress}>
      <ol className={classes.path} data-closed={closed || undefined}>
        {steps.map((step, index) => (
          <li key={step.kind} className={classes.step} data-state={index < at ? 'past' : index === at ? 'now' : 'next'} data-lost={(index === at && status.kind === 'lost_quotation') || undefined} aria-current={index === at ? 'step' : undefined}>
            {index < at && <Check size={14} aria-hidden />}
            <span>{[step.label, step.alternative].filter(Boolean).join(' / ')}</span>
          </li>
        ))}
      </ol>
      {closed
        ? (
          <>
            <Badge size="lg" variant="light" color={status.colour} tt="none" leftSection={<CircleSlash size={14} aria-hidden />} className={classes.badge}>{status.label}</Badge>
            <Button size="xs" variant="default" leftSection={<RotateCcw size={14} aria-hidden />} disabled={disabled || !open} onClick={() => open && onChoose(open.id)}>{t('reopen')}</Button>
          </>
        )
        : (talking.length > 0 || closing.length > 0) && (
          <Menu position="bottom-start">
            <Menu.Target><Button size="xs" variant="default" rightSection={<ChevronDown size={14} aria-hidden />} disabled={disabled}>{t('changeStatus')}</Button></Menu.Target>
            <Menu.Dropdown>
              {talking.map((one) => <Menu.Item key={one.id} onClick={() => onChoose(one.id)}>{one.label}</Menu.Item>)}
              {talking.length > 0 && closing.length > 0 && <Menu.Divider />}
              {closing.length > 0 && <Menu.Label>{t('closeLead')}</Menu.Label>}
              {closing.map((one) => <Menu.Item key={one.id} leftSection={<CircleSlash size={14} aria-hidden />} onClick={() => onChoose(one.id)}>{one.label}</Menu.Item>)}
            </Menu.Dropdown>
          </Menu>
        )}
    </nav>
  )
}
