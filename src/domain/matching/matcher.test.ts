import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MatchRecord, rankMatches, scoreMatch } from './matcher.ts'

const nobody: MatchRecord = { isOrganisation: false, companyName: null, firstName: null, lastName: null, emails: [], phones: [], website: null, registryNumber: null }
const a = (known: Partial<MatchRecord>): MatchRecord => ({ ...nobody, ...known })
const company = (companyName: string, known: Partial<MatchRecord> = {}) => a({ isOrganisation: true, companyName, ...known })
const person = (firstName: string, lastName: string, known: Partial<MatchRecord> = {}) => a({ firstName, lastName, ...known })
const codes = (left: MatchRecord, right: MatchRecord) => scoreMatch(left, right).reasons.map((reason) => reason.code)

describe('an email, a phone or a registry number identifies', () => {
  it.each<[string, Partial<MatchRecord>, Partial<MatchRecord>]>([
    ['one address', { emails: ['jean@exemple.fr'] }, { emails: ['j@gmail.com', 'jean@exemple.fr'] }],
    ['one phone', { phones: ['+33639981234'] }, { phones: ['+33199001234', '+33639981234'] }],
    ['a SIREN and its SIRET', { registryNumber: '732829320' }, { registryNumber: '73282932000074' }],
    ['a SIREN and its VAT number', { registryNumber: '732829320' }, { registryNumber: 'FR44732829320' }],
  ])('%s', (_, left, right) => {
    const match = scoreMatch(a(left), a(right))
    expect(match.identifies).toBe(true)
    expect(match.score).toBeGreaterThanOrEqual(90)
  })

  it('a switchboard with two names is said less surely than one person’s mobile', () => {
    const phones = ['+33199001234']
    expect(scoreMatch(person('Jean', 'Dupont', { phones }), person('Anne', 'Martin', { phones })).score).toBeLessThan(scoreMatch(person('Jean', 'Dupont', { phones }), person('Jean', 'Dupont', { phones })).score)
  })
})

describe('a company’s domain only relates', () => {
  const at = { emails: ['jean@exemple.fr'] }
  const with_ = { emails: ['anne@exemple.fr'] }
  it('colleagues are not duplicates', () => {
    for (const [left, right] of [
      [person('Jean', 'Dupont', at), person('Anne', 'Martin', with_)],
      [person('Jean', 'Dupont', { ...at, companyName: 'Exemple', postalCode: '69001' }), person('Anne', 'Martin', { ...with_, companyName: 'Exemple', postalCode: '69001' })],
      [person('Marc', 'Dupont', at), person('Marie', 'Dupont', with_)],
      [company('Exemple', at), person('Anne', 'Martin', with_)],
      [company('Exemple', { ...at, firstName: 'Jean', lastName: 'Dupont' }), person('Anne', 'Martin', { ...with_, companyName: 'Exemple' })],
      [a(at), a(with_)],
    ] as const) {
      const match = scoreMatch(left, right)
      expect(match.score).toBeLessThan(50)
      expect(match.identifies).toBe(false)
      expect(match.reasons[0]?.code).toBe('same_domain')
    }
  })
  it('with a like name it is the same company, whoever the contact is', () => {
    expect(scoreMatch(company('Exemple', { ...at, firstName: 'Jean', lastName: 'Dupont' }), company('Exemple France SAS', { ...with_, firstName: 'Anne', lastName: 'Martin' })).score).toBeGreaterThanOrEqual(75)
    expect(scoreMatch(company('Exemple', { website: 'https://exemple.fr' }), person('Anne', 'Martin', { ...with_, companyName: 'Exemple SAS' })).score).toBeGreaterThanOrEqual(75)
  })
  it('with a like name it is the same person', () => {
    expect(scoreMatch(person('Jean', 'Dupont', at), person('Jean', 'Dupond', { emails: ['j.dupond@exemple.fr'] })).score).toBeGreaterThanOrEqual(80)
  })
  it('free mail and social networks relate nobody', () => {
    expect(scoreMatch(a({ emails: ['a@gmail.com'] }), a({ emails: ['b@gmail.com'] }))).toEqual({ score: 0, reasons: [], identifies: false })
    expect(codes(a({ website: 'facebook.com/a' }), a({ website: 'facebook.com/b' }))).toEqual([])
  })
})

