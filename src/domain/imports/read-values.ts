import { foldText } from '../values/text.ts'
import type { DateOrder } from './detect.ts'

/** A number as people write it: spaces, dots or apostrophes between thousands, a sign, a currency. Null when it is none. */
export function readNumber(text: string, decimal: ',' | '.'): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’_]/g, '').replace(/^[€$£]|[€$£%]$|^eur|eur$/gi, '')
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return null
  const other = decimal === ',' ? '.' : ','
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'))
  const sign = last < 0 ? '' : bare.charAt(last)
  const grouped = new RegExp(`^[+-]?\\d{1,3}(?:\\${other}\\d{3})+(?:\\${decimal}\\d*)?$`)
  if (grouped.test(bare)) return Number(bare.replaceAll(other, '').replace(decimal, '.'))
  // One separator once: a decimal sign, whichever it is; more of them must be thousands in threes.
  if (sign && bare.indexOf(sign) === last && !bare.includes(sign === ',' ? '.' : ',')) return Number(bare.replace(sign, '.'))
  if (!sign) return Number(bare)
  return new RegExp(`^[+-]?\\d{1,3}(?:\\${decimal}\\d{3})+(?:\\${other}\\d*)?$`).test(bare) ? Number(bare.replaceAll(decimal, '').replace(other, '.')) : null
}

const YES = new Set('oui o yes y vrai true 1 x ok on wahr coche si ja desabonne desinscrit unsubscribed opposition opposed'.split(' '))
const NO = new Set('non n no faux false 0 off abonne inscrit subscribed'.split(' '))

/** «oui», «x», «1», «true»: true; «non», «0», empty: false; null when it says neither. */
export function readYesNo(text: string): boolean | null {
  const word = text.trim() === '✓' || text.trim() === '✔' ? 'x' : foldText(text)
  if (word === '' || NO.has(word)) return false
  return YES.has(word) ? true : null
}

