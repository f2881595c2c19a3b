import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { requestReset, setupQuery } from './queries.ts'
import { useAttempt } from './use-attempt.ts'

/** Asks for a link by mail; where Piste sends no mail, says who can make one. */
export function ForgottenForm() {
  const { t } = useTranslation('people')
  const { data: setup } = useQuery(setupQuery)
  const [asked, setAsked] = useState(false)
  const attempt = useAttempt()
  if (!setup) return null
  if (!setup.mailConfigured) return <Text>{t('forgottenNoMail')}</Text>
  if (asked) return <Alert role="status">{t('forgottenAsked')}</Alert>
  return (
    <form onSubmit={(event) => {
      event.preventDefault()
      const email = String(new FormData(event.currentTarget).get('email'))
      void attempt.run(() => requestReset(email)).then(setAsked)
    }}>
      <Stack gap="sm">
        <Text size="sm">{t('forgottenText')}</Text>
        {attempt.above() && <Alert color="red" role="alert">{attempt.above()}</Alert>}
        <TextInput name="email" type="email" label={t('email')} autoComplete="username" required withAsterisk={false} autoFocus maxLength={200} />
        <Button type="submit" loading={attempt.busy} mt="xs">{t('askLink')}</Button>
      </Stack>
    </form>
  )
}
