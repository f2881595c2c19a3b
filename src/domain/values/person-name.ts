import { foldText } from './text.ts'

const PARTICLES = new Set(['de', 'du', 'des', 'la', 'le', 'les', "d'", 'van', 'von', 'der', 'den', 'el', 'al', 'da', 'di'])
const TITLES = /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|dr|docteur|me|maitre|mrs|ms|miss|prof)\.?\s+/i

/** First and last name folded, in one fixed order, so that «Dupont Jean» and «Jean DUPONT» meet. */
export function personKey(firstName: string | null, lastName: string | null): string {
  return foldText([firstName, lastName].filter(Boolean).join(' ')).split(' ').filter(Boolean).sort().join(' ')
}

/** First and last name from one field: «Jean-Pierre de La Tour», «DUPONT Jean», «Dupont, Jean», «Mme Anne LE GALL». */
export function splitPersonName(full: string): { firstName: string | null; lastName: string | null } {
  const text = full.trim().replace(/\s+/g, ' ').replace(TITLES, '')
  if (text === '') return { firstName: null, lastName: null }
  const [last, first] = text.split(/\s*,\s*/, 2)
  if (first) return { firstName: first, lastName: last ?? null }
  const words = text.split(' ')
  if (words.length === 1) return { firstName: null, lastName: text }
  const capital = (word: string) => word.length > 1 && word === word.toUpperCase() && /\p{L}{2}/u.test(word)
  if (!words.every(capital) && words.some(capital)) {
    const lastWords = words.filter(capital)
    const firstWords = words.filter((word) => !capital(word))
    const particles = firstWords.filter((word) => PARTICLES.has(word.toLowerCase()))
    return { firstName: firstWords.filter((word) => !particles.includes(word)).join(' ') || null, lastName: [...particles, ...lastWords].join(' ') }
  }
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()))
  const cut = particle > 0 ? particle : 1
  return { firstName: words.slice(0, cut).join(' '), lastName: words.slice(cut).join(' ') }
}
