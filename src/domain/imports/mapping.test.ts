import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, type ImportPolicy, type KnownLead } from './decide.ts'
import { detectDateOrder, detectDecimal, detectSeparator } from './detect.ts'
import { importFields } from './fields.ts'
import { mapColumns } from './map-columns.ts'
import { readRow, type RowFormat } from './read-row.ts'

describe('what a file is', () => {
  it.each([[';', 'a;b\n1;2,5\n'], [',', 'a,b\n"1;2",3\n'], ['\t', 'a\tb\n1,2\t3;4\n'], ['|', 'a|b\nx|y\n'], [',', 'seule\nune colonne\n'], [';', 'Nom;Adresse\n"Roy";"1, rue A, B, C"\n"x;y\nz";t\n']])('is separated by « %s »', (separator, text) => expect(detectSeparator(text)).toBe(separator))
  it('writes decimals and days its way', () => {
    expect([detectDecimal(['1 234,50', '12'], ';'), detectDecimal(['1,234.50'], ','), detectDecimal(['12'], ';'), detectDecimal(['12'], ',')]).toEqual([',', '.', ',', '.'])
    expect([detectDateOrder(['03/02/2025', '25/02/2025']), detectDateOrder(['02/25/2025']), detectDateOrder(['2025/02/25']), detectDateOrder(['01/02/2025'])]).toEqual(['dmy', 'mdy', 'ymd', 'dmy'])
  })
})

describe('columns', () => {
  const fieldsOf = (headers: string[], row: string[] = []) => mapColumns(headers, headers.map((_, at) => (row[at] ? [row[at]] : []))).fields
  it.each([
    [['NOM', 'PRENOM', 'SOCIETE', 'TEL', 'PORT'], ['lastName', 'firstName', 'companyName', 'phone', null]],
    [['Raison sociale', 'N° SIRET', 'Adresse e-mail', 'CP', 'Ville', 'Pays'], ['companyName', 'registryNumber', 'email', 'postalCode', 'city', 'country']],
    [['First Name', 'Last Name', 'E-Mail', 'Zip Code', 'Company'], ['firstName', 'lastName', 'email', 'postalCode', 'companyName']],
    [['Email', 'Email 2', 'Notes', 'Commentaires'], ['email', null, 'notes', 'notes']],
  ])('%j become %j', (headers, fields) => expect(fieldsOf(headers)).toEqual(fields))
  it('the only name column is a whole name when its cells have several words, a company when they say so', () => {
    expect(fieldsOf(['Nom', 'E-mail'], ['Jean Dupont', ''])).toEqual(['fullName', 'email'])
    expect(fieldsOf(['Nom', 'E-mail'], ['Dupont', ''])).toEqual(['lastName', 'email'])
    expect(fieldsOf(['Nom', 'E-mail'], ['Menuiserie Dupont SARL', ''])).toEqual(['companyName', 'email'])
  })
})

const format = (fields: (typeof importFields)[number][], more: Partial<RowFormat> = {}): RowFormat => ({ headers: fields.map((field) => field), columns: fields.map((field, column) => ({ column, field, rule: 'if_empty' })), decimal: ',', dateOrder: 'dmy', country: 'FR', unreadable: 'refuse', ...more })

describe('a row', () => {
  it('gives two phones of one cell their places, and keeps further addresses', () => {
    const row = readRow(['Roy', '01 99 00 12 34 / 06 39 98 12 34', 'a@roy.example; b@roy.example'], format(['lastName', 'phone', 'email']))
    expect(row).toMatchObject({ values: { phone: '+33199001234', mobile: '+33639981234', email: 'a@roy.example' }, otherEmails: ['b@roy.example'], reasons: [] })
  })
  it('keeps what cannot be read in the notes when asked', () => {
    const row = readRow(['Roy', 'demander à Paul', 'beaucoup'], format(['lastName', 'phone', 'employees'], { unreadable: 'note' }))
    expect(row).toMatchObject({ reasons: [], values: { lastName: 'Roy', notes: 'employees : beaucoup\nphone : demander à Paul' } })
  })
  it('gives a French postcode the zero that a spreadsheet took', () => expect(readRow(['Roy', '1100'], format(['lastName', 'postalCode'])).place.postalCode).toBe('01100'))
  it('takes an address alone for somebody, and nothing for nobody', () => {
    expect(readRow(['seul@roy.example'], format(['email'])).reasons).toEqual([])
    expect(readRow(['Lyon'], format(['city'])).reasons).toEqual([{ field: 'lastName', code: 'person_name_required', value: '' }])
  })
  it('never fails, whatever its cells hold', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: importFields.length }), fc.constantFrom('refuse', 'note'), (cells, unreadable) => {
      const row = readRow(cells, format(importFields, { unreadable: unreadable as 'note' }))
      for (const reason of row.reasons) expect(reason.code).toMatch(/^[a-z_]+$/)
    }))
  })
})

describe('meeting a known lead', () => {
  const policy = (more: Partial<ImportPolicy> = {}): ImportPolicy => ({ matchKeys: ['email', 'phone', 'registryNumber', 'companyName'], onMatch: 'update', rules: {}, addTagIds: [], ...more })
  const known = (more: Partial<KnownLead> = {}): KnownLead => ({ id: 'a', visible: true, own: false, place: null, contacts: [], ...more, values: { isOrganisation: true, companyName: 'Roy SAS', ...more.values } })
  const row = readRow(['Roy SAS', 'a@roy.example', '69001', 'Ana', 'Roy'], format(['companyName', 'email', 'postalCode', 'firstName', 'lastName']))
  it('by its name alone only at the same place', () => {
    expect(decide(row, [{ lead: known({ place: { postalCode: '69001' } }), by: 'companyName' }], policy()).action).toBe('update')
    expect(decide(row, [{ lead: known({ place: { postalCode: '75011' } }), by: 'companyName' }], policy()).action).toBe('create')
  })
  it('out of sight is refused by an address, and says nothing by a name', () => {
    expect(decide(row, [{ lead: known({ visible: false }), by: 'email' }], policy())).toEqual({ action: 'refuse', reasons: [{ field: 'email', code: 'known_elsewhere', value: 'a@roy.example' }] })
    expect(decide(row, [{ lead: known({ visible: false }), by: 'companyName' }], policy()).action).toBe('create')
  })
  it('twice changes nothing the second time', () => {
    const first = decide(row, [{ lead: known(), by: 'email' }], policy())
    if (first.action !== 'update') throw new Error('an update')
    const after = known({ values: { ...known().values, ...first.values }, place: first.place })
    expect(decide(row, [{ lead: after, by: 'email' }], policy())).toMatchObject({ action: 'skip', why: 'unchanged' })
  })
})
