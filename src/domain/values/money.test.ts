import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inBase, sumInBase } from './money.ts'

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((value) => (value / 100).toFixed(2))
const rate = fc.integer({ min: 1, max: 1_000_000_000 }).map((value) => (value / 100_000_000).toFixed(8))

describe('sums in the base currency', () => {
  it('adds what has a rate, rounded once, and leaves the rest apart', () => {
    const sums = [{ currency: 'EUR', sum: '100.10' }, { currency: 'USD', sum: '50.00' }, { currency: 'CHF', sum: '7.00' }]
    expect(sumInBase(sums, 'EUR', { USD: '0.9249' })).toEqual({ sum: '146.35', apart: [{ currency: 'CHF', sum: '7.00' }] })
  })
  it('rounds half a cent away from zero, as the database does', () => {
    expect([inBase('0.01', 'USD', 'EUR', { USD: '0.5' }), inBase('-0.01', 'USD', 'EUR', { USD: '0.5' })]).toEqual(['0.01', '-0.01'])
  })
  it('takes the base currency as one, whatever a table says', () => {
    expect(inBase('12.00', 'EUR', 'EUR', { EUR: '3' })).toBe('12.00')
  })
  it('does not depend on the order, and never adds what has no rate', () => {
    fc.assert(fc.property(fc.array(fc.record({ currency: fc.constantFrom('EUR', 'USD', 'GBP', 'CHF'), sum: cents })), rate, (sums, usd) => {
      const rates = { USD: usd }
      const answer = sumInBase(sums, 'EUR', rates)
      expect(sumInBase(sums.toReversed(), 'EUR', rates).sum).toBe(answer.sum)
      expect(answer.apart).toHaveLength(sums.filter((one) => one.currency === 'GBP' || one.currency === 'CHF').length)
      expect(answer.sum).toMatch(/^-?\d+\.\d{2}$/)
    }))
  })
})
