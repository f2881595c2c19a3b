import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactInput, ContactView } from '#contract/customers.ts'
import { ApiProblem } from '#web/api.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { formatPhone } from '#web/ui/format.ts'
import { Problem } from '#web/ui/Problem.tsx'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import classes from './customer.module.css'
import { CustomerSelect } from './panel.tsx'
import { useContactActions, useSalutations } from './queries.ts'

type Props = { customerId?: string | undefined; contact?: ContactView | undefined; onClose: () => void }
const TEXTS = ['firstName', 'lastName', 'jobTitle', 'email', 'phone', 'mobile'] as const
const TYPES: Partial<Record<(typeof TEXTS)[number], string>> = { email: 'email', phone: 'tel', mobile: 'tel' }

/** A new contact of a customer, or changes to one. */
export function ContactDialog({ customerId: given, contact, onClose }: Props) {
  const { t } = useTranslation('customers')
  const undoToast = useUndoToast()
  const salutations = useSalutations()
  const actions = useContactActions()
  const [values, setValues] = useState<ContactInput>(contact ?? { isPrimary: false })
  const [customerId, setCustomerId] = useState<string | null>(contact?.customerId ?? given ?? null)
  const [missing, setMissing] = useState(false)
  const error = actions.create.error ?? actions.change.error
  const errorOf = (field: string) => (error instanceof ApiProblem ? error.problem.errors?.find((one) => one.field === field)?.message : undefined)
  const set = (patch: ContactInput) => setValues((before) => ({ ...before, ...patch }))
  const fields: (keyof ContactInput)[] = ['isPrimary', 'salutationId', ...TEXTS, 'notes']
  const submit = () => {
    const label = [values.firstName, values.lastName].filter(Boolean).join(' ') || (values.email ?? '')
    if (!customerId || label.trim() === '') return setMissing(true)
    const done = (key: 'added' | 'saved') => ({ onSuccess: ({ operationId }: { operationId: string }) => {
      undoToast(t(`contact.${key}`, { name: label }), operationId)
      onClose()
    } })
    const changed = Object.fromEntries(fields.filter((field) => values[field] !== undefined && values[field] !== (contact?.[field as keyof ContactView] ?? undefined)).map((field) => [field, values[field]])) as ContactInput
    if (contact) actions.change.mutate({ id: contact.id, patch: changed, version: contact.version }, done('saved'))
    else actions.create.mutate({ ...changed, customerId }, done('added'))
  }
  return (
    <Dialog onClose={onClose} size="lg" title={contact ? t('contact.edit', { name: contact.label }) : t('contact.add')}>
      <form noValidate onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}>
        <Stack>
          {!given && !contact && <CustomerSelect label={t('customer')} value={customerId} onChange={setCustomerId} error={missing && !customerId ? t('contact.customerMissing') : undefined} />}
          <div className={classes.fields}>
            <Select label={t('field.salutationId')} clearable data={salutations.map((one) => ({ value: one.id, label: one.label }))} value={values.salutationId ?? null} onChange={(salutationId) => set({ salutationId })} />
            {TEXTS.map((field) => (
              <TextInput key={field} label={t(`field.${field}`)} type={TYPES[field]} autoComplete="off" value={TYPES[field] === 'tel' ? formatPhone(values[field] ?? null) : (values[field] ?? '')} maxLength={200} error={errorOf(field) ?? (missing && field === 'lastName' && !values.lastName && !values.firstName && !values.email ? t('contact.nameMissing') : undefined)} onChange={(event) => set({ [field]: event.currentTarget.value || null })} />
            ))}
          </div>
          <Textarea label={t('field.notes')} autosize minRows={2} value={values.notes ?? ''} maxLength={20_000} onChange={(event) => set({ notes: event.currentTarget.value || null })} />
          <Checkbox label={t('contact.primary')} checked={values.isPrimary ?? false} onChange={(event) => set({ isPrimary: event.currentTarget.checked })} />
          {error && <Problem error={error} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" loading={actions.create.isPending || actions.change.isPending}>{contact ? t('save') : t('contact.addDo')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
