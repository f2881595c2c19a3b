import { Alert, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useUndoToast } from '../../ui/use-undo-toast.tsx'
import { DuplicateList } from './DuplicateList.tsx'
import { createLead, draftDuplicatesQuery } from './queries.ts'

type Draft = { isOrganisation: boolean; companyName: string; firstName: string; lastName: string; email: string; phone: string }
const EMPTY: Draft = { isOrganisation: false, companyName: '', firstName: '', lastName: '', email: '', phone: '' }

/** A name is enough; who is known already is said while one types. */
export function NewLeadDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const toast = useUndoToast()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(EMPTY)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [settled] = useDebouncedValue(draft, 300)
  const enough = settled.email.includes('@') || settled.phone.length > 7 || settled.companyName.length > 3 || settled.lastName.length > 2
  const duplicates = useQuery({ ...draftDuplicatesQuery(settled), enabled: enough })
  const errorOf = (field: string) => problem?.problem.errors?.find((one) => one.field === field)?.message
  const text = (field: Exclude<keyof Draft, 'isOrganisation'>, more: object = {}) => (
    <TextInput label={t(field)} value={draft[field]} error={errorOf(field)} onChange={(event) => { const { value } = event.currentTarget; setDraft((old) => ({ ...old, [field]: value })) }} {...more} />
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const { id, operationId } = await createLead(draft, key)
      setDraft(EMPTY)
      setProblem(null)
      toast(t('leadCreated'), operationId)
      onClose()
      await navigate({ to: `/leads/${id}` as never })
      void client.invalidateQueries({ queryKey: ['leads'] })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setKey(crypto.randomUUID())
    }
  }
  return (
    <Dialog onClose={onClose} title={t('newLead')} size="lg">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="sm">
          {problem && !problem.problem.errors?.length && <Alert color="red" role="alert">{problem.message}</Alert>}
          <Checkbox label={t('isOrganisation')} checked={draft.isOrganisation} onChange={(event) => { const { checked } = event.currentTarget; setDraft((old) => ({ ...old, isOrganisation: checked })) }} />
          {text('companyName', { required: draft.isOrganisation, 'data-autofocus': true })}
          <Group grow align="start">{text('firstName')}{text('lastName')}</Group>
          <Group grow align="start">{text('email', { type: 'email' })}{text('phone', { type: 'tel' })}</Group>
          {enough && duplicates.data && duplicates.data.items.length > 0 && <Alert color="yellow" role="status" title={t('duplicates', { count: duplicates.data.items.length })}><DuplicateList items={duplicates.data.items} /></Alert>}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit">{t('save')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
