import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../i18n/index.ts'
import { PasswordField } from './PasswordField.tsx'
import { acceptInvitation, linkQuery, resetPassword, type SignedIn, setUp, setupQuery, signIn } from './queries.ts'
import { useAttempt } from './use-attempt.ts'

/** What a one-time link opens: the first administrator's account, an invited person's, a new password. */
export function JoinForm({ door, onSignedIn }: { door: 'setup' | 'invitation' | 'reset'; onSignedIn: (answer: SignedIn) => void }) {
  const { t, i18n } = useTranslation('people')
  const token = window.location.hash.slice(1)
  const { data: setup } = useQuery({ ...setupQuery, enabled: door === 'setup' })
  const link = useQuery({ ...linkQuery(token), enabled: door !== 'setup' && token !== '' })
  const attempt = useAttempt()
  const isVoid = door === 'setup' ? setup?.needed === false || token === '' : token === '' || link.error || (link.data && link.data.purpose !== door)
  if (isVoid) {
    return (
      <Stack gap="sm">
        <Alert color="orange" role="alert" title={t('linkVoid')}>{t(door === 'setup' ? (setup?.needed === false ? 'setupDone' : 'setupNeedsLink') : `void.${door}`)}</Alert>
        <Anchor component={Link} to="/sign-in" size="sm">{t('backToSignIn')}</Anchor>
      </Stack>
    )
  }
  if (door === 'setup' ? !setup : !link.data) return null
  const email = link.data?.email
  return (
    <form onSubmit={(event) => {
      event.preventDefault()
      const data = new FormData(event.currentTarget)
      const text = (name: string) => String(data.get(name) ?? '').trim()
      const password = String(data.get('password'))
      const common = { token, name: text('name'), password, language: i18n.language as Language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
      void attempt.run(async () => {
        if (door === 'setup') await setUp({ ...common, email: text('email'), ...(text('organisation') ? { organisationName: text('organisation') } : {}) })
        else if (door === 'invitation') await acceptInvitation(common)
        else await resetPassword(token, password)
        onSignedIn(await signIn(email ?? text('email'), password))
      })
    }}>
      <Stack gap="sm">
        <Text size="sm">{t(`text.${door}`)}</Text>
        {attempt.above('name', 'email', 'password') && <Alert color="red" role="alert">{attempt.above('name', 'email', 'password')}</Alert>}
        {door === 'setup' && <TextInput name="organisation" label={t('organisation')} description={t('organisationHint')} inputWrapperOrder={['label', 'input', 'description']} autoComplete="organization" maxLength={200} autoFocus />}
        {door !== 'reset' && <TextInput name="name" label={t('yourName')} autoComplete="name" required withAsterisk={false} maxLength={200} error={attempt.errorOf('name')} autoFocus={door === 'invitation'} />}
        {email ? <TextInput label={t('email')} value={email} readOnly variant="filled" autoComplete="username" /> : <TextInput name="email" type="email" label={t('email')} autoComplete="username" required withAsterisk={false} maxLength={200} error={attempt.errorOf('email')} />}
        <PasswordField name="password" label={t(door === 'reset' ? 'newPassword' : 'password')} isNew error={attempt.errorOf('password')} />
        <Button type="submit" loading={attempt.busy} mt="xs">{t(door === 'reset' ? 'choosePassword' : 'start')}</Button>
      </Stack>
    </form>
  )
}
