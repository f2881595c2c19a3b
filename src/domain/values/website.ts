import { parse } from 'tldts'

/** A website as a full address with its registrable domain. Refuses what has no public domain, and schemes other than http(s). */
export function parseWebsite(text: string): { url: string; domain: string } | { refused: 'website_invalid' } {
  const trimmed = text.trim()
  if (trimmed.length > 300 || /\s/.test(trimmed)) return { refused: 'website_invalid' }
  const address = trimmed.startsWith('//') ? `https:${trimmed}` : /^[a-z][a-z\d+.-]*:/i.test(trimmed) && !/^[^/:]+:\d/.test(trimmed) ? trimmed : `https://${trimmed}`
  const parts = /^(https?):\/\/([^/?#@:]+)(:\d{1,5})?([/?#].*)?$/i.exec(address)
  if (!parts) return { refused: 'website_invalid' }
  const host = (parts[2] ?? '').toLowerCase().replace(/\.$/, '')
  const { domain, isIp, publicSuffix } = parse(host, { allowPrivateDomains: true })
  // No top-level domain begins with a digit or a hyphen.
  if (isIp || !domain || !publicSuffix || !/^\p{L}/u.test(host.slice(host.lastIndexOf('.') + 1))) return { refused: 'website_invalid' }
  const rest = parts[4] === '/' ? '' : (parts[4] ?? '')
  return { url: `${(parts[1] ?? 'https').toLowerCase()}://${host}${parts[3] ?? ''}${rest}`, domain }
}

/** The domain somebody has registered, of a host name: `mail.example.co.uk` is `example.co.uk`. */
export function registrableDomain(host: string): string | null {
  return parse(host, { allowPrivateDomains: true }).domain
}

const SHARED_SITES = new Set('facebook.com linkedin.com instagram.com twitter.com x.com youtube.com tiktok.com pinterest.com pinterest.fr google.com google.fr pagesjaunes.fr linktr.ee'.split(' '))

/** Sites where everybody has a page: they are nobody's company domain. */
export function isSharedSite(domain: string): boolean {
  return SHARED_SITES.has(domain)
}
