import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSharedSite, parseWebsite, registrableDomain } from './website.ts'

describe('reading a web address', () => {
  it.each([
    ['www.Example.COM', 'https://www.example.com', 'example.com'],
    ['http://example.com/', 'http://example.com', 'example.com'],
    ['HTTPS://Shop.Example.co.uk/Produits?x=1', 'https://shop.example.co.uk/Produits?x=1', 'example.co.uk'],
    ['//example.com', 'https://example.com', 'example.com'],
    ['menuiserie.wixsite.com/accueil', 'https://menuiserie.wixsite.com/accueil', 'menuiserie.wixsite.com'],
    ['example.com:8080', 'https://example.com:8080', 'example.com'],
  ])('%s is %s, of %s', (text, url, domain) => expect(parseWebsite(text)).toEqual({ url, domain }))

  it.each(['', 'n/a', 'aucun', 'jean@example.com', 'https://jean:secret@example.com', 'ftp://example.com', 'javascript:alert(1)', 'mailto:jean@example.com', 'http://192.168.1.1', 'localhost', 'exa mple.com', 'http://', 'example.1', '-x.com'])('« %s » is refused', (text) =>
    expect(parseWebsite(text)).toEqual({ refused: 'website_invalid' }))

  it('reads what it gave the same way again', () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (text) => {
      const parsed = parseWebsite(text)
      if ('refused' in parsed) return
      expect(parseWebsite(parsed.url)).toEqual(parsed)
    }))
  })
})

it('a mail host belongs to the domain that was registered', () => expect(registrableDomain('mail.example.co.uk')).toBe('example.co.uk'))
it('a page on a social network is nobody’s domain', () => {
  expect(isSharedSite('facebook.com')).toBe(true)
  expect(isSharedSite('example.com')).toBe(false)
})
