export type AddressParts = { title?: string | null | undefined; line1?: string | null | undefined; line2?: string | null | undefined; postalCode?: string | null | undefined; city?: string | null | undefined; state?: string | null | undefined; country?: string | null | undefined }

/** Countries that write the town before the code, as the Universal Postal Union describes them; the others write the code first. */
const TOWN_FIRST = new Set(['GB', 'US', 'CA', 'AU', 'IE', 'NZ', 'IN'])
/** Of those, the ones whose code stands on a line of its own. */
const CODE_BELOW = new Set(['GB', 'IE'])

/** An address as it is written on an envelope; the country only when it is not `home`. */
export function addressLines(address: AddressParts, home: string, countryName: (code: string) => string): string[] {
  const { title, line1, line2, postalCode, city, state, country } = address
  const land = country ?? home
  const place = (parts: (string | null | undefined)[], by = ' ') => parts.filter(Boolean).join(by)
  const town = CODE_BELOW.has(land) ? [place([city, state], ', '), postalCode] : TOWN_FIRST.has(land) ? [place([place([city, state], ', '), postalCode])] : [place([postalCode, city]), state]
  return [title, line1, line2, ...town, country && country !== home ? countryName(country) : null].filter((line): line is string => Boolean(line))
}
