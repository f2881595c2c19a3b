import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Building2, Target } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import { formatDay } from '#web/ui/format.ts'
import classes from './lead.module.css'

/** What came of the lead, and where it came from: door, day and the basis on which it is kept. */
export function LeadLinks({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('lead')
  const { door, at, basis, detail } = lead.origin
  return (
    <ul className={classes.links} aria-label={t('links')}>
      <li><Anchor component={Link} to="/leads" size="sm">{t('backToLeads')}</Anchor></li>
      {lead.opportunities.map((one) => <li key={one.id}><Target size={14} aria-hidden /><Anchor component={Link} to={`/opportunities/${one.id}`} size="sm">{one.title}</Anchor><Text span size="sm">({t(`stateOf.${one.state}`)})</Text></li>)}
      {lead.customer && <li><Building2 size={14} aria-hidden /><Text span size="sm">{t('customer')}</Text><Anchor component={Link} to={`/customers/${lead.customer.id}`} size="sm">{lead.customer.name}</Anchor></li>}
      <li>
        <Text span size="sm" c="dimmed">
          {t('origin', { door: t(`door.${door}`, { defaultValue: door }), date: formatDay(at) })}{detail && ` (${detail})`} · {t('basis', { basis: t(`basisOf.${basis}`, { defaultValue: basis }) })}
        </Text>
      </li>
    </ul>
  )
}
