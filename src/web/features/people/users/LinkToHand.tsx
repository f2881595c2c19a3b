import { Alert, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../../ui/CopyField.tsx'
import { formatInstant } from '../../../ui/format.ts'

export type Link = { url: string | null; mailed: boolean; expiresAt: string }

/** A one-time link: mailed, or to hand over oneself. */
export function LinkToHand({ link, email, kind }: { link: Link; email: string; kind: 'invitation' | 'reset' }) {
  const { t } = useTranslation('people')
  const until = t('validUntil', { at: formatInstant(link.expiresAt) })
  if (!link.url) return <Alert color="green" role="status">{t(`mailed.${kind}`, { email })} {until}</Alert>
  return (
    <Stack gap="sm">
      <Alert role="status">{t(`hand.${kind}`, { email })}</Alert>
      <CopyField label={t(`link.${kind}`)} value={link.url} />
      <span style={{ fontSize: 'var(--mantine-font-size-sm)' }}>{until} {t('shownOnce')}</span>
    </Stack>
  )
}
