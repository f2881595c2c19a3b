export type RegistryNumber = { kind: 'siren' | 'siret' | 'vat' | 'lei' | 'other'; value: string }

/** EU VAT numbers other than the French by form alone: their checksums differ by country and change. */
const VAT_FORM = /^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[0-9A-Z+*]{2,12}$/

/** What letterheads write before the number: « SIRET : », « N° TVA », « RCS Lyon ». */
const LABEL = /^\s*(?:RCS\s+[\p{L}' -]+|(?:N[°ºO]\s*)?(?:SIREN|SIRET|LEI|(?:TVA|VAT)(?:\s+INTRACOMMUNAUTAIRE|\s+NUMBER)?)\s*(?:N[°ºO])?)\s*:?\s*(?=[A-Z]{0,4}\s?\d)/u

function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

const isSiren = (digits: string) => /^\d{9}$/.test(digits) && luhn(digits)
/** INSEE: Luhn over 14 digits, but the establishments of La Poste (SIREN 356 000 000) have a digit sum that is a multiple of 5. */
const isSiret = (digits: string) =>
  /^\d{14}$/.test(digits) && (luhn(digits) || (digits.startsWith('356000000') && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0))
/** French VAT key: (12 + 3 × (SIREN mod 97)) mod 97. Keys with letters, which the tax office also gives, have no published check. */
const isFrenchVat = (text: string) => {
  const [, key, siren] = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(text) ?? []
  return key !== undefined && siren !== undefined && isSiren(siren) && (/[A-Z]/.test(key) || (12 + 3 * (Number(siren) % 97)) % 97 === Number(key))
}
/** ISO 17442: ISO 7064 mod 97-10 over letters as numbers. */
const isLei = (text: string) => {
  if (!/^[0-9A-Z]{18}\d{2}$/.test(text)) return false
  let rest = 0
  for (const sign of text) for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/**
 * A company's number in a register: SIREN, SIRET, VAT, LEI by their checksums; elsewhere kept as it is. A French number
 * that a spreadsheet has shortened by its leading zero is repaired where the checksum then holds.
 */
export function parseRegistryNumber(text: string, country = 'FR'): RegistryNumber | { refused: 'registry_number_invalid' } {
  const value = text.toUpperCase().replace(LABEL, '').replace(/[\s.\u00a0\u202f/-]/g, '')
  if (value === '' || value.length > 30 || !/^[0-9A-Z+*]+$/.test(value)) return { refused: 'registry_number_invalid' }
  if (isSiren(value)) return { kind: 'siren', value }
  if (isSiret(value)) return { kind: 'siret', value }
  if (/^\d{8}$/.test(value) && country === 'FR' && isSiren(`0${value}`)) return { kind: 'siren', value: `0${value}` }
  if (/^\d{13}$/.test(value) && country === 'FR' && isSiret(`0${value}`)) return { kind: 'siret', value: `0${value}` }
  if (isFrenchVat(value)) return { kind: 'vat', value }
  if (isLei(value)) return { kind: 'lei', value }
  if (VAT_FORM.test(value) && /\d/.test(value)) return { kind: 'vat', value }
  if (country === 'FR' || value.startsWith('FR')) return { refused: 'registry_number_invalid' }
  return { kind: 'other', value }
}

/** What the number identifies: a SIRET and a French VAT number both name their SIREN. */
export function registryKeys(number: RegistryNumber): string[] {
  if (number.kind === 'siret') return [number.value.slice(0, 9), number.value]
  if (number.kind === 'vat' && number.value.startsWith('FR')) return [number.value.slice(4)]
  return [number.value]
}

/** SIREN, SIRET and French VAT numbers in groups, as printed. */
export function formatRegistryNumber(value: string): string {
  if (/^\d{9}$/.test(value)) return value.replace(/(\d{3})(?=\d)/g, '$1\u00a0')
  if (/^\d{14}$/.test(value)) return `${value.slice(0, 9).replace(/(\d{3})(?=\d)/g, '$1\u00a0')}\u00a0${value.slice(9)}`
  const [, key, siren] = /^FR(\w{2})(\d{9})$/.exec(value) ?? []
  return key && siren ? `FR\u00a0${key}\u00a0${formatRegistryNumber(siren)}` : value
}
