import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserView } from '#contract/people.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useUndoToast } from '../../../ui/use-undo-toast.tsx'
import { changeUser } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'
import { type Rights, RightsFields } from './RightsFields.tsx'

/** Name, role, teams and what they see. */
export function ChangeUserDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const toast = useUndoToast()
  const attempt = useAttempt()
  const [name, setName] = useState(user.name)
  const [rights, setRights] = useState<Rights>({ role: user.role ?? 'salesperson', scope: user.scope ?? 'team', teamIds: user.teamIds })
  return (
    <Dialog onClose={onClose} title={t('changeTitle', { name: user.name })} size="lg">
      <form onSubmit={(event) => {
        event.preventDefault()
        void attempt.run(async () => {
          const { operationId } = await changeUser(user.id, { name: name.trim(), ...rights }, user.version)
          toast(t('changed', { name: name.trim() }), operationId)
          onClose()
          await client.invalidateQueries()
        })
      }}>
        <Stack>
          {attempt.above('name', 'teamIds') && <Alert color="red" role="alert">{attempt.above('name', 'teamIds')}</Alert>}
          <TextInput label={t('fullName')} value={name} onChange={(event) => setName(event.currentTarget.value)} required withAsterisk={false} maxLength={200} data-autofocus error={attempt.errorOf('name')} />
          <RightsFields value={rights} onChange={setRights} teamError={attempt.errorOf('teamIds')} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" loading={attempt.busy} disabled={name.trim() === ''}>{t('save')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
