/** Counts fields of each record outside quotes; records are cut at line ends outside quotes. */
function widths(text: string, separator: string, most: number): number[] {
  const found: number[] = []
  let [width, quoted, empty, start] = [1, false, true, true]
  for (const sign of text) {
    if (quoted) {
      if (sign === '"') quoted = false
      continue
    }
    if (sign === '"' && start) quoted = true
    if (sign === '\n' || sign === '\r') {
      if (!empty) found.push(width)
      if (found.length >= most) return found
      ;[width, empty, start] = [1, true, true]
      continue
    }
    empty = false
    start = sign === separator
    if (sign === separator) width += 1
  }
  if (!empty && found.length === 0) found.push(width)
  return found
}

/** The separator under which the first records have the same number of fields, the more the better; a comma where there is one column. */
export function detectSeparator(text: string): string {
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1]
  if (said) return said
  let best = { separator: ',', score: 0 }
  for (const separator of [';', ',', '\t', '|']) {
    const counts = widths(text, separator, 100)
    const header = counts[0] ?? 1
    if (header < 2) continue
    const alike = counts.filter((count) => count === header).length / counts.length
    const score = alike * alike * Math.log2(header + 1)
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/** How French a decoded text looks: letters with accents inside words count for an encoding, controls and lone signs against it. */
export function plausibility(text: string): number {
  const good = text.match(/(?<=\p{L})[éèêëàâäîïôöùûüçœ’](?=\P{L}|\p{Ll})|[ÉÈÀÊÇÔÎ](?=\p{L})|(?<=\d)\s?[€°]|«\s|\s»/gu)?.length ?? 0
  const bad = text.match(/[\u0080-\u009f\uFFFD]|[^\p{ASCII}\p{L}’‘“”«»€°–—…·№\u00a0\s]|(?<=\p{Ll})\p{Lu}(?=\p{Ll})/gu)?.length ?? 0
  return good * 2 - bad * 3
}

/** Decimal comma or point, by the cells that can only be one of them; a comma where nothing tells, with `;` between fields. */
export function detectDecimal(cells: string[], separator: string): ',' | '.' {
  const comma = cells.filter((cell) => /^[\s\d.\u00a0\u202f]*\d,\d{1,2}\s*[€%]?$|^\d{1,3}(?:\.\d{3})+,\d+/.test(cell)).length
  const point = cells.filter((cell) => /^[\s\d,]*\d\.\d{1,2}\s*[€$£%]?$|^\d{1,3}(?:,\d{3})+\.\d+/.test(cell)).length
  if (comma !== point) return comma > point ? ',' : '.'
  return separator === ';' ? ',' : '.'
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** Order of day and month, by a part above 12; day first where nothing tells. */
export function detectDateOrder(cells: string[]): DateOrder {
  let [dmy, mdy, ymd] = [0, 0, 0]
  for (const cell of cells) {
    const parts = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[ T,]|$)/.exec(cell.trim())
    if (!parts) continue
    const [first, second] = [Number(parts[1]), Number(parts[2])]
    if ((parts[1] ?? '').length === 4) ymd += 1
    else if (first > 12 && first <= 31 && second <= 12) dmy += 1
    else if (second > 12 && second <= 31 && first <= 12) mdy += 1
    else if (cell.includes('.')) dmy += 0.1
  }
  const best = Math.max(dmy, mdy, ymd)
  if (best === 0) return 'dmy'
  return best === dmy ? 'dmy' : best === mdy ? 'mdy' : 'ymd'
}
