import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import { useHome, useReferences } from '#web/features/lists/panel.tsx'
import { addressLines } from '#web/ui/address-lines.ts'
import { countryName } from '#web/ui/countries.ts'
import { formatInstant, formatPhone } from '#web/ui/format.ts'
import { languageName } from '#web/ui/languages.ts'

/** A lead's value as one reads it: for choosing between mine and theirs. */
export function useShowLeadValue() {
  const { t, i18n } = useTranslation('lead')
  const { byId } = useReferences()
  const home = useHome()
  return (field: keyof LeadView & string, value: unknown): string => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '—'
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (field === 'phone' || field === 'mobile' || field === 'fax') return formatPhone(String(value))
    if (field === 'language') return languageName(String(value), i18n.language)
    if (field === 'gender') return t(`gender.${value as 'female'}`)
    if (field === 'nextContact') return formatInstant((value as NonNullable<LeadView['nextContact']>).startsAt)
    if (field === 'addresses') return (value as LeadView['addresses']).map((one) => addressLines(one, home, (code) => countryName(code, i18n.language)).join(', ')).join(' · ')
    if (field === 'contacts') return (value as LeadView['contacts']).map((one) => [one.firstName, one.lastName].filter(Boolean).join(' ') || (one.email ?? '')).join(', ')
    if (Array.isArray(value)) return value.map((one) => byId(String(one))?.label ?? '').filter(Boolean).join(', ')
    return byId(String(value))?.label ?? String(value)
  }
}
