import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, internationalPhone, parsePhone, phoneDigits } from './phone.ts'

describe('reading a phone number', () => {
  it.each([
    ['06 39 98 12 34', 'FR', '+33639981234'],
    ['06.39.98.12.34', 'FR', '+33639981234'],
    ['+33 (0)6 39 98 12 34', 'FR', '+33639981234'],
    ['0033 6 39 98 12 34', 'FR', '+33639981234'],
    ['06\u202f39\u00a098 12 34', 'FR', '+33639981234'],
    ['01 99 00 12 34', 'FR', '+33199001234'],
    ['+32 470 12 34 56', 'FR', '+32470123456'],
    ['0470 12 34 56', 'BE', '+32470123456'],
    ['00 33 6 39 98 12 34', 'US', '+33639981234'],
  ])('%s in %s is %s', (text, country, e164) => expect(parsePhone(text, country)).toEqual({ e164 }))

  it.each(['', 'abc', '06 39', '06 39 98 12 34 56 78', 'appeler le matin', '12 34 56 78 90', 'fax 01 99 00 12 34 ou 01 99 00 12 35', '+', '00'])('« %s » is refused', (text) =>
    expect(parsePhone(text)).toEqual({ refused: 'phone_invalid' }))

  it('a country nobody knows still allows an international number', () => {
    expect(parsePhone('+33639981234', 'ZZ')).toEqual({ e164: '+33639981234' })
    expect(parsePhone('0639981234', 'ZZ')).toEqual({ refused: 'phone_invalid' })
  })
})

describe('showing a phone number', () => {
  it('shows a national number the way the country writes it', () => expect(formatPhone('+33639981234')).toBe('06 39 98 12 34'))
  it('shows a foreign number with its prefix', () => expect(formatPhone('+33639981234', 'BE')).toBe('+33 6 39 98 12 34'))
  it('shows what it cannot read as it is', () => expect(formatPhone('poste 12')).toBe('poste 12'))
})

describe('searching by phone', () => {
  const finds = (typed: string, e164: string) => phoneDigits(typed).some((digits) => e164.includes(digits))

  it.each(['06 12 34', '06', '0612345678', '+33 6 12 34', '0033 6 12', '+33 (0)6 12 34', '12 34 56', '33612345678', '5678', '06.12.34.56.78'])('« %s » finds +33612345678', (typed) =>
    expect(finds(typed, '+33612345678')).toBe(true))
  it.each(['07 12 34', '+44 612345678', '0621'])('« %s » does not find +33612345678', (typed) => expect(finds(typed, '+33612345678')).toBe(false))
  it('a postcode that begins with zero is still looked for as it is', () => expect(phoneDigits('06000')).toContain('06000'))
  it('nothing is looked for without a digit', () => {
    expect(phoneDigits('')).toEqual([])
    expect(phoneDigits('+')).toEqual([])
    expect(phoneDigits('Dupont')).toEqual([])
  })

  it('any beginning of a number, in either spelling, finds it', () => {
    const national = fc.stringMatching(/^[1-9]\d{8}$/)
    fc.assert(fc.property(national, fc.integer({ min: 2, max: 10 }), (number, length) => {
      const e164 = `+33${number}`
      expect(finds(`0${number}`.slice(0, length), e164)).toBe(true)
      expect(finds(e164.slice(0, length), e164)).toBe(true)
      expect(finds(`00${e164.slice(1)}`.slice(0, length + 2), e164)).toBe(true)
    }))
  })
})


it('tells a French number by its form as the library does', () => {
  const digits = fc.stringMatching(/^0[1-9]\d{8}$/)
  fc.assert(fc.property(digits, fc.constantFrom('', ' ', '.'), (number, gap) => {
    const spelled = number.replace(/(\d\d)(?=\d)/g, `$1${gap}`)
    expect(parsePhone(spelled, 'FR')).toEqual(parsePhone(`tel ${number}`.slice(4).replace(/^0/, '0033 '), 'DE'))
  }))
})

it('writes any number as it is dialled from abroad, French ones as the library would', () => {
  expect([internationalPhone('+33199001234'), internationalPhone('+442079460000'), internationalPhone('text')]).toEqual(['+33 1 99 00 12 34', '+44 20 7946 0000', 'text'])
  fc.assert(fc.property(fc.integer({ min: 100_000_000, max: 799_999_999 }), (digits) => {
    const number = parsePhone(`+33${digits}`)
    if ('e164' in number) expect(internationalPhone(number.e164).replaceAll(' ', '')).toBe(number.e164)
  }))
})
