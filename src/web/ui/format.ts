import i18next from 'i18next'

const locale = () => (i18next.language === 'en' ? 'en-GB' : 'fr-FR')

export const formatMoney = (amount: string, currency: string): string => new Intl.NumberFormat(locale(), { style: 'currency', currency, maximumFractionDigits: 2, minimumFractionDigits: amount.endsWith('.00') ? 0 : 2 }).format(Number(amount))
export const formatInstant = (at: string): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
export const formatDay = (at: string): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(at))
export const formatCount = (count: number): string => new Intl.NumberFormat(locale()).format(count)

/** French numbers in pairs, others as they are kept. */
export function formatPhone(e164: string | null): string {
  if (!e164) return ''
  const french = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(e164)
  return french ? `0${french[1]} ${french.slice(2).join(' ')}` : e164
}
