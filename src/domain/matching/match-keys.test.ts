import { describe, expect, it } from 'vitest'
import { type KeySource, matchKeys } from './match-keys.ts'

const nobody: KeySource = { isOrganisation: false, companyName: null, firstName: null, lastName: null, emails: [], phones: [], website: null, registryNumber: null, directoryId: null }
const keys = (known: Partial<KeySource>) => matchKeys({ ...nobody, ...known }).map((key) => `${key.kind} ${key.value}`)

describe('what a record is recognised by', () => {
  it('an address, its company’s domain and the name', () => {
    expect(keys({ firstName: 'Élise', lastName: 'Dupont', emails: ['elise@mail.exemple.fr'] })).toEqual(['email elise@mail.exemple.fr', 'domain exemple.fr', 'name p:dupont elise'])
  })
  it('never by a free-mail domain, a social network, or a last name alone', () => {
    expect(keys({ lastName: 'Dupont', emails: ['dupont@wanadoo.fr'], website: 'https://www.facebook.com/dupont' })).toEqual(['email dupont@wanadoo.fr'])
  })
  it('an organisation by its registry number, phones, site and name without its legal form', () => {
    expect(keys({ isOrganisation: true, companyName: 'Exemple SARL', registryNumber: '73282932000074', phones: ['+33199001234'], website: 'https://www.exemple.fr' })).toEqual([
      'phone +33199001234', 'registry 732829320', 'registry 73282932000074', 'domain exemple.fr', 'name exemple',
    ])
  })
  it('each key once', () => {
    const all = keys({ emails: ['a@exemple.fr', 'a@exemple.fr', 'b@exemple.fr'], website: 'exemple.fr' })
    expect(all).toEqual([...new Set(all)])
  })
  it('nothing known, nothing to recognise', () => expect(keys({})).toEqual([]))
})
