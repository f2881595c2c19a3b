import { describe, expect, it } from 'vitest'
import { checkIdentity, type LeadIdentity, leadLabel } from './lead.ts'

const nobody: LeadIdentity = { isOrganisation: false, title: null, firstName: null, lastName: null, companyName: null, email: null }
const lead = (known: Partial<LeadIdentity>): LeadIdentity => ({ ...nobody, ...known })

describe('what a lead is called', () => {
  it.each<[string, Partial<LeadIdentity>, string]>([
    ['an organisation by its company', { isOrganisation: true, companyName: 'Exemple', firstName: 'Jean', lastName: 'Dupont' }, 'Exemple'],
    ['a person by name, even at a company', { companyName: 'Exemple', firstName: 'Jean', lastName: 'Dupont' }, 'Jean Dupont'],
    ['someone known by a first name', { firstName: 'Jean', email: 'j@exemple.fr' }, 'Jean'],
    ['someone known by an address', { email: 'jean.dupont@exemple.fr' }, 'Jean Dupont'],
    ['someone not known at all by the subject', { title: 'Demande de devis', lastName: ' ' }, 'Demande de devis'],
  ])('%s', (_, known, label) => expect(leadLabel(lead(known))).toBe(label))
})

describe('who a lead is about', () => {
  it('an organisation must have its company name, at every door', () => {
    const known = lead({ isOrganisation: true, lastName: 'Dupont', companyName: ' ', email: 'a@exemple.fr' })
    expect(checkIdentity(known, { door: 'screen' })).toEqual({ refused: 'company_name_required', field: 'companyName' })
    expect(checkIdentity(known, { door: 'mail' })).toEqual({ refused: 'company_name_required', field: 'companyName' })
    expect(checkIdentity({ ...known, companyName: 'Exemple' }, { door: 'screen' })).toEqual({ ok: true })
  })
  it('a person must have a first or a last name', () => {
    expect(checkIdentity(lead({ firstName: 'Jean' }), { door: 'screen' })).toEqual({ ok: true })
    expect(checkIdentity(lead({ lastName: 'Dupont' }), { door: 'screen' })).toEqual({ ok: true })
    expect(checkIdentity(lead({ companyName: 'Exemple', email: 'a@exemple.fr' }), { door: 'screen' })).toEqual({ refused: 'person_name_required', field: 'lastName' })
  })
  it('an address alone is enough at the mail door', () => {
    expect(checkIdentity(lead({ email: 'a@exemple.fr' }), { door: 'mail' })).toEqual({ ok: true })
    expect(checkIdentity(lead({}), { door: 'mail' })).toEqual({ refused: 'person_name_required', field: 'lastName' })
  })
})
