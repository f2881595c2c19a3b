import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { invitationsQuery, invite } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'
import { type Link, LinkToHand } from './LinkToHand.tsx'
import { type Rights, RightsFields } from './RightsFields.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

/** An address, a role, what they will see; then a link, by mail or by hand. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const attempt = useAttempt()
  const [email, setEmail] = useState('')
  const [rights, setRights] = useState<Rights>({ role: 'salesperson', scope: 'team', teamIds: [] })
  const [link, setLink] = useState<Link | null>(null)
  return (
    <Dialog onClose={onClose} closeOnClickOutside={!link} title={t('inviteTitle')} size="lg">
      {link ? (
        <Stack>
          <LinkToHand link={link} email={email} kind="invitation" />
          <Group justify="flex-end"><Button onClick={onClose}>{t('done')}</Button></Group>
        </Stack>
      ) : (
        <form onSubmit={(event) => {
          event.preventDefault()
          void attempt.run(async () => {
            setLink(await invite({ email: email.trim(), ...rights }))
            await client.invalidateQueries({ queryKey: invitationsQuery.queryKey })
          })
        }}>
          <Stack>
            {attempt.above('email', 'teamIds') && <Alert color="red" role="alert">{attempt.above('email', 'teamIds')}</Alert>}
            <TextInput type="email" label={t('email')} value={email} onChange={(event) => setEmail(event.currentTarget.value)} required withAsterisk={false} maxLength={200} autoComplete="off" data-autofocus error={attempt.errorOf('email')} />
            <RightsFields value={rights} onChange={setRights} teamError={attempt.errorOf('teamIds')} />
            <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" loading={attempt.busy}>{t('makeInvitation')}</Button></Group>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}
