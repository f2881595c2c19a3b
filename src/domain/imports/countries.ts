import { foldText } from '../values/text.ts'

/** What people write beside the official names. */
const ALIASES: Record<string, string> = {
  'royaume uni': 'GB', 'grande bretagne': 'GB', angleterre: 'GB', england: 'GB', uk: 'GB', 'great britain': 'GB', ecosse: 'GB', scotland: 'GB', 'pays de galles': 'GB', wales: 'GB',
  usa: 'US', 'etats unis': 'US', 'etats unis d amerique': 'US', 'united states of america': 'US', us: 'US', hollande: 'NL', holland: 'NL', 'pays bas': 'NL', suisse: 'CH', belgique: 'BE', 'republique tcheque': 'CZ', 'czech republic': 'CZ', 'cote d ivoire': 'CI', 'ivory coast': 'CI', 'coree du sud': 'KR', 'south korea': 'KR', russie: 'RU', russia: 'RU',
  'france metropolitaine': 'FR', fra: 'FR', deu: 'DE', ger: 'DE', bel: 'BE', che: 'CH', lux: 'LU', ita: 'IT', esp: 'ES', nld: 'NL', gbr: 'GB', prt: 'PT', can: 'CA', mar: 'MA', tun: 'TN', dza: 'DZ', chine: 'CN', turquie: 'TR', turkey: 'TR', 'la reunion': 'RE', reunion: 'RE',
}

let names: Map<string, string> | null = null

/** Every country's name in French and English, from the runtime's own tables. */
function countryNames(): Map<string, string> {
  if (names) return names
  names = new Map(Object.entries(ALIASES))
  const tables = ['fr', 'en'].map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }))
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  // Not countries: unions, private codes, codes taken back.
  const not = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA', 'UK', 'FX', 'SU', 'AN', 'BU', 'CS', 'DD', 'NT', 'TP', 'YD', 'YU', 'ZR'])
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    if (not.has(code)) continue
    for (const table of tables) {
      const name = table.of(code)
      if (name) names.set(foldText(name), code)
    }
    if (tables[0]?.of(code)) names.set(code.toLowerCase(), code)
  }
  return names
}

/** A country's two letters from its name in French or English, or its code; null when it is none. */
export function readCountry(text: string): string | null {
  return countryNames().get(foldText(text).replaceAll('.', '')) ?? null
}
