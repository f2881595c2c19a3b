import { foldText } from '../values/text.ts'
import { GATHERED_FIELDS, type ImportField, importFields } from './fields.ts'
import { PRESET_TABLES, PRESETS, type Preset } from './presets.ts'
import { SYNONYMS } from './synonyms.ts'

/** A header for comparing: `user_id/name`, «N° SIRET», «Person - Email» become user id, n siret, person email. */
export function headerKey(header: string): string {
  return foldText(header.replace(/^\uFEFF/, '').replace(/\/(?:\.?id|external id|id externe|name|nom|display name|nom affiché)$/i, '').replace(/[()[\]*:?"]/g, ' ').replace(/_/g, ' ')).replace(/\./g, ' ').replace(/\s+/g, ' ').trim()
}

const words = (list: string) => list.split(',').map(headerKey).filter(Boolean)
const SYNONYM_OF = new Map(importFields.flatMap((field) => words(SYNONYMS[field]).map((word) => [word, field] as const)).reverse())
const SIGNS = new Map(PRESETS.map((preset) => [preset, new Set(words(PRESET_TABLES[preset].signs))] as const))
const PRESET_OF = new Map(PRESETS.map((preset) => [preset, new Map(Object.entries(PRESET_TABLES[preset].columns).flatMap(([field, list]) => words(list).map((word) => [word, field as ImportField | 'ignored'] as const)))] as const))

/** The program a file comes from: at least four of its own column names, and more than any other program's. */
export function recognisePreset(headers: string[]): Preset | null {
  const keys = new Set(headers.map(headerKey))
  const scores = PRESETS.map((preset) => ({ preset, score: [...keys].filter((key) => SIGNS.get(preset)?.has(key)).length })).sort((a, b) => b.score - a.score)
  const [best, next] = scores
  return best && best.score >= 4 && best.score > (next?.score ?? 0) ? best.preset : null
}

/** The only name column of a file is a whole name when its cells have several words; «Nom» beside «Prénom» is the last name. */
function settleNames(fields: (ImportField | null)[], samples: string[][]): void {
  const at = (field: ImportField) => fields.indexOf(field)
  if (at('lastName') >= 0 && at('firstName') < 0) {
    const cells = (samples[at('lastName')] ?? []).filter(Boolean)
    const several = cells.filter((cell) => cell.trim().includes(' ')).length
    if (cells.length > 0 && several * 2 >= cells.length && at('fullName') < 0) fields[at('lastName')] = at('companyName') < 0 && looksLikeCompanies(cells) ? 'companyName' : 'fullName'
  }
  if (at('firstName') >= 0 && at('lastName') < 0 && at('fullName') >= 0) fields[at('fullName')] = 'lastName'
}

const COMPANY_WORD = /\b(sarl|sas|sasu|eurl|sa|sci|scop|ets|gmbh|ltd|inc|llc|bv|srl|sprl|mairie|association|groupe)\b/
const looksLikeCompanies = (cells: string[]) => cells.filter((cell) => COMPANY_WORD.test(foldText(cell))).length * 3 >= cells.length

/** What each column becomes, by its header and, where that leaves a doubt, its first cells; null: left out. */
export function mapColumns(headers: string[], samples: string[][]): { preset: Preset | null; fields: (ImportField | null)[] } {
  const preset = recognisePreset(headers)
  const own = preset ? PRESET_OF.get(preset) : undefined
  const taken = new Set<ImportField>()
  const fields: (ImportField | null)[] = headers.map(() => null)
  // The program's own names first, so that a general synonym never takes their place.
  for (const pass of own ? [own, SYNONYM_OF] : [SYNONYM_OF]) {
    headers.forEach((header, column) => {
      const key = headerKey(header)
      if (fields[column] !== null || own?.get(key) === 'ignored') return
      const field = pass.get(key)
      if (!field || field === 'ignored' || (taken.has(field) && !GATHERED_FIELDS.includes(field) && !(own && pass === own))) return
      fields[column] = field
      taken.add(field)
    })
  }
  settleNames(fields, samples)
  return { preset, fields }
}
