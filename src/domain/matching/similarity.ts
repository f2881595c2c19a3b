/** Jaro-Winkler (prefix 4, weight 0.1): 1 for equal texts, 0 for nothing in common. Symmetric. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return a.length > 0 ? 1 : 0
  if (a.length === 0 || b.length === 0) return 0
  // Which letters are paired depends on the order, and the measure must not.
  return a < b ? oneWay(a, b) : oneWay(b, a)
}

function oneWay(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const [takenA, takenB] = [new Array<boolean>(a.length).fill(false), new Array<boolean>(b.length).fill(false)]
  let common = 0
  for (let i = 0; i < a.length; i += 1) {
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j += 1) {
      if (takenB[j] || a[i] !== b[j]) continue
      takenA[i] = true
      takenB[j] = true
      common += 1
      break
    }
  }
  if (common === 0) return 0
  let [swaps, j] = [0, 0]
  for (let i = 0; i < a.length; i += 1) {
    if (!takenA[i]) continue
    while (!takenB[j]) j += 1
    if (a[i] !== b[j]) swaps += 0.5
    j += 1
  }
  const jaro = (common / a.length + common / b.length + (common - swaps) / common) / 3
  let prefix = 0
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Two words closer than this are one word, misspelt. */
const MISSPELT = 0.88
/** Daniel and Danièle, Michel and Michelle are two people: a feminine ending is no slip of the pen. */
const FEMININE = /^(?:e|a|ne|le|te|se|ie|ine|ette)$/

function wordSimilarity(a: string, b: string): number {
  const similarity = jaroWinkler(a, b)
  return similarity >= MISSPELT ? similarity : 0
}

/**
 * How alike two folded company names are, word by word in any order, the longer words counting more; 0 to 1. A word that
 * only one of them has counts against: « Garage Martin » is not « Garage Marchand ».
 */
export function companySimilarity(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 0.98
  return paired(a.split(' '), b.split(' '), wordSimilarity)
}

type Person = { firstName: string; lastName: string }

/**
 * How alike two people's folded names are; 0 to 1. First and last name must each be alike, in either order; an initial
 * stands for a first name. A name of which one side has only a part is not compared further than that part.
 */
export function personSimilarity(a: Person, b: Person): number {
  const [wholeA, wholeB] = [wordsOf(a), wordsOf(b)]
  if (wholeA.length === 0 || wholeB.length === 0) return 0
  if ([...wholeA].sort().join(' ') === [...wholeB].sort().join(' ')) return 1
  if (a.firstName === '' || b.firstName === '' || a.lastName === '' || b.lastName === '') return paired(wholeA, wholeB, wordSimilarity)
  return Math.max(both(a, b), both(a, { firstName: b.lastName, lastName: b.firstName }), both({ firstName: a.lastName, lastName: a.firstName }, b))
}

const wordsOf = (one: Person) => `${one.firstName} ${one.lastName}`.split(' ').filter(Boolean)

function both(a: Person, b: Person): number {
  const last = a.lastName === b.lastName ? 1 : paired(a.lastName.split(' '), b.lastName.split(' '), wordSimilarity)
  const first = firstNameSimilarity(a.firstName, b.firstName)
  return last === 0 || first === 0 ? 0 : 0.6 * last + 0.4 * first
}

function firstNameSimilarity(a: string, b: string): number {
  if (a === b) return 1
  const [short, long] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a]
  if (/^.\.?$/.test(short)) return long.startsWith(short.charAt(0)) ? 0.85 : 0
  if (long.startsWith(short) && FEMININE.test(long.slice(short.length))) return 0
  // A letter more, less or other is a slip of the pen in a first name; two make another name: Marc, Marie.
  return short.length >= 3 && oneSlip(short, long) ? 0.9 : 0
}

/** One letter added, left out, replaced, or two neighbours exchanged. */
function oneSlip(short: string, long: string): boolean {
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length !== long.length) return short.length + 1 === long.length && short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}

/** Share of the letters that stand in words of both, each word paired with its best and used once. */
function paired(a: string[], b: string[], alike: (a: string, b: string) => number): number {
  const pairs = a.flatMap((left, i) => b.map((right, j) => ({ i, j, likeness: alike(left, right), weight: left.length + right.length, left, right })))
    .filter((pair) => pair.likeness > 0)
    .sort((x, y) => y.likeness - x.likeness || y.weight - x.weight || (min(x.left, x.right) < min(y.left, y.right) ? -1 : 1))
  const [usedA, usedB] = [new Set<number>(), new Set<number>()]
  let found = 0
  for (const { i, j, likeness, weight } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue
    usedA.add(i)
    usedB.add(j)
    found += likeness * weight
  }
  const all = [...a, ...b].reduce((sum, word) => sum + word.length, 0)
  return all === 0 ? 0 : found / all
}

const min = (a: string, b: string) => (a < b ? a : b)
