import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

const region = (country: string): CountryCode | undefined => (isSupportedCountry(country) ? country : undefined)

/** A phone number in E.164 from any spelling; a number without a country code is read as one of `country`. */
export function parsePhone(text: string, country = 'FR'): { e164: string } | { refused: 'phone_invalid' } {
  if (text.length > 60) return { refused: 'phone_invalid' }
  // Nearly every number of a French list, told by its form: the library takes ten times as long to say the same.
  const french = /^\+33([1-9]\d{8})$/.exec(text)?.[1] ?? (country === 'FR' ? /^0([1-9])((?:[ .]?\d\d){4})$/.exec(text)?.slice(1).join('').replace(/[ .]/g, '') : undefined)
  if (french) return { e164: `+33${french}` }
  // French habit of writing both: +33 (0)1 23…
  const parsed = parsePhoneNumberFromString(text.trim().replace(/\(0\)/g, '').replace(/[\u00a0\u202f]/g, ' ').replace(/^00\s*/, '+'), region(country))
  return parsed?.isPossible() && !parsed.ext ? { e164: parsed.number } : { refused: 'phone_invalid' }
}

/** As a person of `country` writes it: national at home, international abroad. */
export function formatPhone(e164: string, country = 'FR'): string {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational()
}

/** As it is dialled from anywhere: +33 1 23 45 67 89. */
export function internationalPhone(e164: string): string {
  // French numbers, in their hundreds of thousands in a French export, need no table.
  const french = /^\+33([1-9])(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(e164)
  return french ? `+33 ${french.slice(1).join(' ')}` : (parsePhoneNumberFromString(e164)?.formatInternational() ?? e164)
}

/** What to look for in E.164 texts when someone types part of a number: «06 12 34» is «61234», «+33 6» is «+336». Digits as typed are looked for too, since a postcode may begin with a zero. */
export function phoneDigits(text: string): string[] {
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '')
  if (digits === '') return []
  if (text.trim().startsWith('+')) return [`+${digits}`]
  if (/^00[1-9]/.test(digits)) return [`+${digits.slice(2)}`]
  const national = digits.replace(/^0/, '')
  return [...new Set(national === '' ? [digits] : [national, digits])]
}
