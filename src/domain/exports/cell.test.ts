import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, neutralise } from './cell.ts'

const fr = { language: 'fr', timeZone: 'Europe/Paris' } as const
const en = { language: 'en', timeZone: 'America/New_York' } as const

describe('formulas', () => {
  it('never run: what begins like one gets an apostrophe', () => {
    for (const text of ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1+1', '=HYPERLINK("x")', '+33A', '-', '+']) expect(neutralise(text), JSON.stringify(text)).toBe(`'${text}`)
  })
  it('leaves plain text and plain numbers alone', () => {
    for (const text of ['Ateliers = Brumes', 'a@b.example', '-5', '-1 234,50', '+12', 'L’Étoile', '2 + 2']) expect(neutralise(text)).toBe(text)
  })
  it('no text cell begins like a formula, unless it is a number', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const cell = csvCell('text', text, fr)
      expect(/^[=+\-@\t\r]/.test(cell) && !/^[+-]\d[\d .,\u00a0\u202f]*$/.test(cell)).toBe(false)
    }))
  })
})

describe('phones', () => {
  it('keep their country, and are no formula', () => {
    expect(csvCell('phone', '+33199001234', fr)).toBe('+33 1 99 00 12 34')
    expect(csvCell('phone', '+442079460000', en)).toBe('+44 20 7946 0000')
    expect(csvCell('phone', '=1', fr)).toBe("'=1")
    for (const phone of ['+12025550143', '+33639985566', '+3281123456']) expect(csvCell('phone', phone, fr)).toMatch(/^\+[\d ]+$/)
  })
})

describe('values', () => {
  it('read as the reader’s spreadsheet reads them', () => {
    expect(csvCell('amount', '-1234.50', fr)).toBe('-1234,50')
    expect(csvCell('amount', '-1234.50', en)).toBe('-1234.50')
    expect(csvCell('day', '2026-03-09', fr)).toBe('09/03/2026')
    expect(csvCell('day', '2026-03-09', en)).toBe('2026-03-09')
    expect(csvCell('instant', '2026-03-09T23:30:00Z', fr)).toBe('10/03/2026 00:30')
    expect(csvCell('instant', '2026-03-09T03:05:00Z', en)).toBe('2026-03-08 23:05')
    expect([csvCell('yesno', false, fr), csvCell('yesno', true, en), csvCell('number', 0, fr), csvCell('text', null, fr)]).toEqual(['Non', 'Yes', '0', ''])
  })
})
