import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerInput } from '#contract/customers.ts'
import { ApiProblem } from '#web/api.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { useCreateCustomer } from './queries.ts'

/** A name is enough; the rest is filled in on the customer's page. */
export function NewCustomerDialog({ onDone }: { onDone: (id: string | null) => void }) {
  const { t } = useTranslation('customers')
  const undoToast = useUndoToast()
  const create = useCreateCustomer()
  const [values, setValues] = useState<CustomerInput>({ isOrganisation: true })
  const [missing, setMissing] = useState(false)
  const name = (values.isOrganisation ? (values.name ?? '') : [values.firstName, values.lastName].filter(Boolean).join(' ')).trim()
  const errorOf = (field: string) => (create.error instanceof ApiProblem ? create.error.problem.errors?.find((one) => one.field === field)?.message : undefined)
  const text = (field: 'name' | 'firstName' | 'lastName' | 'email' | 'phone', needed = false) => (
    <TextInput key={field} data-autofocus={field === 'name' || field === 'firstName' || undefined} label={t(field === 'name' ? 'field.companyName' : `field.${field}`)} type={field === 'email' ? 'email' : field === 'phone' ? 'tel' : 'text'} maxLength={200} value={values[field] ?? ''}
      error={errorOf(field) ?? (missing && needed && name === '' ? t('nameMissing') : undefined)} onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })} />
  )
  return (
    <Dialog onClose={() => onDone(null)} title={t('new')}>
      <form noValidate onSubmit={(event) => {
        event.preventDefault()
        if (name === '') return setMissing(true)
        const filled = Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== '' && (field !== 'name' || values.isOrganisation))) as CustomerInput
        create.mutate(filled, { onSuccess: ({ id, operationId }) => {
          undoToast(t('done.created', { name }), operationId)
          onDone(id)
        } })
      }}>
        <Stack>
          <SegmentedControl aria-label={t('kind')} value={values.isOrganisation ? 'organisation' : 'individual'} onChange={(kind) => setValues({ ...values, isOrganisation: kind === 'organisation' })} data={[{ value: 'organisation', label: t('organisation') }, { value: 'individual', label: t('individual') }]} />
          {values.isOrganisation ? text('name', true) : [text('firstName'), text('lastName', true)]}
          {text('email')}
          {text('phone')}
          {create.error && <Problem error={create.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={() => onDone(null)}>{t('cancel')}</Button><Button type="submit" loading={create.isPending}>{t('create')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
