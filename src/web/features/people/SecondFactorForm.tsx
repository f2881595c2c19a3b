import { Alert, Button, Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { giveCode } from './queries.ts'
import { useAttempt } from './use-attempt.ts'

/** The code the phone shows, or one of those put aside for the day it is lost. */
export function SecondFactorForm({ onIn, onExpired }: { onIn: () => void; onExpired: () => void }) {
  const { t } = useTranslation('people')
  const [kind, setKind] = useState<'totp' | 'backup'>('totp')
  const attempt = useAttempt()
  const isOver = attempt.problem?.problem.code === 'sign_in_expired'
  useEffect(() => {
    if (isOver) onExpired()
  }, [isOver, onExpired])
  return (
    <form onSubmit={(event) => {
      event.preventDefault()
      const data = new FormData(event.currentTarget)
      const code = String(data.get('code')).replace(/\s/g, '')
      void attempt.run(() => giveCode(kind, code, data.get('trust') === 'on')).then((isIn) => isIn && onIn())
    }}>
      <Stack gap="sm">
        <Text size="sm">{t(kind === 'totp' ? 'codeText' : 'backupText')}</Text>
        {attempt.above('code') && <Alert color="red" role="alert">{attempt.above('code')}</Alert>}
        <TextInput key={kind} name="code" label={t(kind === 'totp' ? 'code' : 'backupCode')} required withAsterisk={false} autoFocus autoComplete="one-time-code" spellCheck={false} maxLength={30} size="md" error={attempt.errorOf('code')}
          {...(kind === 'totp' ? { inputMode: 'numeric', pattern: '[0-9 ]{6,7}', title: t('codeTitle') } : {})} />
        <Checkbox name="trust" label={t('trust')} description={t('trustText')} />
        <Button type="submit" loading={attempt.busy} mt="xs">{t('confirm')}</Button>
        <Button variant="subtle" onClick={() => {
          attempt.setProblem(null)
          setKind(kind === 'totp' ? 'backup' : 'totp')
        }}>{t(kind === 'totp' ? 'useBackup' : 'useCode')}</Button>
        <Text size="sm">{t('lostBoth')}</Text>
      </Stack>
    </form>
  )
}
