import { expect, it } from 'vitest'
import { FREE_MAIL_DOMAINS, isFreeMail } from './free-mail.ts'

it.each([
  'orange.fr', 'wanadoo.fr', 'laposte.net', 'free.fr', 'sfr.fr', 'neuf.fr', 'bbox.fr', 'numericable.fr', 'aliceadsl.fr', 'club-internet.fr', 'gmail.com', 'GMAIL.com', 'proton.me', 'gmx.de',
])('an address at %s says nothing about a company', (domain) => expect(isFreeMail(domain)).toBe(true))

it.each(['example.com', 'orange.com', 'societe.example', 'mail.example.com'])('%s may be a company', (domain) => expect(isFreeMail(domain)).toBe(false))

it('knows the providers people really use', () => {
  expect(FREE_MAIL_DOMAINS.size).toBeGreaterThanOrEqual(120)
  for (const domain of FREE_MAIL_DOMAINS) expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
})
