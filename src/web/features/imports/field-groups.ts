import type { ImportField } from '#domain/imports/fields.ts'

/** The fields as one looks for them. */
export const FIELD_GROUPS: { group: string; fields: ImportField[] }[] = [
  { group: 'who', fields: ['companyName', 'fullName', 'firstName', 'lastName', 'salutation', 'jobTitle', 'gender', 'isOrganisation'] },
  { group: 'reach', fields: ['email', 'phone', 'mobile', 'fax', 'website', 'language'] },
  { group: 'place', fields: ['line1', 'line2', 'postalCode', 'city', 'state', 'country'] },
  { group: 'company', fields: ['registryNumber', 'employees', 'industry', 'marketSegment', 'territory'] },
  { group: 'sales', fields: ['title', 'owner', 'team', 'status', 'source', 'medium', 'campaign', 'tags', 'priority'] },
  { group: 'more', fields: ['notes', 'unsubscribed', 'externalId', 'createdAt'] },
]
