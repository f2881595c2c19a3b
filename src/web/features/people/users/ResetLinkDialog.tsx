import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserView } from '#contract/people.ts'
import { makeResetLink } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'
import { type Link, LinkToHand } from './LinkToHand.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

/** A link with which somebody chooses a new password. */
export function ResetLinkDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const { t } = useTranslation('people')
  const attempt = useAttempt()
  const [link, setLink] = useState<Link | null>(null)
  return (
    <Dialog onClose={onClose} closeOnClickOutside={!link} title={t('makeReset')}>
      <Stack>
        {attempt.above() && <Alert color="red" role="alert">{attempt.above()}</Alert>}
        {link ? <LinkToHand link={link} email={user.email ?? ''} kind="reset" /> : <Text size="sm">{t('resetText', { name: user.name })}</Text>}
        <Group justify="flex-end">
          {link ? <Button onClick={onClose}>{t('done')}</Button> : <><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button loading={attempt.busy} data-autofocus onClick={() => void attempt.run(async () => setLink(await makeResetLink(user.id)))}>{t('makeLink')}</Button></>}
        </Group>
      </Stack>
    </Dialog>
  )
}
