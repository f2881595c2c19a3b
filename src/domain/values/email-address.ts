const SHAPE = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u

/**
 * One email address from what people paste: `Name <a@b.fr>`, `mailto:a@b.fr`, any case. Refuses several addresses, and
 * lengths past RFC 5321 (64 before the @, 254 in all).
 */
export function parseEmail(text: string): { email: string } | { refused: 'email_invalid' } {
  const bracketed = /^[^<>]*<([^<>]+)>\s*$/.exec(text)?.[1] ?? text
  const email = bracketed.trim().replace(/^mailto:([^?]*).*$/i, '$1').replace(/[;,]$/, '').toLowerCase()
  const local = email.slice(0, email.lastIndexOf('@'))
  if (email.length > 254 || local.length > 64 || local.startsWith('.') || local.endsWith('.') || local.includes('..') || !SHAPE.test(email)) return { refused: 'email_invalid' }
  return { email }
}

export function emailDomain(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}

export function emailLocalPart(email: string): string {
  return email.slice(0, email.lastIndexOf('@'))
}

/** A readable name from an address alone: `jean.dupont@…` is «Jean Dupont». */
export function nameFromEmail(email: string): string {
  const local = emailLocalPart(email)
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  const bare = local.replace(/(.)\+.*$/, '$1').replace(/(\p{L})\d+$/u, '$1')
  // A hyphen joins a first name where something else parts first and last: jean-marc.dupont, but jean-dupont.
  const words = bare.split(/[._]/.test(bare) ? /[._]+/ : /-+/).filter(Boolean)
  return words.map((word) => word.split('-').map(capital).join('-')).join(' ') || local
}
