import { describe, expect, it } from 'vitest'
import { companyKey } from './company-name.ts'

describe('comparing company names', () => {
  it.each([
    ['Menuiserie Dupont SARL', 'menuiserie dupont'],
    ['S.A.R.L. Menuiserie Dupont', 'menuiserie dupont'],
    ['SAS Menuiserie Dupont', 'menuiserie dupont'],
    ['Dupont & Fils', 'dupont fils'],
    ['Dupont et Fils, S.A.S.U.', 'dupont fils'],
    ['Société Électricité de l’Œuvre', 'electricite de l oeuvre'],
    ['Müller GmbH & Co. KG', 'muller'],
    ['Exemple Ltd.', 'exemple'],
    ['Exemple S.p.A.', 'exemple'],
    ['Exemple B.V.', 'exemple'],
    ['Exemple, S.L.', 'exemple'],
    ['Exemple, Inc.', 'exemple'],
    ['SELARL Docteur Exemple', 'docteur exemple'],
    ['SCIC Terres d’Exemple', 'terres d exemple'],
  ])('%s is compared as « %s »', (name, key) => expect(companyKey(name)).toBe(key))

  it('a name that is only a legal form is kept', () => {
    expect(companyKey('SARL')).toBe('sarl')
    expect(companyKey('Et Cie')).not.toBe('')
  })
})
