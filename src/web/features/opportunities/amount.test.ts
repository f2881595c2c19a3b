import { expect, it } from 'vitest'
import { cents, fromCents, parseAmount, weigh } from './amount.ts'

it.each([
  ['12 500', '12500.00'], ['12\u202f500,5', '12500.50'], ['12,500.50', '12500.50'], ['12.500,50 €', '12500.50'], ['12.500', '12500.00'], ['900', '900.00'], ['0,75', '0.75'], [',5', '0.50'], ['1 000 000 EUR', '1000000.00'], ['-20', '-20.00'],
])('reads the amount %s as %s', (typed, amount) => expect(parseAmount(typed)).toBe(amount))

it.each(['', 'douze', '1,2345', '12a4', '1.2.3,4,5'])('does not take %s for an amount', (typed) => expect(parseAmount(typed)).toBeNull())

it('adds and weighs to the cent', () => {
  expect(fromCents(cents('0.10') + cents('0.20'))).toBe('0.30')
  expect(fromCents(cents('-5.05'))).toBe('-5.05')
  expect(fromCents(weigh('33.33', 50))).toBe('16.67')
  expect(fromCents(weigh('9999999999999.99', 75))).toBe('7499999999999.99')
})
