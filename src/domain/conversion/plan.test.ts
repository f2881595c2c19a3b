import { describe, expect, it } from 'vitest'
import { type ConvertedLead, customerDifferences, customerFromLead, joinLead, opportunityFromLead, proposeConversion } from './plan.ts'

const lead: ConvertedLead = {
  title: null, label: 'Jean Dupont', is_organisation: false, company_name: null, first_name: 'Jean', last_name: 'Dupont', email: 'jean@exemple.fr', phone: null, mobile: '+33639981234', fax: null,
  website: null, language: 'fr', registry_number: null, employees: null, industry_id: null, market_segment_id: 'segment', territory_id: null,
  source_id: 'source', medium_id: null, campaign_id: 'campaign', tag_ids: ['a'], priority: 2, notes: 'Rappeler lundi',
}
const found = { openOpportunities: [], customers: [], linkedCustomerId: null, hasName: true }

describe('what the conversion dialog starts with', () => {
  it('a new opportunity and a new customer, when nobody is known', () => expect(proposeConversion(found)).toEqual({ action: 'convert', opportunityId: null, mode: 'create', customerId: null }))
  it('no customer, when there is no name', () => expect(proposeConversion({ ...found, hasName: false }).mode).toBe('none'))
  it('merging with the best open opportunity of the same person or customer', () => {
    expect(proposeConversion({ ...found, openOpportunities: [{ id: 'b', score: 96 }, { id: 'a', score: 96 }, { id: 'c', score: 70 }] })).toMatchObject({ action: 'merge', opportunityId: 'a' })
  })
  it('no merging with somebody of a like name', () => {
    expect(proposeConversion({ ...found, openOpportunities: [{ id: 'a', score: 63 }] })).toMatchObject({ action: 'convert', opportunityId: null })
  })
  it('linking the customer that an address, a phone or a registry number identifies', () => {
    const customers = [{ id: 'alike', score: 85, identifies: false }, { id: 'same', score: 96, identifies: true }]
    expect(proposeConversion({ ...found, customers })).toMatchObject({ mode: 'link', customerId: 'same' })
    expect(proposeConversion({ ...found, customers: customers.slice(0, 1) })).toMatchObject({ mode: 'create', customerId: null })
  })
  it('the customer the lead already has', () => expect(proposeConversion({ ...found, linkedCustomerId: 'mine', customers: [{ id: 'same', score: 99, identifies: true }] })).toMatchObject({ mode: 'link', customerId: 'mine' }))
})

it('an opportunity takes over source, campaign, tags, priority and notes, and is named after the subject or the lead', () => {
  expect(opportunityFromLead(lead)).toEqual({ title: 'Jean Dupont', source_id: 'source', medium_id: null, campaign_id: 'campaign', tag_ids: ['a'], priority: 2, notes: 'Rappeler lundi' })
  expect(opportunityFromLead({ ...lead, title: 'Cuisine équipée' }).title).toBe('Cuisine équipée')
})

describe('joining a lead to an opportunity', () => {
  const opportunity = { source_id: 'first', medium_id: null, campaign_id: null, tag_ids: ['b', 'a'], priority: 3, notes: 'Devis promis' }
  it('keeps what is filled, fills what is empty, unites tags, keeps the highest priority and joins notes', () => {
    expect(joinLead(opportunity, { ...lead, medium_id: 'mail', tag_ids: ['a', 'c'] })).toEqual({ medium_id: 'mail', campaign_id: 'campaign', tag_ids: ['b', 'a', 'c'], notes: 'Devis promis\n\nRappeler lundi' })
  })
  it('changes nothing the second time', () => {
    const once = { ...opportunity, ...joinLead(opportunity, lead) }
    expect(joinLead(once, lead)).toEqual({})
  })
})

describe('the customer a lead becomes', () => {
  it('is the person', () => expect(customerFromLead(lead)).toMatchObject({ name: 'Jean Dupont', is_organisation: false, first_name: 'Jean', last_name: 'Dupont', market_segment_id: 'segment', contactIsLead: false }))
  it('is the company, with the person as its contact', () => {
    expect(customerFromLead({ ...lead, company_name: 'Exemple SARL' })).toMatchObject({ name: 'Exemple SARL', is_organisation: true, first_name: null, last_name: null, contactIsLead: true })
  })
})

it('differences are shown where both say something, and it is not the same', () => {
  const customer = { name: 'Exemple', is_organisation: true, email: 'JEAN@exemple.fr', mobile: '+33639980000', phone: '+33199001234' }
  expect(customerDifferences({ ...lead, company_name: 'Exemple SARL' }, customer)).toEqual([
    { field: 'companyName', lead: 'Exemple SARL', customer: 'Exemple' },
    { field: 'mobile', lead: '+33639981234', customer: '+33639980000' },
  ])
})
