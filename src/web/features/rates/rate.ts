/** A rate as the API wants it from what people type: « 0,92 », "1.08"; null when it is no number above zero with at most eight decimals. */
export function parseRate(typed: string): string | null {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  if (!/^\d{1,10}(\.\d{1,8})?$/.test(text) || !/[1-9]/.test(text)) return null
  return text
}
