import { expect, it } from 'vitest'
import { formOf, inputOf } from './organisation.ts'

it('sends only what was changed, each where the server has it, and no logo where it was removed', () => {
  expect(inputOf({ 'organisation.phone': '01 99 00 12 34', 'organisation.logo': '', country: 'BE', version: '3' })).toEqual({ organisation: { phone: '01 99 00 12 34', logo: null }, country: 'BE' })
  expect(inputOf({ language: 'en' })).toEqual({ language: 'en' })
})
it('shows what is not set as empty, and numbers in groups', () => {
  const form = formOf({ organisation: { name: 'Lumen', vatNumber: 'FR44732829320', phone: '+33199001234' }, country: 'FR', timeZone: 'Europe/Paris', baseCurrency: 'EUR', language: 'fr', version: '7' } as never)
  expect(form).toMatchObject({ 'organisation.name': 'Lumen', 'organisation.siret': '', 'organisation.phone': '01 99 00 12 34', 'organisation.vatNumber': 'FR\u00a044\u00a0732\u00a0829\u00a0320', country: 'FR', version: '7' })
})