describe('names', () => {
  it('the same company name is worth a look, more so in the same town', () => {
    const here = { postalCode: '69001' }
    expect(scoreMatch(company('Tuilerie du Nord SAS'), company('TUILERIE DU NORD')).score).toBe(65)
    expect(scoreMatch(company('Tuilerie du Nord', here), company('Tuilerie du Nord', here)).score).toBe(77)
  })
  it('a common name alone is not', () => {
    expect(scoreMatch(person('Jean', 'Martin'), person('Jean', 'Martin')).score).toBe(50)
    expect(scoreMatch(person('Jean', 'Martin', { postalCode: '69001' }), person('Jean', 'Martin', { postalCode: '69001' })).score).toBe(75)
  })
  it('a postcode alone says nothing', () => expect(scoreMatch(a({ postalCode: '69001' }), a({ postalCode: '69001' })).score).toBe(0))
  it('two SIREN numbers are two companies, even of one name', () => {
    expect(scoreMatch(company('Garage Martin', { registryNumber: '732829320' }), company('Garage Martin', { registryNumber: '356000000' })).score).toBeLessThan(50)
  })
})

const anyone: fc.Arbitrary<MatchRecord> = fc.record({
  isOrganisation: fc.boolean(),
  companyName: fc.constantFrom(null, 'Exemple', 'Exemple SARL', 'Exemple France', 'Garage Martin', 'Garage Marchand', ''),
  firstName: fc.constantFrom(null, 'Jean', 'Jeanne', 'J.', 'Élise', 'Marc'),
  lastName: fc.constantFrom(null, 'Dupont', 'Dupond', 'DUPONT', 'de La Tour', 'Jean'),
  emails: fc.subarray(['jean@exemple.fr', 'anne@exemple.fr', 'jean@gmail.com', 'x@martin.example']),
  phones: fc.subarray(['+33639981234', '+33199001234']),
  website: fc.constantFrom(null, 'https://www.exemple.fr', 'https://facebook.com/a', 'nonsense'),
  registryNumber: fc.constantFrom(null, '732829320', '73282932000074', '356000000', 'DE123456789', 'nonsense'),
  postalCode: fc.constantFrom(null, '69001', '75001'),
})

it('the score is the same both ways round, whole, and between 0 and 100', () => {
  fc.assert(
    fc.property(anyone, anyone, (left, right) => {
      const match = scoreMatch(left, right)
      expect(scoreMatch(right, left)).toEqual(match)
      expect(Number.isInteger(match.score) && match.score >= 0 && match.score <= 100).toBe(true)
      expect(match.identifies).toBe(match.reasons.some((reason) => ['same_email', 'same_phone', 'same_registry_number'].includes(reason.code)))
      expect(match.score >= 90).toBe(match.identifies)
      if (match.score > 0) expect(match.reasons.length).toBeGreaterThan(0)
    }), { numRuns: 2000 },
  )
})

it('candidates come from the best down, in one order whichever way they were found', () => {
  const candidates = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-f]{1,3}$/), record: anyone }), { selector: (one) => one.id, maxLength: 8 })
  fc.assert(
    fc.property(anyone, candidates, (record, found) => {
      const ranked = rankMatches(record, found, 50)
      expect(rankMatches(record, [...found].reverse(), 50)).toEqual(ranked)
      expect(ranked.map((one) => one.match.score)).toEqual(ranked.map((one) => one.match.score).sort((x, y) => y - x))
      expect(ranked.every((one) => one.match.score >= 50)).toBe(true)
    }),
  )
})
