import { ActionIcon, Alert, Anchor, Button, Card, Group, Loader, Menu, Text, Title } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArchiveRestore, EllipsisVertical, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerInput, CustomerView } from '#contract/customers.ts'
import { useHome, useReferences } from '#web/features/lists/panel.tsx'
import { NewOpportunityDialog, OpportunityLines } from '#web/features/opportunities/panel.tsx'
import { TimelinePanel } from '#web/features/timeline/panel.tsx'
import { addressLines } from '#web/ui/address-lines.ts'
import { countryName } from '#web/ui/countries.ts'
import { DraftForm } from '#web/ui/DraftForm.tsx'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useDraft } from '#web/ui/use-draft.ts'
import { useReportFailure } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { ContactsCard } from './ContactsCard.tsx'
import { CustomerForm } from './CustomerForm.tsx'
import classes from './customer.module.css'
import { useCustomer, useCustomerActions } from './queries.ts'

export function CustomerPage() {
  const { id = '' } = useParams({ strict: false })
  const { t } = useTranslation('customers')
  const { data, error } = useCustomer(id)
  if (error) return <Problem error={error} />
  return data ? <Opened key={id} customer={data} /> : <Loader aria-label={t('loading')} />
}

function Opened({ customer }: { customer: CustomerView }) {
  const { t, i18n } = useTranslation('customers')
  const { id, name } = customer
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const report = useReportFailure()
  const { byId } = useReferences()
  const home = useHome()
  const actions = useCustomerActions(id)
  const [adding, setAdding] = useState(false)
  const draft = useDraft<CustomerView>({
    record: customer,
    reload: actions.reload,
    save: async (changes, version) => {
      const { operationId } = await actions.change.mutateAsync({ patch: changes as CustomerInput, version })
      undoToast(t('done.saved', { name }), operationId, id)
    },
  })
  const show = (field: keyof CustomerView & string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—'
    if (field === 'addresses') return (value as CustomerView['addresses']).map((one) => addressLines(one, home, (code) => countryName(code, i18n.language)).join(', ')).join(' · ')
    if (field === 'isOrganisation') return t(value ? 'organisation' : 'individual')
    if (Array.isArray(value)) return value.map((one) => byId(String(one))?.label ?? '').filter(Boolean).join(', ') || '—'
    return byId(String(value))?.label ?? String(value)
  }
  const main = customer.addresses.find((one) => one.isPrimary) ?? customer.addresses[0]
  return (
    <>
      <PageHeader title={name} actions={
        <Group gap="xs">
          <Button leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>{t('newOpportunity')}</Button>
          <Menu position="bottom-end">
            <Menu.Target><ActionIcon variant="default" size="lg" aria-label={t('moreActions')}><EllipsisVertical size={18} aria-hidden /></ActionIcon></Menu.Target>
            <Menu.Dropdown>
              {customer.deletedAt
                ? <Menu.Item leftSection={<ArchiveRestore size={16} />} onClick={() => actions.restore.mutate(undefined, { onSuccess: ({ operationId }) => undoToast(t('done.restored', { name }), operationId), onError: report })}>{t('untrash')}</Menu.Item>
                : <Menu.Item color="red" leftSection={<Trash2 size={16} />} onClick={() => actions.trash.mutate(undefined, { onSuccess: ({ operationId }) => {
                    undoToast(t('done.trashed', { name }), operationId)
                    void navigate({ to: '/customers' })
                  }, onError: report })}>{t('trash')}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </Group>
      }>
        <Group gap="sm">
          <Anchor component={Link} to="/customers" size="sm">{t('customers')}</Anchor>
          {main && <Text size="sm" c="dimmed">{addressLines(main, home, (code) => countryName(code, i18n.language)).join(', ')}</Text>}
        </Group>
      </PageHeader>
      {customer.deletedAt && <Alert color="gray" my="sm">{t('inTrash')}</Alert>}
      <div className={classes.columns}>
        <DraftForm label={name} draft={draft} fieldLabel={(field) => t(field === 'addresses' ? 'addresses' : `field.${field}`)} show={show}>
          <CustomerForm draft={draft} home={home} />
        </DraftForm>
        <div className={classes.aside}>
          <ContactsCard customer={customer} />
          <Card withBorder component="section" aria-labelledby="opportunities-title">
            <Title order={2} size="h5" id="opportunities-title" mb="xs">{t('opportunities')}</Title>
            {customer.opportunities.length === 0 ? <Text size="sm" c="dimmed">{t('noOpportunity')}</Text> : <OpportunityLines opportunities={customer.opportunities} />}
            {customer.leads.length > 0 && (
              <>
                <Title order={3} size="h6" mt="md" mb={4}>{t('cameFrom', { count: customer.leads.length })}</Title>
                <ul className={classes.facts}>{customer.leads.map((lead) => <li key={lead.id}><Anchor component={Link} to={`/leads/${lead.id}`}>{lead.label}</Anchor></li>)}</ul>
              </>
            )}
          </Card>
          <TimelinePanel kind="customer" id={id} />
        </div>
      </div>
      {adding && <NewOpportunityDialog customerId={id} teamId={customer.teamId ?? undefined} onDone={(created) => {
        setAdding(false)
        if (created) void navigate({ to: '/opportunities/$id', params: { id: created } })
      }} />}
    </>
  )
}
