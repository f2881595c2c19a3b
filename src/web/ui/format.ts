import i18next from 'i18next'

const locale = () => (i18next.language === 'en' ? 'en-GB' : 'fr-FR')

export const formatMoney = (amount: string, currency: string): string => new Intl.NumberFormat(locale(), { style: 'currency', currency, maximumFractionDigits: 2, minimumFractionDigits: amount.endsWith('.00') ? 0 : 2 }).format(Number(amount))
export const formatInstant = (at: string): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
/** A day, or the day of an instant where the reader is. */
export const formatDay = (at: string): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', ...(at.length === 10 ? { timeZone: 'UTC' } : {}) }).format(new Date(at))
export const formatCount = (count: number): string => new Intl.NumberFormat(locale()).format(count)

/** French numbers in pairs, others as they are kept. */
export function formatPhone(e164: string | null): string {
  if (!e164) return ''
  const french = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(e164)
  return french ? `0${french[1]} ${french.slice(2).join(' ')}` : e164
}

export const formatDecimal = (decimal: string): string => new Intl.NumberFormat(locale(), { minimumFractionDigits: decimal.endsWith('.00') ? 0 : 2 }).format(decimal as `${number}`)

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60]]

/** How long ago, within a week; the day itself before. */
export function formatSince(at: string, now = new Date()): string {
  const seconds = Math.round((Date.parse(at) - now.getTime()) / 1000)
  if (Math.abs(seconds) > 7 * 86_400) return formatInstant(at)
  const [unit, size] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? ['second', 1]
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })
  return unit === 'second' ? relative.format(0, 'second') : relative.format(Math.trunc(seconds / size), unit)
}
