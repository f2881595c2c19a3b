import { internationalPhone } from '../values/phone.ts'
import { knownZone } from '../values/zoned-day.ts'

export type CellKind = 'text' | 'phone' | 'number' | 'amount' | 'day' | 'instant' | 'yesno'
export type CellValue = string | number | boolean | null
/** Who opens the file: their language, and the zone in which they read a clock. */
export type Reader = { language: 'fr' | 'en'; timeZone: string }

/**
 * Text that a spreadsheet opening a CSV would run as a formula is made plain by an apostrophe before it. Numbers alone,
 * signed or not, are what they look like and stay. Signs hidden behind blanks, and their full-width forms, count too.
 */
export function neutralise(text: string): string {
  if (/^[+-]?\d[\d .,\u00a0\u202f]*$/.test(text)) return text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a formula hides behind
  return /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The wall clock of an instant where the reader lives: `2026-03-09` and `23:30:00`. Quick, since a file has many. */
export function wallClock(instant: string, timeZone: string): { day: string; time: string } {
  let clock = clocks.get(timeZone)
  if (!clock) {
    // Swedes write days and hours as ISO 8601 does.
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: knownZone(timeZone), year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })
    clocks.set(timeZone, clock)
  }
  const [day = '', time = ''] = clock.format(new Date(instant)).split(' ')
  return { day, time }
}

/**
 * A value as a CSV cell for its reader: decimal comma and day first in French; ISO days, which no English reader's
 * spreadsheet takes for a month, in English. Phones are written in groups with their country: digits, spaces and one plus
 * sign cannot be a formula, a spreadsheet leaves them alone where it would turn +33199001234 into a number, and they can be
 * dialled and imported again as they are.
 */
export function csvCell(kind: CellKind, value: CellValue, reader: Reader): string {
  if (value === null || value === '') return ''
  const french = reader.language === 'fr'
  switch (kind) {
    case 'text': return neutralise(String(value))
    case 'phone': return plainPhone(String(value))
    case 'number':
    case 'amount': return french ? String(value).replace('.', ',') : String(value)
    case 'day': return dayText(String(value), french)
    case 'instant': {
      const { day, time } = wallClock(String(value), reader.timeZone)
      return `${dayText(day, french)} ${time.slice(0, 5)}`
    }
    case 'yesno': return value ? (french ? 'Oui' : 'Yes') : french ? 'Non' : 'No'
  }
}

function plainPhone(e164: string): string {
  const phone = internationalPhone(e164)
  return /^\+?[\d ]+$/.test(phone) ? phone : /^\+\d+$/.test(e164) ? e164 : neutralise(phone)
}

const dayText = (day: string, french: boolean): string => (french ? day.split('-').reverse().join('/') : day)
