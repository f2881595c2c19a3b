import { useTranslation } from 'react-i18next'
import { countryName } from '#web/ui/countries.ts'
import { formatCount, formatDay, formatDecimal, formatInstant, formatPhone } from '#web/ui/format.ts'
import { languageName } from '#web/ui/languages.ts'

/** A changed value as one reads it, by the column it stands in. */
export function useValue() {
  const { t, i18n } = useTranslation('timeline')
  return (column: string, value: string): string => {
    if (column === 'phone' || column === 'mobile' || column === 'fax') return formatPhone(value)
    if (column.endsWith('_at')) return formatInstant(value)
    if (column === 'expected_close_on') return formatDay(value)
    if (column === 'amount') return formatDecimal(value)
    if (column === 'employees') return formatCount(Number(value))
    if (column === 'probability') return t('percent', { value })
    if (column === 'priority') return t('ofThree', { value })
    if (column === 'language') return languageName(value, i18n.language)
    if (column === 'country') return countryName(value, i18n.language)
    if (column === 'gender') return t(`lead:gender.${value}`)
    if (column === 'type') return t(`address:types.${value}`)
    if (column === 'state' && ['open', 'won', 'lost'].includes(value)) return t(`opportunities:state.${value}`)
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no')
    return value
  }
}
