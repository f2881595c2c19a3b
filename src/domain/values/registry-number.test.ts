import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRegistryNumber, parseRegistryNumber, registryKeys } from './registry-number.ts'

// 732 829 320 is the example INSEE and the tax office print in their own instructions.
describe('reading a company’s registry number', () => {
  it.each([
    ['732 829 320', 'siren', '732829320'],
    ['732.829.320', 'siren', '732829320'],
    ['732\u00a0829\u202f320', 'siren', '732829320'],
    ['SIREN : 732 829 320', 'siren', '732829320'],
    ['RCS Lyon 732 829 320', 'siren', '732829320'],
    ['732 829 320 00074', 'siret', '73282932000074'],
    ['SIRET 732 829 320 00074', 'siret', '73282932000074'],
    ['FR 44 732 829 320', 'vat', 'FR44732829320'],
    ['N° TVA intracommunautaire : FR44732829320', 'vat', 'FR44732829320'],
    ['FRK7732829320', 'vat', 'FRK7732829320'],
    ['DE 123456789', 'vat', 'DE123456789'],
    ['BE 0123.456.789', 'vat', 'BE0123456789'],
    ['356 000 000', 'siren', '356000000'],
    ['356 000 000 49837', 'siret', '35600000049837'],
    ['5493001KJTIIGC8Y1R12', 'lei', '5493001KJTIIGC8Y1R12'],
  ])('%s is a %s', (text, kind, value) => expect(parseRegistryNumber(text)).toEqual({ kind, value }))

  it('gives back the leading zero a spreadsheet has eaten, where the number then holds', () => {
    expect(parseRegistryNumber('16450843')).toEqual({ kind: 'siren', value: '016450843' })
    expect(parseRegistryNumber('1645084300012')).toEqual({ kind: 'siret', value: '01645084300012' })
    expect(parseRegistryNumber('16450844')).toEqual({ refused: 'registry_number_invalid' })
    expect(parseRegistryNumber('16450843', 'GB')).toEqual({ kind: 'other', value: '16450843' })
  })

  it.each(['', '732 829 321', '732 829 320 00075', 'FR 45 732 829 320', 'FR44732829321', '5493001KJTIIGC8Y1R13', 'n/a', '12', 'aucun', '35600000049838'])('« %s » is refused', (text) =>
    expect(parseRegistryNumber(text)).toEqual({ refused: 'registry_number_invalid' }))

  it('a number of another country is kept as it is', () => expect(parseRegistryNumber('12-345 678', 'GB')).toEqual({ kind: 'other', value: '12345678' }))
})

it('a SIRET and a French VAT number name the same company as its SIREN', () => {
  const keysOf = (text: string) => {
    const parsed = parseRegistryNumber(text)
    return 'kind' in parsed ? registryKeys(parsed) : []
  }
  expect(keysOf('732829320')).toEqual(['732829320'])
  expect(keysOf('73282932000074')).toEqual(['732829320', '73282932000074'])
  expect(keysOf('FR44732829320')).toEqual(['732829320'])
  expect(keysOf('DE123456789')).toEqual(['DE123456789'])
})

it('numbers are shown in groups', () => {
  expect(formatRegistryNumber('732829320')).toBe('732\u00a0829\u00a0320')
  expect(formatRegistryNumber('73282932000074')).toBe('732\u00a0829\u00a0320\u00a000074')
  expect(formatRegistryNumber('FR44732829320')).toBe('FR\u00a044\u00a0732\u00a0829\u00a0320')
  expect(formatRegistryNumber('DE123456789')).toBe('DE123456789')
})

it('any number it accepts, it accepts again as it is stored and as it is shown', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(FR[0-9]{2})?\d{9}(\d{5})?$/), (text) => {
      const parsed = parseRegistryNumber(text)
      if ('refused' in parsed) return
      expect(parseRegistryNumber(parsed.value)).toEqual(parsed)
      expect(parseRegistryNumber(formatRegistryNumber(parsed.value))).toEqual(parsed)
    }), { numRuns: 2000 },
  )
})

it('one wrong digit in a SIREN is always noticed', () => {
  fc.assert(fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (at, by) => {
    const digits = [...'732829320']
    digits[at] = String((Number(digits[at]) + by) % 10)
    expect(parseRegistryNumber(digits.join(''))).toEqual({ refused: 'registry_number_invalid' })
  }))
})
