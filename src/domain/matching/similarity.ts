/** Jaro-Winkler (prefix 4, weight 0.1): 1 for equal texts, 0 for nothing in common. Symmetric. */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return a.length > 0 ? 1 : 0
  if (a.length === 0 || b.length === 0) return 0
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
  const [left, right] = [[...a].filter((_, i) => takenA[i]), [...b].filter((_, j) => takenB[j])]
  const swaps = left.filter((sign, i) => sign !== right[i]).length / 2
  const jaro = (common / a.length + common / b.length + (common - swaps) / common) / 3
  let prefix = 0
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Same words in any order count as alike; otherwise letter by letter. */
export function nameSimilarity(a: string, b: string): number {
  const sorted = (text: string) => text.split(' ').sort().join(' ')
  return Math.max(jaroWinkler(a, b), jaroWinkler(b, a), jaroWinkler(sorted(a), sorted(b)), jaroWinkler(sorted(b), sorted(a)))
}
