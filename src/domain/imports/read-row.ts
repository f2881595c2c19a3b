import { normaliseDetails } from '../leads/normalise.ts'
import { splitPersonName } from '../values/person-name.ts'
import { readCountry } from './countries.ts'
import type { DateOrder } from './detect.ts'
import { type ColumnChoice, GATHERED_FIELDS, type ImportField, isNamedField, type NamedField } from './fields.ts'
import { readDay, readEmployees, readGender, readLanguage, readNames, readPriority, readYesNo } from './read-values.ts'

export type RowCode =
  | 'email_invalid' | 'phone_invalid' | 'website_invalid' | 'registry_number_invalid' | 'company_name_required' | 'person_name_required'
  | 'day_invalid' | 'number_invalid' | 'country_unknown' | 'yes_no_unclear' | 'choice_unclear' | 'text_too_long' | 'bytes_unreadable' | 'too_many_cells' | 'known_elsewhere' | 'suppressed'
export type RowReason = { field: string; code: RowCode; value: string }

export type Place = { line1?: string; line2?: string; postalCode?: string; city?: string; state?: string; country?: string }
/** What a row says of a lead, in the form it is stored in; what it does not say is absent. */
export type RowValues = {
  title?: string; isOrganisation?: boolean; firstName?: string; lastName?: string; companyName?: string; jobTitle?: string; gender?: string
  email?: string; phone?: string; mobile?: string; fax?: string; website?: string; language?: string; priority?: number; employees?: number; registryNumber?: string; notes?: string; externalId?: string
  salutationId?: string; ownerId?: string; teamId?: string; statusId?: string; sourceId?: string; mediumId?: string; campaignId?: string; industryId?: string; marketSegmentId?: string; territoryId?: string; tagIds?: string[]
}
export type ReadRow = {
  values: RowValues
  place: Place
  names: { field: NamedField; name: string }[]
  /** Further addresses in the email cell. */
  otherEmails: string[]
  unsubscribed: boolean
  createdOn: string | null
  reasons: RowReason[]
}
export type RowFormat = {
  headers: string[]
  columns: ColumnChoice[]
  decimal: ',' | '.'
  dateOrder: DateOrder
  /** Two letters: of phones and registry numbers without a country of their own. */
  country: string
  /** A cell that cannot be read refuses its row, or is kept in the notes and leaves its field empty. */
  unreadable: 'refuse' | 'note'
}

const LONGEST: Partial<Record<ImportField, number>> = { postalCode: 20, notes: 20_000, externalId: 200 }
const label = (header: string | undefined, column: number) => header?.trim() || `#${column + 1}`

/** Cells by field, the first filled one of each; gathered fields in the order of their columns. */
function cellsByField(cells: string[], format: RowFormat): Map<ImportField, { text: string; column: number }[]> {
  const found = new Map<ImportField, { text: string; column: number }[]>()
  for (const { column, field } of format.columns) {
    const text = cells[column]?.trim()
    if (!field || !text) continue
    const kept = found.get(field)
    if (!kept) found.set(field, [{ text, column }])
    else if (GATHERED_FIELDS.includes(field)) kept.push({ text, column })
  }
  return found
}

/**
 * Reads one row by the mapping: names, numbers, dates and contact details in the spellings people use. Every cell that
 * cannot be read is a reason; the row is refused for it, or the cell goes to the notes, as the format says.
 */
