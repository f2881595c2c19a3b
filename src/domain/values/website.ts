import { parse } from 'tldts'

/** A website as a full address with its registrable domain. Refuses what has no public domain, and schemes other than http(s). */
export function parseWebsite(text: string): { url: string; domain: string } | { refused: 'website_invalid' } {
  const trimmed = text.trim()
  if (trimmed.length > 300 || /\s/.test(trimmed)) return { refused: 'website_invalid' }
  const address = /^[a-z][a-z\d+.-]*:/i.test(trimmed) && !/^[^/:]+:\d/.test(trimmed) ? trimmed : `https://${trimmed}`
  const parts = /^(https?):\/\/([^/?#@:]+)(:\d{1,5})?([/?#].*)?$/i.exec(address)
  if (!parts) return { refused: 'website_invalid' }
  const host = (parts[2] ?? '').toLowerCase().replace(/\.$/, '')
  const { domain, isIp, publicSuffix } = parse(host)
  if (isIp || !domain || !publicSuffix) return { refused: 'website_invalid' }
  const rest = parts[4] === '/' ? '' : (parts[4] ?? '')
  return { url: `${(parts[1] ?? 'https').toLowerCase()}://${host}${parts[3] ?? ''}${rest}`, domain }
}
