import { Anchor, Paper, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageTheme } from '../../ui/LanguageTheme.tsx'
import classes from './entrance.module.css'
import { JoinForm } from './JoinForm.tsx'
import type { SignedIn } from './queries.ts'
import { SignInForm } from './SignInForm.tsx'

export type Door = 'sign-in' | 'setup' | 'invitation' | 'reset' | 'forgotten'
const SecondFactorForm = lazy(() => import('./SecondFactorForm.tsx').then((module) => ({ default: module.SecondFactorForm })))
const ForgottenForm = lazy(() => import('./ForgottenForm.tsx').then((module) => ({ default: module.ForgottenForm })))

/** Only a page of ours is gone back to, whatever an address says. */
const isOurs = (to: unknown): to is string => typeof to === 'string' && /^\/(?![/\\])/.test(to)

/** Sign-in, first administrator, invitation and new password: one small form each, and then one is in. */
export function EntrancePage({ door }: { door: Door }) {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const router = useRouter()
  const { to } = useSearch({ strict: false }) as { to?: unknown }
  const [step, setStep] = useState<'password' | 'code' | 'expired'>('password')
  useLayoutEffect(() => {
    document.title = `${t(`title.${door}`)} · Piste`
  }, [t, door])
  const expire = useCallback(() => setStep('expired'), [])
  const enter = () => {
    client.clear()
    router.history.push(isOurs(to) ? to : '/leads')
  }
  const onSignedIn = (answer: SignedIn) => (answer.twoFactorRedirect ? setStep('code') : enter())
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <span className={classes.brand}><img src="/favicon.svg" alt="" width={32} height={32} />Piste</span>
        <LanguageTheme />
      </header>
      <Paper component="main" className={classes.card} withBorder radius="md">
        <Title order={1} size="h2" mb="xs">{t(step === 'code' ? 'title.code' : `title.${door}`)}</Title>
        <Suspense>
          {step === 'code' ? <SecondFactorForm onIn={enter} onExpired={expire} />
            : door === 'forgotten' ? <ForgottenForm />
              : door === 'sign-in' ? <SignInForm expired={step === 'expired'} onSignedIn={onSignedIn} />
                : <JoinForm door={door} onSignedIn={onSignedIn} />}
        </Suspense>
        {(door === 'forgotten' || step === 'code') && <Text mt="md" size="sm"><Anchor component={Link} to="/sign-in" onClick={() => setStep('password')}>{t('backToSignIn')}</Anchor></Text>}
      </Paper>
    </div>
  )
}
