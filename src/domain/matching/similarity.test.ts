import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { companySimilarity, jaroWinkler, personSimilarity } from './similarity.ts'

const person = (name: string) => {
  const [firstName = '', ...last] = name.split('|')
  return { firstName, lastName: last.join(' ') }
}

it('measures as published', () => {
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3)
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3)
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 2)
  expect(jaroWinkler('abc', 'xyz')).toBe(0)
  expect(jaroWinkler('', '')).toBe(0)
})

describe('company names', () => {
  it.each([
    ['menuiserie dupont', 'dupont menuiserie'],
    ['boulangerie dupont', 'boulangerie dupond'],
    ['hyper marche lorrain', 'hypermarche lorrain'],
    ['tuilerie du nord', 'tuilerie du nors'],
  ])('%s and %s are alike', (a, b) => expect(companySimilarity(a, b)).toBeGreaterThanOrEqual(0.9))
  it.each([
    ['garage martin', 'garage marchand'],
    ['boulangerie du port', 'boulangerie du pont neuf'],
    ['transports leroy', 'transports lemoine'],
    ['pharmacie centrale', 'pharmacie de la gare'],
  ])('%s and %s are not', (a, b) => expect(companySimilarity(a, b)).toBeLessThan(0.9))
})

describe('people', () => {
  it.each([
    ['jean|dupont', 'jean|dupont', 1],
    ['jean|dupont', 'dupont|jean', 1],
    ['jean|dupont', 'jean|dupond', 0.9],
    ['jean|dupont', 'jaen|dupont', 0.9],
    ['katherine|durand', 'catherine|durand', 0.9],
    ['j|dupont', 'jean|dupont', 0.9],
    ['j.|dupont', 'jean|dupont', 0.9],
    ['jean|de la tour', 'de la tour|jean', 1],
  ])('%s and %s are one', (a, b, least) => expect(personSimilarity(person(a), person(b))).toBeGreaterThanOrEqual(least))
  it.each([
    ['marc|dupont', 'marie|dupont'],
    ['daniel|dupont', 'daniele|dupont'],
    ['michel|durand', 'michelle|durand'],
    ['jean|martin', 'jeanne|martin'],
    ['paul|dupont', 'anne|dupont'],
    ['jean|martin', 'jean|moreau'],
    ['p|dupont', 'jean|dupont'],
    ['|dupont', 'jean|dupont'],
  ])('%s and %s are two', (a, b) => expect(personSimilarity(person(a), person(b))).toBeLessThan(0.9))
})

it('every measure is symmetric and stays between 0 and 1', () => {
  const name = fc.stringMatching(/^[a-d]{0,5}( [a-d]{1,4}){0,2}$/)
  fc.assert(
    fc.property(name, name, name, name, (a, b, c, d) => {
      for (const measure of [jaroWinkler, companySimilarity]) {
        expect(measure(a, b)).toBe(measure(b, a))
        expect(measure(a, b)).toBeGreaterThanOrEqual(0)
        expect(measure(a, b)).toBeLessThanOrEqual(1)
      }
      const [left, right] = [{ firstName: a, lastName: b }, { firstName: c, lastName: d }]
      expect(personSimilarity(left, right)).toBeCloseTo(personSimilarity(right, left), 12)
      expect(personSimilarity(left, right)).toBeLessThanOrEqual(1)
    }), { numRuns: 1000 },
  )
})
