import type { Person } from './browser.ts'
import { frenchLeads } from './french-leads.ts'

/** A few records in every state a screen may show, made through the API: ids by what they are. */
export async function makeSmallSet({ api, upload }: Pick<Person, 'api' | 'upload'>) {
  const lists = Object.fromEntries(await Promise.all(['sources', 'tags', 'lead-statuses', 'lost-reasons', 'teams'].map(async (name) => [name, (await api('GET', `/${name}`)).items])))
  const lead = async (values: object): Promise<string> => (await api('POST', '/leads', values)).id
  const convert = (id: string, body: object = {}) => api('POST', `/leads/${id}/conversion`, { action: 'convert', customer: { mode: 'create' }, ...body })
  const team = lists.teams[0].id

  const bertin = await lead({
    isOrganisation: true, companyName: 'Menuiserie Bertin', firstName: 'Claire', lastName: 'Bertin', jobTitle: 'Gérante', email: 'claire@bertin.example.com', phone: '02 99 00 00 01', mobile: '06 39 98 00 01', website: 'bertin.example.com', language: 'fr', employees: 1200,
    title: 'Portail en chêne', priority: 2, tagIds: [lists.tags[0].id, lists.tags[1].id], sourceId: lists.sources[0].id, notes: 'Rappeler en fin de journée.', teamId: team,
    addresses: [{ type: 'billing', isPrimary: true, line1: '12 rue des Lilas', postalCode: '35000', city: 'Rennes', country: 'FR' }, { type: 'warehouse', line1: 'Quai 4', postalCode: '1000', city: 'Bruxelles', country: 'BE' }],
    contacts: [{ isPrimary: true, firstName: 'Claire', lastName: 'Bertin' }, { firstName: 'Marc', lastName: 'Le Gall', jobTitle: 'Chef d’atelier', phone: '06 39 98 00 02' }],
    nextContact: { userId: null, startsAt: new Date(Date.now() + 864e5).toISOString(), endsAt: null },
  })
  const converted = await lead({ isOrganisation: true, companyName: 'Menuiserie Bertin SARL', firstName: 'Claire', lastName: 'Bertin', email: 'contact@bertin.example.com', mobile: '06 39 98 00 01' })
  const { opportunityId, customerId } = await convert(converted)
  await api('PATCH', `/opportunities/${opportunityId}`, { amount: '12500.50', expectedCloseOn: '2030-03-15', priority: 3 })
  await api('PATCH', `/customers/${customerId}`, { addresses: [{ type: 'billing', line1: '12 rue des Lilas', postalCode: '35000', city: 'Rennes', country: 'FR' }] })
  await api('POST', `/timeline/lead/${bertin}`, { kind: 'call', body: 'Elle préfère du chêne.' })
  await api('PATCH', `/leads/${bertin}`, { phone: '02 99 00 00 03' })

  const closed = await lead({ firstName: 'Hugo', lastName: 'Petit', email: 'hugo@petit.example.com' })
  await api('PATCH', `/leads/${closed}`, { statusId: lists['lead-statuses'].find((one: { kind: string }) => one.kind === 'closed').id })
  const lost = (await convert(await lead({ firstName: 'Nina', lastName: 'Roche', email: 'nina@roche.example.com' }), { customer: { mode: 'none' } })).opportunityId
  await api('PATCH', `/opportunities/${lost}`, { amount: '900.00', currency: 'CHF' })
  await api('POST', `/opportunities/${lost}/lose`, { lostReasonId: lists['lost-reasons'][0].id, note: 'Trop cher pour eux.' })
  const won = (await convert(await lead({ firstName: 'Iris', lastName: 'Vidal', email: 'iris@vidal.example.com' }))).opportunityId
  await api('PATCH', `/opportunities/${won}`, { amount: '4000.00' })
  await api('POST', `/opportunities/${won}/win`)
  const trashed = await lead({ lastName: 'Jetée' })
  await api('DELETE', `/leads/${trashed}`)
  const imported = async (until: 'mapping' | 'checked' | 'done') => {
    const { id } = await upload('/imports', `pistes ${until}.csv`, frenchLeads(12).bytes)
    const settled = async () => {
      while (['checking', 'running'].includes((await api('GET', `/imports/${id}`)).state)) await new Promise((resolve) => setTimeout(resolve, 100))
    }
    if (until !== 'mapping') await api('POST', `/imports/${id}/check`).then(settled)
    if (until === 'done') await api('POST', `/imports/${id}/run`, {}).then(settled)
    return id as string
  }
  const imports = { mapping: await imported('mapping'), checked: await imported('checked'), done: await imported('done') }
  await api('POST', '/invitations', { email: 'nouvelle@example.com' })
  return { imports, lead: bertin, closed, trashed, opportunity: opportunityId as string, lost: lost as string, won: won as string, customer: customerId as string }
}
export type SmallSet = Awaited<ReturnType<typeof makeSmallSet>>
