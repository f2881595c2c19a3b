import { expect, it } from 'vitest'
import { addressLines } from './address-lines.ts'

const name = (code: string) => ({ FR: 'France', GB: 'Royaume-Uni', CH: 'Suisse', US: 'États-Unis' })[code] ?? code

it('writes a French address with the code before the town, and no country at home', () => {
  expect(addressLines({ title: 'Atelier', line1: '12 rue des Forges', line2: 'Bâtiment B', postalCode: '59000', city: 'Lille', country: 'FR' }, 'FR', name)).toEqual(['Atelier', '12 rue des Forges', 'Bâtiment B', '59000 Lille'])
})
it('names the country when writing abroad', () => {
  expect(addressLines({ line1: 'Rue du Lac 3', postalCode: '2000', city: 'Neuchâtel', country: 'CH' }, 'FR', name)).toEqual(['Rue du Lac 3', '2000 Neuchâtel', 'Suisse'])
})
it('writes British and American addresses their way', () => {
  expect(addressLines({ line1: '4 Forge Lane', city: 'Sheffield', postalCode: 'S1 2HE', country: 'GB' }, 'FR', name)).toEqual(['4 Forge Lane', 'Sheffield', 'S1 2HE', 'Royaume-Uni'])
  expect(addressLines({ line1: '4 Main St', city: 'Dover', state: 'DE', postalCode: '19901', country: 'US' }, 'US', name)).toEqual(['4 Main St', 'Dover, DE 19901'])
})
it('leaves out what is not known', () => {
  expect(addressLines({ city: 'Lille' }, 'FR', name)).toEqual(['Lille'])
  expect(addressLines({}, 'FR', name)).toEqual([])
})
