import { Anchor, Button, Card, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Building2, Mail, Phone, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpportunityView } from '#contract/opportunities.ts'
import { LeadSelect } from '#web/features/leads/panel.tsx'
import { formatPhone } from '#web/ui/format.ts'
import classes from './opportunity.module.css'

/** Whom the sale is with: the customer, and the leads it came from; another one can join. */
export function PartyCard({ opportunity, onJoin }: { opportunity: OpportunityView; onJoin: (leadId: string) => void }) {
  const { t } = useTranslation('opportunities')
  const [joining, setJoining] = useState(false)
  const { customer, leads } = opportunity
  return (
    <Card withBorder padding="md">
      {customer && (
        <ul className={classes.facts} aria-label={t('field.customerId')}>
          <li><Building2 size={14} aria-hidden /> <Anchor component={Link} to={`/customers/${customer.id}`} fw={600}>{customer.name}</Anchor></li>
          {customer.email && <li><Mail size={14} aria-hidden /> <Anchor href={`mailto:${customer.email}`}>{customer.email}</Anchor></li>}
          {customer.phone && <li><Phone size={14} aria-hidden /> <Anchor href={`tel:${customer.phone}`}>{formatPhone(customer.phone)}</Anchor></li>}
        </ul>
      )}
      {leads.length > 0 && (
        <>
          <Title order={3} size="h6" mt={customer ? 'md' : 0} mb={4}>{t('cameFrom', { count: leads.length })}</Title>
          <ul className={classes.facts}>
            {leads.map((lead) => <li key={lead.id}>{lead.openable ? <Anchor component={Link} to={`/leads/${lead.id}`}>{lead.label}</Anchor> : <Text span title={t('leadNotYours')}>{lead.label}</Text>}</li>)}
          </ul>
        </>
      )}
      {!customer && leads.length === 0 && <Text size="sm" c="dimmed">{t('nobody')}</Text>}
      {joining
        ? <LeadSelect mt="sm" label={t('joinWhich')} autoFocus without={leads.map((one) => one.id)} onBlur={() => setJoining(false)} onKeyDown={(event) => event.key === 'Escape' && setJoining(false)} onChoose={(id) => {
          setJoining(false)
          onJoin(id)
        }} />
        : <Button mt="sm" size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => setJoining(true)}>{t('joinLead')}</Button>}
    </Card>
  )
}
