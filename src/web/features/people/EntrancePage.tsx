import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../api.ts'
import type { Language } from '../../i18n/index.ts'
import { acceptInvitation, readLink, resetPassword, setUp, setupQuery, signIn } from './queries.ts'

export type Door = 'sign-in' | 'setup' | 'invitation' | 'reset'
const TITLE = { 'sign-in': 'signIn', setup: 'setupTitle', invitation: 'invitationTitle', reset: 'resetTitle' } as const

/** Sign-in, first administrator, invitation and new password: one small form each, and then one is in. */
export function EntrancePage({ door }: { door: Door }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const token = window.location.hash.slice(1)
  const needed = useQuery({ ...setupQuery, enabled: door === 'sign-in' })
  const link = useQuery({ queryKey: ['link', token], queryFn: () => readLink(token), enabled: door === 'invitation' || door === 'reset', retry: false })
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const fieldProblem = (field: string) => problem?.problem.errors?.find((one) => one.field === field)?.message

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (name: string) => String(data.get(name) ?? '')
    setBusy(true)
    setProblem(null)
    try {
      const language = i18n.language as Language
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
      if (door === 'setup') await setUp({ token, name: text('name'), email: text('email'), password: text('password'), organisationName: text('organisation') || undefined, language, timeZone })
      if (door === 'invitation') await acceptInvitation({ token, name: text('name'), password: text('password'), language, timeZone })
      if (door === 'reset') await resetPassword(token, text('password'))
      await signIn(text('email') || link.data?.email || '', text('password'))
      await client.resetQueries()
      await navigate({ to: '/' })
    } catch (error) {
      if (error instanceof ApiProblem) setProblem(error)
      else throw error
    } finally {
      setBusy(false)
    }
  }
  const sentence = problem && (door === 'sign-in' ? t(problem.status === 429 ? 'tooMany' : 'signInFailed') : problem.message)
  const isSetupElsewhere = door === 'sign-in' && needed.data?.needed
  return (
    <Paper component="main" maw={420} mx="auto" mt={{ base: 'md', sm: 80 }} p="xl" withBorder radius="md">
      <Title order={1} size="h2" mb="sm">{t(TITLE[door])}</Title>
      {isSetupElsewhere && <Alert mb="md">{t('setupNeedsLink')}</Alert>}
      {door === 'setup' && <Text mb="md" c="dimmed">{t('setupText')}</Text>}
      {link.error && <Alert color="red" mb="md">{link.error.message}</Alert>}
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {sentence && <Alert color="red" role="alert">{sentence}</Alert>}
          {door === 'setup' && <TextInput name="organisation" label={t('organisation')} autoComplete="organization" />}
          {(door === 'setup' || door === 'invitation') && <TextInput name="name" label={t('name')} autoComplete="name" required error={fieldProblem('name')} />}
          {(door === 'setup' || door === 'sign-in') && <TextInput name="email" type="email" label={t('email')} autoComplete="username" required error={fieldProblem('email')} />}
          {link.data && <Text>{link.data.email}</Text>}
          <PasswordInput name="password" label={t('password')} required description={door === 'sign-in' ? undefined : t('passwordHint')} autoComplete={door === 'sign-in' ? 'current-password' : 'new-password'} error={fieldProblem('password')} />
          <Button type="submit" loading={busy} mt="xs">{t(door === 'sign-in' ? 'signIn' : 'start')}</Button>
        </Stack>
      </form>
    </Paper>
  )
}
