import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emailDomain, emailLocalPart, nameFromEmail, parseEmail } from './email-address.ts'

describe('reading an email address', () => {
  it.each([
    [' Jean.Dupont@Example.COM ', 'jean.dupont@example.com'],
    ['"Dupont, Jean" <jean@example.com>', 'jean@example.com'],
    ['Jean Dupont <MAILTO:jean@example.com>', 'jean@example.com'],
    ['mailto:jean@example.com?subject=Bonjour', 'jean@example.com'],
    ['jean+salon@mail.example.co.uk', 'jean+salon@mail.example.co.uk'],
    ["o'neill@example.com", "o'neill@example.com"],
    ['zoé@example.com', 'zoé@example.com'],
    ['a@b.fr', 'a@b.fr'],
  ])('%s is %s', (text, email) => expect(parseEmail(text)).toEqual({ email }))

  it.each([
    '', '  ', 'jean', '@example.com', 'jean@', 'jean@example', 'jean@@example.com', 'jean@exa mple.com', 'je an@example.com', 'jean@example.com, anne@example.com',
    'jean@example.com;anne@example.com', '.jean@example.com', 'jean.@example.com', 'je..an@example.com', 'jean@-example.com', 'jean@example..com', 'jean@example.com.',
    'Jean <jean@example.com>, Anne <anne@example.com>', 'jean@192.168.1.1', 'jean@example.c', 'jean@[127.0.0.1]', `${'x'.repeat(65)}@example.com`, `jean@${'x'.repeat(64)}.com`, `jean@${'x.'.repeat(130)}com`, 'n/a', 'jean@é/x.com',
  ])('« %s » is refused', (text) => expect(parseEmail(text)).toEqual({ refused: 'email_invalid' }))

  it('reads any ordinary address, and reads what it gave the same way again', () => {
    fc.assert(fc.property(fc.emailAddress(), (text) => {
      const parsed = parseEmail(text)
      if ('refused' in parsed) return
      expect(parsed.email).toBe(text.toLowerCase())
      expect(parseEmail(parsed.email)).toEqual(parsed)
    }))
  })

  it('never fails on anything typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => void parseEmail(`${a}@${b}.fr`)))
  })
})

it('an address has two parts', () => {
  expect(emailDomain('jean@example.com')).toBe('example.com')
  expect(emailLocalPart('jean@example.com')).toBe('jean')
})

describe('naming someone known by an address only', () => {
  it.each([
    ['jean.dupont@example.com', 'Jean Dupont'],
    ['jean-marc.dupont+salon@example.com', 'Jean-Marc Dupont'],
    ['jean_dupont75@example.com', 'Jean Dupont'],
    ['jean-dupont@example.com', 'Jean Dupont'],
    ['contact@example.com', 'Contact'],
    ['élodie.martin@example.com', 'Élodie Martin'],
    ['12345@example.com', '12345'],
    ['+33@example.com', '+33'],
  ])('%s is called %s', (email, name) => expect(nameFromEmail(email)).toBe(name))
})
