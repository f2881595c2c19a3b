import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { UserView } from '#contract/people.ts'
import { resetSecondFactor, usersQuery } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'
import { Dialog } from '../../../ui/Dialog.tsx'

/** For someone who lost their phone and their backup codes. */
export function SecondFactorResetDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const attempt = useAttempt()
  const reset = () => attempt.run(async () => {
    await resetSecondFactor(user.id)
    notifications.show({ message: t('secondFactorGone', { name: user.name }) })
    onClose()
    await client.invalidateQueries({ queryKey: usersQuery.queryKey })
  })
  return (
    <Dialog onClose={onClose} title={t('resetSecondFactor')}>
      <Stack>
        {attempt.above() && <Alert color="red" role="alert">{attempt.above()}</Alert>}
        <Text size="sm">{t('resetSecondFactorText', { name: user.name })}</Text>
        <Group justify="flex-end"><Button variant="default" onClick={onClose} data-autofocus>{t('cancel')}</Button><Button color="red" loading={attempt.busy} onClick={() => void reset()}>{t('resetSecondFactorDo')}</Button></Group>
      </Stack>
    </Dialog>
  )
}
