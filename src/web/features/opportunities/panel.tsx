import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#web/ui/Dialog.tsx'
import { formatMoney } from '#web/ui/format.ts'
import classes from './opportunity.module.css'
import { QuickCreate } from './QuickCreate.tsx'
import { StateBadge } from './StateBadge.tsx'

export { OpportunitySelect } from './OpportunitySelect.tsx'

type Line = { id: string; title: string; state: 'open' | 'won' | 'lost'; amount: string; currency: string }

/** Opportunities named on another page, each with what it is worth and how it stands. */
export function OpportunityLines({ opportunities }: { opportunities: Line[] }) {
  return (
    <ul className={classes.facts}>
      {opportunities.map((one) => (
        <li key={one.id} className={classes.line}>
          <Anchor component={Link} to={`/opportunities/${one.id}`}>{one.title}</Anchor>
          <Text span size="sm" fw={600}>{formatMoney(one.amount, one.currency)}</Text>
          <StateBadge state={one.state} />
        </li>
      ))}
    </ul>
  )
}

/** A new opportunity, for a customer where one is given. */
export function NewOpportunityDialog({ customerId, teamId, onDone }: { customerId?: string; teamId?: string | undefined; onDone: (id: string | null) => void }) {
  const { t } = useTranslation('opportunities')
  return (
    <Dialog onClose={() => onDone(null)} title={t('new')}>
      <QuickCreate teamId={teamId} party={customerId ? { kind: 'customer', customerId } : undefined} onDone={onDone} />
    </Dialog>
  )
}