/** Number of employees; of a range («10 à 19», «11-50», «1000+») its lower end. Null when there is no number. */
export function readEmployees(text: string, decimal: ',' | '.'): number | null {
  const plain = readNumber(text.replace(/\b(salari[ée]s?|employ[ée]s?|employees|personnes|people|pers\.?)\b/gi, '').trim(), decimal)
  if (plain !== null) return plain >= 0 && plain <= 100_000_000 ? Math.round(plain) : null
  const first = /\d[\d\s\u00a0\u202f]*/.exec(text.replace(/(?<=\d)[.,'’](?=\d{3}\b)/g, ''))?.[0].replace(/\D/g, '')
  if (!first || !/[-–—+<>]|(?<!\p{L})(?:à|a|to|et|and)(?!\p{L})|moins|plus|entre|less|more|over|under/iu.test(text)) return null
  const number = Number(first)
  if (/^\s*(<|moins de|less than|under)/i.test(text)) return Math.max(0, number - 1)
  return number <= 100_000_000 ? number : null
}

const PRIORITIES: Record<string, number> = {
  basse: 0, faible: 0, low: 0, normale: 1, normal: 1, moyenne: 1, medium: 1, mid: 1, haute: 2, elevee: 2, forte: 2, high: 2, chaud: 2, hot: 3, 'tres haute': 3, 'tres elevee': 3, urgent: 3, urgente: 3, 'very high': 3, highest: 3, maximale: 3, froid: 0, cold: 0, tiede: 1, warm: 1,
}

/** Priority 0 to 3 from a word, a number or stars; null when it is none. */
export function readPriority(text: string): number | null {
  const stars = text.match(/[★⭐*]/g)?.length
  if (stars !== undefined) return Math.min(3, stars)
  const word = foldText(text)
  const known = PRIORITIES[word]
  if (known !== undefined) return known
  return /^[0-9](\.0+)?$/.test(word) ? Math.min(3, Number(word)) : null
}

/** `female`, `male`, `other`, from either language or a form of address; null when it is none. */
export function readGender(text: string): 'female' | 'male' | 'other' | null {
  const word = foldText(text).replaceAll('.', '')
  if (['f', 'femme', 'female', 'feminin', 'mme', 'madame', 'mrs', 'ms', 'mlle', 'woman'].includes(word)) return 'female'
  if (['h', 'm', 'homme', 'male', 'masculin', 'monsieur', 'mr', 'man'].includes(word)) return 'male'
  return ['autre', 'other', 'non binaire', 'nonbinary', 'non binary', 'x'].includes(word) ? 'other' : null
}

const LANGUAGES: Record<string, string> = { francais: 'fr', french: 'fr', anglais: 'en', english: 'en', allemand: 'de', german: 'de', deutsch: 'de', espagnol: 'es', spanish: 'es', italien: 'it', italian: 'it', neerlandais: 'nl', dutch: 'nl', portugais: 'pt', portuguese: 'pt', arabe: 'ar', arabic: 'ar', chinois: 'zh', chinese: 'zh', polonais: 'pl', polish: 'pl' }

/** Two letters of a language: `fr`, `fr_FR`, «Français», «French (FR)». */
export function readLanguage(text: string): string | null {
  const code = /^([a-z]{2})(?:[_-][a-z]{2})?$/i.exec(text.trim())?.[1]
  if (code) return code.toLowerCase()
  return LANGUAGES[foldText(text).split(' ')[0] ?? ''] ?? null
}

const MONTHS = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthOf = (word: string) => {
  const folded = foldText(word).replaceAll('.', '')
  if (folded.length < 3) return 0
  const french = MONTHS.findIndex((month) => folded.startsWith(month))
  return (french >= 0 ? french : ENGLISH_MONTHS.findIndex((month) => folded.startsWith(month))) + 1
}

function dayOf(year: number, month: number, day: number): string | null {
  const full = year < 100 ? year + (year < 70 ? 2000 : 1900) : year
  const days = new Date(Date.UTC(full, month, 0)).getUTCDate()
  if (full < 1900 || full > 2200 || month < 1 || month > 12 || day < 1 || day > days) return null
  return `${String(full).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/**
 * A day as `YYYY-MM-DD` from figures in the given order, ISO whatever the order, words («3 févr. 2025», «Feb 3, 2025») or a
 * spreadsheet's serial number; a time of day behind it is left out. Null when there is no such day.
 */
export function readDay(text: string, order: DateOrder): string | null {
  const trimmed = text.trim()
  // «mar. 3 février» begins with a day of the week, «Mar 3, 2025» with a month.
  return dayIn(trimmed, order) ?? (WEEKDAY.test(trimmed) ? dayIn(trimmed.replace(WEEKDAY, ''), order) : null)
}

const WEEKDAY = /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-zé]*\.?,?\s+/i

function dayIn(trimmed: string, order: DateOrder): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T\s,])/.exec(trimmed)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})(?:$|[T\s,à])/.exec(trimmed)
  if (figures) {
    const [a, b, c] = [Number(figures[1]), Number(figures[2]), Number(figures[3])]
    if (order === 'ymd') return (figures[3] ?? '').length === 2 ? dayOf(a, b, c) : dayOf(c, b, a)
    return order === 'mdy' ? dayOf(c, a, b) : dayOf(c, b, a)
  }
  const words = /^(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+(\p{L}+\.?)[\s,-]+(\d{4}|\d{2})\b/u.exec(trimmed)
  if (words) return dayOf(Number(words[3]), monthOf(words[2] ?? ''), Number(words[1]))
  const american = /^(\p{L}+\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(trimmed)
  if (american) return dayOf(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]))
  if (/^\d{8}$/.test(trimmed)) return dayOf(Number(trimmed.slice(0, 4)), Number(trimmed.slice(4, 6)), Number(trimmed.slice(6)))
  if (/^[2-7]\d{4}(\.\d+)?$/.test(trimmed)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(trimmed)) * 86_400_000)
    return dayOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
  }
  return null
}

/** The names in one cell: «Salon 2024; VIP», «a, b | c». */
export function readNames(text: string): string[] {
  return [...new Set(text.split(/[;,|\n]/).map((name) => name.trim()).filter(Boolean))]
}
