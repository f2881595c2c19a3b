import { ActionIcon, Anchor, Badge, Button, Card, Group, Text, Title } from '@mantine/core'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView, CustomerView } from '#contract/customers.ts'
import { formatPhone } from '#web/ui/format.ts'
import { useReportFailure } from '#web/ui/use-report-failure.ts'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { ContactDialog } from './ContactDialog.tsx'
import classes from './customer.module.css'
import { useContactActions } from './queries.ts'

/** The people at a customer. */
export function ContactsCard({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation('customers')
  const undoToast = useUndoToast()
  const report = useReportFailure()
  const { trash } = useContactActions()
  const [opened, setOpened] = useState<ContactView | 'new' | null>(null)
  const contacts = customer.contacts.filter((one) => !one.deletedAt)
  const remove = (contact: ContactView) => trash.mutate(contact.id, { onSuccess: ({ operationId }) => undoToast(t('contact.removed', { name: contact.label }), operationId), onError: report })
  return (
    <Card withBorder component="section" aria-labelledby="contacts-title">
      <Group justify="space-between"><Title order={2} size="h5" id="contacts-title">{t('contacts')}</Title><Button size="xs" variant="default" leftSection={<Plus size={14} />} onClick={() => setOpened('new')}>{t('contact.addDo')}</Button></Group>
      {contacts.length === 0 && <Text size="sm" c="dimmed" mt="xs">{t('contact.none')}</Text>}
      <ul className={classes.facts}>
        {contacts.map((contact) => (
          <li key={contact.id} className={classes.contact}>
            <div className={classes.who}>
              <Group gap="xs"><Text size="sm" fw={600}>{contact.label}</Text>{contact.isPrimary && <Badge size="sm" variant="light" tt="none">{t('contact.isPrimary')}</Badge>}</Group>
              {contact.jobTitle && <Text size="sm" c="dimmed">{contact.jobTitle}</Text>}
              <Group gap="sm">
                {contact.email && <Anchor size="sm" href={`mailto:${contact.email}`}>{contact.email}</Anchor>}
                {[contact.phone, contact.mobile].map((number) => number && <Anchor key={number} size="sm" href={`tel:${number}`}>{formatPhone(number)}</Anchor>)}
              </Group>
            </div>
            <ActionIcon variant="subtle" color="gray" aria-label={t('contact.edit', { name: contact.label })} onClick={() => setOpened(contact)}><Pencil size={16} aria-hidden /></ActionIcon>
            <ActionIcon variant="subtle" color="red" aria-label={t('contact.remove', { name: contact.label })} onClick={() => remove(contact)}><Trash2 size={16} aria-hidden /></ActionIcon>
          </li>
        ))}
      </ul>
      {opened && <ContactDialog customerId={customer.id} contact={opened === 'new' ? undefined : opened} onClose={() => setOpened(null)} />}
    </Card>
  )
}
