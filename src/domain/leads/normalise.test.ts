import { expect, it } from 'vitest'
import { normaliseDetails } from './normalise.ts'

it('contact details are stored in one form, whatever was typed', () => {
  const typed = { email: ' Jean@Exemple.FR ', phone: '01 99 00 12 34', mobile: '+33 (0)6 39 98 12 34', fax: '', website: 'Exemple.fr', registryNumber: '732 829 320' }
  expect(normaliseDetails(typed, 'FR')).toEqual({
    values: { email: 'jean@exemple.fr', phone: '+33199001234', mobile: '+33639981234', fax: null, website: 'https://exemple.fr', registryNumber: '732829320' },
    refusals: [],
  })
})

it('names every field that cannot be read, and leaves absent ones absent', () => {
  const { values, refusals } = normaliseDetails({ email: 'jean', phone: '12', website: 'n/a', registryNumber: '1', mobile: null }, 'FR', 'contacts.0.')
  expect(refusals).toEqual([
    { field: 'contacts.0.email', code: 'email_invalid' },
    { field: 'contacts.0.phone', code: 'phone_invalid' },
    { field: 'contacts.0.website', code: 'website_invalid' },
    { field: 'contacts.0.registryNumber', code: 'registry_number_invalid' },
  ])
  expect(values).not.toHaveProperty('fax')
  expect(values.mobile).toBeNull()
})
