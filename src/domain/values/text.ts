const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' }

/** Text for searching and sorting: lower case, without accents or ligatures, signs turned into single spaces. Keeps digits, `@`, `+`, `.`. */
export function foldText(text: string): string {
  return text
    // Some letters change case only once decomposed, some decompose only once in lower case.
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđ]/g, (sign) => LIGATURES[sign] ?? sign)
    .replace(/[^\p{L}\p{N}@+.]+/gu, ' ')
    .trim()
}

/** One folded line over everything a record can be found by. */
export function searchText(...parts: (string | null | undefined)[]): string {
  return [...new Set(parts.filter((part): part is string => Boolean(part)).map(foldText))].filter(Boolean).join(' ')
}

export function blankToNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim()
  return trimmed ? trimmed : null
}
