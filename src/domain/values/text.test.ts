import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankToNull, foldText, searchText } from './text.ts'

describe('folding a text for search and sorting', () => {
  it.each([
    ['Élodie Lefèvre', 'elodie lefevre'],
    ['Œuvre du Cœur', 'oeuvre du coeur'],
    ['Læticia', 'laeticia'],
    ['Straße', 'strasse'],
    ['L’Oréal – Paris', 'l oreal paris'],
    ["Rue de l'Église", 'rue de l eglise'],
    ['Jean-Marc', 'jean marc'],
    ['Jean\u2011Marc', 'jean marc'],
    ['  deux   espaces\u00a0et\u202fune\tfine ', 'deux espaces et une fine'],
    ['Łódź Øresund İzmir', 'lodz oresund izmir'],
    ['ﬁnance', 'finance'],
    ['jean.dupont@example.com', 'jean.dupont@example.com'],
    ['+33612345678', '+33612345678'],
    ['', ''],
  ])('« %s » is found as « %s »', (text, folded) => expect(foldText(text)).toBe(folded))

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const once = foldText(text)
      expect(foldText(once)).toBe(once)
    }))
  })

  it('gives the same result typed with composed or decomposed accents', () => {
    const accented = fc.string({ unit: fc.constantFrom(...'aéÈçôÏüñ œŒß-’'.split('')), maxLength: 30 })
    fc.assert(fc.property(accented, (text) => {
      expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
    }))
  })
})

it('a record is found by all its texts, in one line', () => {
  expect(searchText('Société Générale', null, undefined, ' ', 'Jean-Luc', '+33612345678')).toBe('societe generale jean luc +33612345678')
})

it('a field of spaces is an empty field', () => {
  expect(blankToNull(' \u00a0 ')).toBeNull()
  expect(blankToNull(undefined)).toBeNull()
  expect(blankToNull(' Lyon ')).toBe('Lyon')
})