export function readRow(cells: string[], format: RowFormat): ReadRow {
  const byField = cellsByField(cells, format)
  const row: ReadRow = { values: {}, place: {}, names: [], otherEmails: [], unsubscribed: false, createdOn: null, reasons: [] }
  const notes: string[] = []
  const refuse = (field: ImportField, code: RowCode, { text, column }: { text: string; column: number }) => {
    if (format.unreadable === 'note' && code !== 'bytes_unreadable' && code !== 'yes_no_unclear') notes.push(`${label(format.headers[column], column)} : ${text}`.slice(0, 1000))
    else row.reasons.push({ field, code, value: text.slice(0, 200) })
  }
  for (const [field, found] of byField) {
    for (const cell of found) {
      if (cell.text.includes('\uFFFD')) refuse(field, 'bytes_unreadable', cell)
      else if (cell.text.length > (LONGEST[field] ?? 200) && !isNamedField(field)) refuse(field, 'text_too_long', cell)
      else readCell(field, cell)
    }
  }
  function readCell(field: ImportField, cell: { text: string; column: number }): void {
    const { text, column } = cell
    const set = <T>(value: T | null, code: RowCode, put: (value: T) => void) => (value === null ? refuse(field, code, cell) : put(value))
    if (isNamedField(field)) {
      for (const name of field === 'tags' ? readNames(text) : [text]) row.names.push({ field, name: name.slice(0, 200) })
      return
    }
    switch (field) {
      case 'isOrganisation': return set(readYesNo(text), 'yes_no_unclear', (value) => { row.values.isOrganisation = value })
      case 'unsubscribed': return set(readYesNo(text), 'yes_no_unclear', (value) => { row.unsubscribed = value })
      case 'gender': return set(readGender(text), 'choice_unclear', (value) => { row.values.gender = value })
      case 'language': return set(readLanguage(text), 'choice_unclear', (value) => { row.values.language = value })
      case 'priority': return set(readPriority(text), 'choice_unclear', (value) => { row.values.priority = value })
      case 'employees': return set(readEmployees(text, format.decimal), 'number_invalid', (value) => { row.values.employees = value })
      case 'createdAt': return set(readDay(text, format.dateOrder), 'day_invalid', (value) => { row.createdOn = value })
      case 'country': return set(readCountry(text), 'country_unknown', (value) => { row.place.country = value })
      case 'line1': case 'line2': case 'city': case 'state': case 'postalCode': row.place[field] = text.replace(/\s*\n\s*/g, ', '); return
      case 'fullName': {
        const { firstName, lastName } = splitPersonName(text)
        if (firstName && !byField.has('firstName')) row.values.firstName = firstName
        if (lastName && !byField.has('lastName')) row.values.lastName = lastName
        return
      }
      case 'notes': notes.push(isOwnNotes(format, column) ? text : `${label(format.headers[column], column)} : ${text}`); return
      case 'email': case 'phone': case 'mobile': case 'fax': case 'website': case 'registryNumber': return
      default: row.values[field] = text.replace(/\s*\n\s*/g, ' ')
    }
  }
  readDetails(row, byField, format, refuse)
  if (row.place.country === undefined && row.place.postalCode && /^\d{4}$/.test(row.place.postalCode) && format.country === 'FR') row.place.postalCode = `0${row.place.postalCode}`
  else if (row.place.country === 'FR' && row.place.postalCode && /^\d{4}$/.test(row.place.postalCode)) row.place.postalCode = `0${row.place.postalCode}`
  if (notes.length > 0) row.values.notes = notes.join('\n').slice(0, 20_000)
  settleIdentity(row)
  return row
}

/** The first of several notes columns speaks for itself; the others are told apart by their names. */
function isOwnNotes(format: RowFormat, column: number): boolean {
  const columns = format.columns.filter((one) => one.field === 'notes').map((one) => one.column)
  return columns.length === 1 || /^(notes?|description|commentaires?|remarques?|comments?|observations?|message)$/i.test((format.headers[column] ?? '').trim())
}

type Found = { text: string; column: number }
const DETAILS = ['email', 'phone', 'mobile', 'fax', 'website', 'registryNumber'] as const

/** Contact details; a cell with two phones or several addresses gives its first, the second phone being the mobile where there is none. */
function readDetails(row: ReadRow, byField: Map<ImportField, Found[]>, format: RowFormat, refuse: (field: ImportField, code: RowCode, cell: Found) => void): void {
  const country = row.place.country ?? format.country
  const texts: Partial<Record<(typeof DETAILS)[number], Found>> = {}
  for (const field of DETAILS) {
    const cell = byField.get(field)?.[0]
    if (!cell || cell.text.length > 200 || cell.text.includes('\uFFFD')) continue
    const parts = field === 'email' ? cell.text.split(/[;,\s]+(?=[^\s<>@]+@)|\s*[;/]\s*/) : field === 'phone' || field === 'mobile' ? cell.text.split(/\s*(?:[;/|\n]|\bou\b|\bor\b)\s*/) : [cell.text]
    const [first, ...others] = parts.map((part) => part.trim()).filter(Boolean)
    if (!first) continue
    texts[field] = { text: first, column: cell.column }
    if (field === 'email') row.otherEmails.push(...others)
    else if (others[0] && field === 'phone' && !byField.has('mobile')) texts.mobile = { text: others[0], column: cell.column }
  }
  const { values, refusals } = normaliseDetails(Object.fromEntries(Object.entries(texts).map(([field, cell]) => [field, cell.text])), country)
  for (const field of DETAILS) {
    const value = (values as Record<string, string | null>)[field]
    const cell = texts[field]
    const refusal = refusals.find((one) => one.field === field)
    if (refusal && cell) refuse(field, refusal.code, cell)
    else if (value) row.values[field] = value
  }
  row.otherEmails = row.otherEmails.flatMap((text) => {
    const { values: one, refusals: bad } = normaliseDetails({ email: text }, country)
    return bad.length === 0 && one.email && one.email !== row.values.email ? [one.email] : []
  })
}

const NAMING = new Set(['companyName', 'fullName', 'firstName', 'lastName', 'email'])

/** A row with a company is one of an organisation unless it says otherwise; it must name somebody, or give an address. */
function settleIdentity(row: ReadRow): void {
  const { values } = row
  values.isOrganisation ??= Boolean(values.companyName)
  // A name that is there and cannot be read has its reason already.
  if (row.reasons.some(({ field }) => NAMING.has(field))) return
  if (values.isOrganisation && !values.companyName) row.reasons.push({ field: 'companyName', code: 'company_name_required', value: '' })
  else if (!values.isOrganisation && !values.firstName && !values.lastName && !values.email) {
    if (values.companyName) values.isOrganisation = true
    else row.reasons.push({ field: 'lastName', code: 'person_name_required', value: '' })
  }
}
