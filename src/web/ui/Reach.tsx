import { ActionIcon, Anchor, TextInput, type TextInputProps } from '@mantine/core'
import { ExternalLink, Mail, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from './format.ts'

type Kind = 'email' | 'tel' | 'url'
const ICON = { email: Mail, tel: Phone, url: ExternalLink }

/** What opens the mail program, the telephone or the site; null while it is not one yet. */
function addressOf(kind: Kind, value: string): string | null {
  if (kind === 'email') return /^\S+@\S+\.\S+$/.test(value) ? `mailto:${value}` : null
  if (kind === 'url') return /^https?:\/\/\S+$/.test(value) ? value : null
  return value.replace(/\D/g, '').length > 5 ? `tel:${value.replace(/[^\d+]/g, '')}` : null
}
const elsewhere = (kind: Kind) => (kind === 'url' ? { target: '_blank', rel: 'noreferrer' } : {})

/** An e-mail address, a telephone number or a site in a list: one click writes, calls or opens. */
export function ReachLink({ kind, value }: { kind: Kind; value: string | null }) {
  if (!value) return null
  const shown = kind === 'tel' ? formatPhone(value) : kind === 'url' ? value.replace(/^https?:\/\//, '') : value
  const href = addressOf(kind, value)
  return href ? <Anchor size="sm" href={href} tabIndex={-1} {...elsewhere(kind)}>{shown}</Anchor> : shown
}

/** The same in a form, beside what is typed. */
export function ReachInput({ kind, value, ...props }: Omit<TextInputProps, 'value'> & { kind: Kind; value: string | null }) {
  const { t } = useTranslation('shell')
  const Icon = ICON[kind]
  const href = addressOf(kind, value ?? '')
  const shown = kind === 'tel' ? formatPhone(value) : (value ?? '')
  const word = t(`reach.${kind}`, { value: shown })
  return (
    <TextInput {...props} type={kind} value={shown} rightSection={href && (
      <ActionIcon component="a" href={href} {...elsewhere(kind)} variant="subtle" color="gray" c="var(--mantine-color-text)" aria-label={word} title={word}><Icon size={16} aria-hidden /></ActionIcon>
    )} />
  )
}
