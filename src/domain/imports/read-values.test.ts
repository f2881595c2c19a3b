import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCountry } from './countries.ts'
import { readDay, readEmployees, readGender, readLanguage, readNames, readNumber, readPriority, readYesNo } from './read-values.ts'

describe('a number', () => {
  it.each([
    ['1 234,5', ',', 1234.5], ['1\u202f234,50 €', ',', 1234.5], ['1.234,5', ',', 1234.5], ['1,234.5', '.', 1234.5], ["1'234.5", '.', 1234.5], ['12', ',', 12], ['-3,5', ',', -3.5], ['1234.5', ',', 1234.5], ['1.234', ',', 1234], ['1.234', '.', 1.234], ['1.234.567', ',', 1_234_567], ['€ 12', '.', 12], ['45 %', ',', 45],
  ] as const)('%s (decimal %s) is %d', (text, decimal, number) => expect(readNumber(text, decimal)).toBe(number))
  it.each(['', 'douze', '1,2,3', '12a', '--3', '1.2.3'])('« %s » is none', (text) => expect(readNumber(text, ',')).toBeNull())
  it('is read back as a French or an English person writes it', () => {
    fc.assert(fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
      const amount = cents / 100
      expect(readNumber(new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2 }).format(amount), ',')).toBe(amount)
      expect(readNumber(new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(amount), '.')).toBe(amount)
      expect(readNumber(new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 }).format(amount), ',')).toBe(amount)
    }))
  })
})

describe('a day', () => {
  it.each([
    ['03/02/2025', 'dmy', '2025-02-03'], ['03/02/2025', 'mdy', '2025-03-02'], ['2025-02-03', 'mdy', '2025-02-03'], ['2025-02-03T10:11:12Z', 'dmy', '2025-02-03'], ['3.2.25', 'dmy', '2025-02-03'], ['25/02/03', 'ymd', '2025-02-03'], ['03/02/2025 14:30', 'dmy', '2025-02-03'],
    ['3 février 2025', 'dmy', '2025-02-03'], ['1er août 2024', 'dmy', '2024-08-01'], ['lundi 3 févr. 2025', 'dmy', '2025-02-03'], ['mar. 4 février 2025', 'dmy', '2025-02-04'], ['Mar 4, 2025', 'dmy', '2025-03-04'], ['Tuesday, March 4, 2025', 'dmy', '2025-03-04'], ['Feb 3, 2025', 'dmy', '2025-02-03'], ['3 December 2024', 'dmy', '2024-12-03'], ['45691', 'dmy', '2025-02-03'], ['20250203', 'dmy', '2025-02-03'], ['29/02/2024', 'dmy', '2024-02-29'],
  ] as const)('%s (%s) is %s', (text, order, day) => expect(readDay(text, order)).toBe(day))
  it.each(['31/02/2024', '29/02/2023', '2025-13-01', 'hier', '', '99/99/9999', '12', '0/1/2024'])('« %s » is none', (text) => expect(readDay(text, 'dmy')).toBeNull())
  it('is read back in every order it is written in', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2069-12-31'), noInvalidDate: true }), fc.constantFrom('/', '-', '.'), (date, sign) => {
      const iso = date.toISOString().slice(0, 10)
      const [year = '', month = '', day = ''] = iso.split('-')
      expect(readDay([day, month, year].join(sign), 'dmy')).toBe(iso)
      expect(readDay([month, day, year].join(sign), 'mdy')).toBe(iso)
      expect(readDay([year, month, day].join(sign), 'ymd')).toBe(iso)
      for (const locale of ['fr-FR', 'en-GB', 'en-US']) expect(readDay(new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date), 'dmy')).toBe(iso)
    }))
  })
  it('never fails, whatever is typed', () => void fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('dmy', 'mdy', 'ymd'), (text, order) => { expect(readDay(text, order as 'dmy') ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/) })))
})

it.each([['oui', true], ['OUI', true], ['x', true], ['✓', true], ['1', true], ['TRUE', true], ['yes', true], ['non', false], ['0', false], ['', false], ['faux', false], ['peut-être', null], ['5', null]] as const)('« %s » as yes or no is %s', (text, answer) => expect(readYesNo(text)).toBe(answer))
it.each([['12', 12], ['1 200', 1200], ['1 200,0', 1200], ['10 à 19', 10], ['10 à 19 salariés', 10], ['11-50', 11], ['1000+', 1000], ['1,001-5,000', 1001], ['moins de 10', 9], ['> 250', 250], ['250 et plus', 250], ['aucun', null], ['-4', null]] as const)('« %s » employees are %s', (text, count) => expect(readEmployees(text, ',')).toBe(count))
it.each([['★★', 2], ['Haute', 2], ['Very High', 3], ['0', 0], ['3', 3], ['très élevée', 3], ['bof', null]] as const)('priority « %s » is %s', (text, priority) => expect(readPriority(text)).toBe(priority))
it.each([['France', 'FR'], ['ÉTATS-UNIS', 'US'], ['usa', 'US'], ['Belgique', 'BE'], ['Belgium', 'BE'], ['de', 'DE'], ['Côte d’Ivoire', 'CI'], ['Royaume-Uni', 'GB'], ['UK', 'GB'], ['République tchèque', 'CZ'], ['Pays-Bas', 'NL'], ['La Réunion', 'RE'], ['Atlantide', null], ['EU', null]] as const)('%s is the country %s', (text, code) => expect(readCountry(text)).toBe(code))
it('finds every country again by its names', () => {
  const [french, english] = ['fr', 'en'].map((language) => new Intl.DisplayNames([language], { type: 'region' }))
  for (const code of ['FR', 'ES', 'MA', 'SN', 'GF', 'PF', 'BR', 'JP', 'KR', 'BA', 'TT', 'VA', 'ST']) expect([readCountry(french?.of(code) ?? ''), readCountry(english?.of(code) ?? '')]).toEqual([code, code])
})
it.each([['fr_FR', 'fr'], ['Français', 'fr'], ['English (US)', 'en'], ['de', 'de'], ['klingon', null]] as const)('%s is the language %s', (text, code) => expect(readLanguage(text)).toBe(code))
it.each([['Mme', 'female'], ['homme', 'male'], ['M.', 'male'], ['autre', 'other'], ['?', null]] as const)('%s is the gender %s', (text, gender) => expect(readGender(text)).toBe(gender))
it('several names in a cell', () => expect(readNames('VIP; Salon 2024,VIP|À rappeler')).toEqual(['VIP', 'Salon 2024', 'À rappeler']))
