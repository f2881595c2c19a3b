import { Alert, Anchor, Button, Group, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PasswordField } from './PasswordField.tsx'
import { type SignedIn, setupQuery, signIn } from './queries.ts'
import { useAttempt } from './use-attempt.ts'

/** Address and password. */
export function SignInForm({ expired, onSignedIn }: { expired: boolean; onSignedIn: (answer: SignedIn) => void }) {
  const { t } = useTranslation('people')
  const { data: setup } = useQuery(setupQuery)
  const attempt = useAttempt()
  const sentence = attempt.above() ?? (expired && !attempt.busy ? t('codeExpired') : null)
  return (
    <form onSubmit={(event) => {
      event.preventDefault()
      const data = new FormData(event.currentTarget)
      void attempt.run(async () => onSignedIn(await signIn(String(data.get('email')), String(data.get('password')))))
    }}>
      <Stack gap="sm">
        {setup?.needed && <Alert>{t('setupNeedsLink')}</Alert>}
        {sentence && <Alert color="red" role="alert">{sentence}</Alert>}
        <TextInput name="email" type="email" label={t('email')} autoComplete="username" required withAsterisk={false} autoFocus maxLength={200} />
        <PasswordField name="password" label={t('password')} />
        <Button type="submit" loading={attempt.busy} mt="xs">{t('signIn')}</Button>
        <Group justify="center"><Anchor component={Link} to="/forgotten" size="sm" className="target">{t('forgotten')}</Anchor></Group>
      </Stack>
    </form>
  )
}
