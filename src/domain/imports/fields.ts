/** What a column of a file can become, and how its cells are read. */
export const IMPORT_FIELDS = {
  title: 'text', companyName: 'text', isOrganisation: 'yesno', fullName: 'text', firstName: 'text', lastName: 'text', salutation: 'reference', jobTitle: 'text', gender: 'gender',
  email: 'email', phone: 'phone', mobile: 'phone', fax: 'phone', website: 'website', language: 'language',
  line1: 'text', line2: 'text', postalCode: 'text', city: 'text', state: 'text', country: 'country',
  registryNumber: 'registry', employees: 'employees', industry: 'reference', marketSegment: 'reference', territory: 'reference',
  owner: 'owner', team: 'team', status: 'status', source: 'reference', medium: 'reference', campaign: 'reference', tags: 'reference', priority: 'priority',
  notes: 'text', unsubscribed: 'yesno', externalId: 'text', createdAt: 'date',
} as const
export type ImportField = keyof typeof IMPORT_FIELDS
export const importFields = Object.keys(IMPORT_FIELDS) as ImportField[]
export const isImportField = (name: string): name is ImportField => Object.hasOwn(IMPORT_FIELDS, name)

/** Fields whose cells are names of records kept elsewhere. */
export const NAMED_FIELDS = ['salutation', 'industry', 'marketSegment', 'territory', 'owner', 'team', 'status', 'source', 'medium', 'campaign', 'tags'] as const
export type NamedField = (typeof NAMED_FIELDS)[number]
export const isNamedField = (field: string): field is NamedField => (NAMED_FIELDS as readonly string[]).includes(field)

/** Several columns may feed one of these; of any other field the first filled cell is taken. */
export const GATHERED_FIELDS: readonly ImportField[] = ['notes', 'tags']

export const MATCH_KEYS = ['externalId', 'email', 'registryNumber', 'phone', 'companyName'] as const
export type MatchChoice = (typeof MATCH_KEYS)[number]
export type ImportRule = 'overwrite' | 'if_empty' | 'never'
export type ColumnChoice = { column: number; field: ImportField | null; rule: ImportRule }
