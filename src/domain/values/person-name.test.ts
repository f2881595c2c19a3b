import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personKey, splitPersonName } from './person-name.ts'

describe('one field for a whole name', () => {
  it.each([
    ['Jean Dupont', 'Jean', 'Dupont'],
    ['DUPONT Jean', 'Jean', 'DUPONT'],
    ['Jean DUPONT', 'Jean', 'DUPONT'],
    ['Dupont, Jean', 'Jean', 'Dupont'],
    ['Jean-Pierre de La Tour', 'Jean-Pierre', 'de La Tour'],
    ['Mme Anne LE GALL', 'Anne', 'LE GALL'],
    ['M. Jean du Bois', 'Jean', 'du Bois'],
    ['Jean de LA TOUR', 'Jean', 'de LA TOUR'],
    ['Ludwig van Beek', 'Ludwig', 'van Beek'],
    ['Jean d’Exemple', 'Jean', 'd’Exemple'],
    ['Dupont', null, 'Dupont'],
    ['  ', null, null],
  ])('« %s » is %s, %s', (full, firstName, lastName) => expect(splitPersonName(full)).toEqual({ firstName, lastName }))

  it('loses no letter of a name', () => {
    const word = fc.constantFrom('Jean', 'Anne', 'de', 'La', 'DUPONT', 'Le', 'Martin', 'd’Exemple', 'van', 'ÉLISE')
    const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('')
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const { firstName, lastName } = splitPersonName(words.join(' '))
      expect(letters(`${firstName ?? ''}${lastName ?? ''}`)).toBe(letters(words.join('')))
    }))
  })
})

it('first and last name meet in whichever order they were typed', () => {
  expect(personKey('Élise', 'DUPONT')).toBe(personKey('Dupont', 'elise'))
  expect(personKey(null, null)).toBe('')
})
