import { Alert, Button, Group, SimpleGrid } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '../PasswordField.tsx'
import { changePassword, sessionsQuery } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'
import { Card } from './Card.tsx'

/** A new password against the present one; the other browsers are signed out. */
export function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation('profile')
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const attempt = useAttempt()
  return (
    <Card title={t('password')} text={t('passwordText')}>
      <form ref={form} onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        void attempt.run(() => changePassword(String(data.get('current')), String(data.get('new')))).then((isDone) => {
          if (!isDone) return
          form.current?.reset()
          notifications.show({ message: t('passwordChanged') })
          void client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
        })
      }}>
        <input type="text" name="username" value={email} readOnly hidden autoComplete="username" />
        {attempt.above('currentPassword', 'newPassword') && <Alert color="red" role="alert" mb="sm">{attempt.above('currentPassword', 'newPassword')}</Alert>}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <PasswordField name="current" label={t('currentPassword')} error={attempt.errorOf('currentPassword')} />
          <PasswordField name="new" label={t('newPassword')} isNew error={attempt.errorOf('newPassword')} />
        </SimpleGrid>
        <Group mt="sm"><Button type="submit" variant="default" loading={attempt.busy}>{t('changePassword')}</Button></Group>
      </form>
    </Card>
  )
}
