import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../../ui/CopyField.tsx'
import { PasswordField } from '../PasswordField.tsx'
import { confirmSecondFactor, newBackupCodes, startSecondFactor, stopSecondFactor } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'
import { BackupCodes } from './BackupCodes.tsx'
import { QrCode } from './QrCode.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

export type SecondFactorStep = 'on' | 'off' | 'codes'
type Offer = { totpURI: string; backupCodes: string[] }

/** Password first; to turn it on then the picture, a code to prove the phone has it, and the codes to put aside. */
export function SecondFactorDialog({ step, onClose }: { step: SecondFactorStep; onClose: () => void }) {
  const { t } = useTranslation('profile')
  const attempt = useAttempt()
  const [offer, setOffer] = useState<Offer | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const withPassword = (password: string) => attempt.run(async () => {
    if (step === 'on') setOffer(await startSecondFactor(password))
    else if (step === 'codes') setCodes((await newBackupCodes(password)).backupCodes)
    else {
      await stopSecondFactor(password)
      notifications.show({ message: t('turnedOff') })
      onClose()
    }
  })
  return (
    <Dialog onClose={onClose} closeOnClickOutside={!codes} title={t(codes ? 'backupCodes' : `step.${step}`)}>
      {codes ? <BackupCodes codes={codes} onDone={onClose} />
        : offer ? <ScanStep offer={offer} onConfirmed={() => setCodes(offer.backupCodes)} />
          : (
            <form onSubmit={(event) => {
              event.preventDefault()
              void withPassword(String(new FormData(event.currentTarget).get('password')))
            }}>
              <Stack gap="sm">
                <Text size="sm">{t(`stepText.${step}`)}</Text>
                {attempt.above('currentPassword') && <Alert color="red" role="alert">{attempt.above('currentPassword')}</Alert>}
                <PasswordField name="password" label={t('currentPassword')} data-autofocus error={attempt.errorOf('currentPassword')} />
                <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" loading={attempt.busy}>{t('continue')}</Button></Group>
              </Stack>
            </form>
          )}
    </Dialog>
  )
}

function ScanStep({ offer, onConfirmed }: { offer: Offer; onConfirmed: () => void }) {
  const { t } = useTranslation('profile')
  const attempt = useAttempt()
  const secret = new URL(offer.totpURI).searchParams.get('secret') ?? ''
  return (
    <form onSubmit={(event) => {
      event.preventDefault()
      const code = String(new FormData(event.currentTarget).get('code')).replace(/\s/g, '')
      void attempt.run(() => confirmSecondFactor(code)).then((isRight) => isRight && onConfirmed())
    }}>
      <Stack gap="sm">
        <Text size="sm">{t('scan')}</Text>
        <QrCode text={offer.totpURI} label={t('qrCode')} />
        <CopyField label={t('secret')} value={secret.match(/.{1,4}/g)?.join(' ') ?? secret} />
        {attempt.above('code') && <Alert color="red" role="alert">{attempt.above('code')}</Alert>}
        <TextInput name="code" label={t('codeShown')} required withAsterisk={false} autoComplete="one-time-code" inputMode="numeric" pattern="[0-9 ]{6,7}" maxLength={7} error={attempt.errorOf('code')} data-autofocus />
        <Group justify="flex-end"><Button type="submit" loading={attempt.busy}>{t('check')}</Button></Group>
      </Stack>
    </form>
  )
}
