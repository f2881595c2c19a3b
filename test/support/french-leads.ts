import iconv from 'iconv-lite'
import { FRENCH } from '#domain/sample/french.ts'

export const FRENCH_HEADERS = ['Raison sociale', 'SIREN', 'Civilité', 'Prénom', 'Nom', 'Fonction', 'E-mail', 'Téléphone', 'Portable', 'Adresse', 'Code postal', 'Ville', 'Effectif', 'Secteur d’activité', 'Source', 'Étiquettes', 'Désabonné', 'Date de création', 'Commentaires']
type Row = string[]
export type FrenchFile = {
  /** Windows-1252, `;`, CRLF, as a French spreadsheet saves it. */
  bytes: Buffer
  text: string
  rows: Row[]
  /** Lines (the column names are line 1) that cannot be imported, with the field at fault. */
  bad: { line: number; field: string; code: string }[]
  /** Lines that name a lead of an earlier line by its address. */
  repeated: { line: number; of: number }[]
}

/** The same sequence for the same seed. */
function sequence(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** Nine digits whose last makes the Luhn sum a multiple of ten; in a range that no company has. */
export function siren(n: number): string {
  const body = String(n).padStart(8, '0')
  const sum = [...body].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}

const pairs = (n: number) => `${String(Math.floor(n / 100) % 100).padStart(2, '0')} ${String(n % 100).padStart(2, '0')}`
/** Ranges that the French regulator keeps for fiction; each number once, then none. */
const LANDLINES = ['01 99 00', '02 61 91', '03 53 01', '04 65 71', '05 36 49']
const landline = (n: number) => (n < 50_000 ? `${LANDLINES[Math.floor(n / 10_000)]} ${pairs(n)}` : '')
const mobile = (n: number) => (n < 10_000 ? `06 39 98 ${pairs(n)}` : '')
const slug = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')

const JOBS = ['Gérante', 'Directeur général', 'Responsable achats', 'Directrice technique', 'Chef d’atelier', 'Assistante de direction']
const STREETS = ['rue des Tanneurs', 'avenue de la Gare', 'chemin du Moulin', 'allée des Érables', 'place de l’Église', 'impasse des Forges']
const INDUSTRIES = ['Construction', 'Industrie manufacturière', 'Commerce de gros', 'Transport et logistique', 'Santé et action sociale']
const SOURCES = ['Salon ou événement', 'Site web', 'Recommandation', 'Appel entrant', 'Prospection']
const SIZES = ['3', '12', '48', '1 200', '10 à 19', '250-499', '']
const COMMENTS = ['', '', 'Rappeler en début de semaine.', 'A demandé un devis ; budget « serré ».', 'Deux sites :\nun dépôt et un atelier.', '']

/**
 * `count` invented French leads, the same for the same count and seed: companies and people that do not exist, addresses at
 * .example domains, numbers of the fictional ranges, valid SIREN. From 60 rows on, five rows at known lines cannot be
 * imported and two repeat an earlier address.
 */
export function frenchLeads(count: number, seed = 20_250_203): FrenchFile {
  const pick = sequence(seed)
  const one = <T>(list: readonly T[]) => list[pick(list.length)] as T
  const rows: Row[] = Array.from({ length: count }, (_, n) => {
    const woman = pick(2) === 0
    const [first, last, house, place] = [one(woman ? FRENCH.women : FRENCH.men), one(FRENCH.lastNames), one(FRENCH.houses), one(FRENCH.places)]
    const company = `${one(['Ateliers', 'Menuiserie', 'Établissements', 'Transports', 'Mécanique', 'Fonderie', 'Maison'])} ${house} ${n + 1} ${one(FRENCH.legalForms)}`
    return [
      company, siren(n + 1), woman ? 'Mme' : 'M.', first, last.toUpperCase(), one(JOBS), `${slug(first)}.${slug(last)}@${slug(house)}-${n + 1}.example`, landline(n), mobile(n), `${1 + pick(120)}, ${one(STREETS)}`,
      place.postalCode, place.city, one(SIZES), one(INDUSTRIES), one(SOURCES), one(['', 'Chaud', 'Grand compte, À rappeler', 'Salon 2025']), pick(40) === 0 ? 'oui' : pick(3) === 0 ? 'non' : '',
      `${String(1 + pick(28)).padStart(2, '0')}/${String(1 + pick(12)).padStart(2, '0')}/${2022 + pick(3)}`, one(COMMENTS),
    ]
  })
  const at = (header: string) => FRENCH_HEADERS.indexOf(header)
  const bad: FrenchFile['bad'] = []
  const repeated: FrenchFile['repeated'] = []
  if (count >= 60) {
    const spoil = (line: number, header: string, value: string, field: string, code: string) => {
      ;(rows[line - 2] as Row)[at(header)] = value
      bad.push({ line, field, code })
    }
    spoil(5, 'E-mail', 'adresse inconnue', 'email', 'email_invalid')
    spoil(9, 'Téléphone', '12', 'phone', 'phone_invalid')
    spoil(14, 'SIREN', '123 456 789', 'registryNumber', 'registry_number_invalid')
    rows[19] = FRENCH_HEADERS.map((header) => (header === 'Ville' ? 'Lyon' : ''))
    bad.push({ line: 21, field: 'lastName', code: 'person_name_required' })
    spoil(30, 'Date de création', '31/02/2024', 'createdAt', 'day_invalid')
    for (const [line, of] of [[40, 3], [58, 12]] as const) {
      ;(rows[line - 2] as Row)[at('E-mail')] = (rows[of - 2] as Row)[at('E-mail')] as string
      ;(rows[line - 2] as Row)[at('SIREN')] = (rows[of - 2] as Row)[at('SIREN')] as string
      repeated.push({ line, of })
    }
  }
  const cell = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const text = `${[FRENCH_HEADERS, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
  return { bytes: iconv.encode(text, 'windows-1252'), text, rows, bad, repeated }
}
