import { createHash } from 'node:crypto'
import type { Client, TestApp } from './app.ts'

export type Kind = 'lead' | 'opportunity' | 'customer' | 'contact'
export type Shelf = 'active' | 'archived' | 'trash'
/** A record as the test knows it, without asking the server. `word` is in its name and nowhere else. */
export type Thing = { kind: Kind; id: string; word: string; ownerId: string | null; teamId: string | null; shelf: Shelf; customerId: string | null; leadIds: string[]; amount: number; stageId: string }
export type Who = { name: string; client: Client; role: string; scope: 'own' | 'team' | 'all'; teams: string[] }
export type World = { people: Who[]; things: Thing[]; teams: { north: string; south: string } }

export const wordOf = (kind: string, n: number): string => `w${createHash('sha256').update(`${kind} ${n}`).digest('hex').slice(0, 11)}`
export const emailOf = (thing: { word: string }): string => `${thing.word}@${thing.word}.example.com`

/**
 * Two teams, people of every role and scope (a leader who is no member, one in both teams, some in none), and records of
 * every owner × team × shelf, linked in every way a person could come to one through another.
 */
export async function buildWorld(t: TestApp): Promise<World> {
  const team = async (name: string) => (await t.admin.post('/teams', { name })).body.id as string
  const [north, south] = [await team('Nord'), await team('Sud')]
  const people: Who[] = [{ name: 'administrator', client: t.admin, role: 'administrator', scope: 'all', teams: [] }]
  const join = async (name: string, scope: Who['scope'], teams: string[], role: 'manager' | 'salesperson' = 'salesperson') => {
    const who = { name, client: await t.person({ name, scope, role, teamIds: teams }), role, scope, teams }
    people.push(who)
    return who
  }
  await join('manager', 'own', [], 'manager')
  const [ownNorth, teamNorth, ownSouth, teamSouth] = [await join('own north', 'own', [north]), await join('team north', 'team', [north]), await join('own south', 'own', [south]), await join('team south', 'team', [south])]
  await join('all north', 'all', [north])
  await join('own both', 'own', [north, south])
  await join('team both', 'team', [north, south])
  await join('own alone', 'own', [])
  await join('team alone', 'team', [])
  const leader = await join('leader', 'team', [])
  await t.admin.patch(`/teams/${south}`, { leaderId: leader.client.userId })
  leader.teams = [south]

  const things: Thing[] = []
  const known = (kind: Kind, id: string, word: string, more: Partial<Thing> = {}): Thing => {
    const thing: Thing = { kind, id, word, ownerId: null, teamId: null, shelf: 'active', customerId: null, leadIds: [], amount: 0, stageId: '', ...more }
    things.push(thing)
    return thing
  }
  const owners = [null, ...[ownNorth, teamNorth, ownSouth, teamSouth].map((who) => who.client.userId)]
  const combinations = owners.flatMap((ownerId) => [null, north, south].map((teamId) => ({ ownerId, teamId })))
  let n = 0
  const lead = async (at: { ownerId: string | null; teamId: string | null }, shelf: Shelf = 'active') => {
    const word = wordOf('lead', n++)
    const { body } = await t.admin.post('/leads', { isOrganisation: true, companyName: word, email: emailOf({ word }), notes: `note ${word}`, ...at })
    await t.admin.post(`/timeline/lead/${body.id}`, { kind: 'note', body: `vu ${word}` })
    if (shelf === 'archived') await t.admin.post(`/leads/${body.id}/archive`)
    if (shelf === 'trash') await t.admin.delete(`/leads/${body.id}`)
    return known('lead', body.id, word, { ...at, shelf })
  }
  const customer = async (at: { ownerId: string | null; teamId: string | null }) => {
    const word = wordOf('customer', n++)
    const { body } = await t.admin.post('/customers', { name: word, email: emailOf({ word }), ...at })
    const contactWord = wordOf('contact', n)
    const contact = (await t.admin.post('/contacts', { customerId: body.id, lastName: contactWord, email: emailOf({ word: contactWord }) })).body
    known('contact', contact.id, contactWord, { customerId: body.id })
    return known('customer', body.id, word, at)
  }
  const opportunity = async (at: { ownerId: string | null; teamId: string | null }, links: { leadIds?: string[]; customerId?: string }, shelf: Shelf = 'active') => {
    const word = wordOf('opportunity', n++)
    const amount = 100 + n
    const { body } = await t.admin.post('/opportunities', { title: word, amount: `${amount}.00`, ...at, ...links })
    const { stageId } = (await t.admin.get(`/opportunities/${body.id}`)).body
    if (shelf === 'trash') await t.admin.delete(`/opportunities/${body.id}`)
    return known('opportunity', body.id, word, { ...at, shelf, amount, stageId, customerId: links.customerId ?? null, leadIds: links.leadIds ?? [] })
  }

  const leads: Thing[] = []
  for (const at of combinations) leads.push(await lead(at))
  for (const at of [combinations[0], combinations[4], combinations[11]]) if (at) for (const shelf of ['archived', 'trash'] as const) await lead(at, shelf)
  const nobodys = { ownerId: null, teamId: null }
  const elsewhere = { ownerId: t.admin.userId, teamId: null }
  // Opportunities of each combination, on a lead of another one and a customer that has nobody.
  for (const [index, at] of combinations.entries()) {
    const other = leads[(index + 7) % leads.length]
    const theirs = await customer(elsewhere)
    await opportunity(at, { leadIds: other && index % 3 !== 0 ? [other.id] : [], customerId: theirs.id })
  }
  for (const at of combinations.slice(3, 9)) await opportunity(at, { customerId: (await customer(elsewhere)).id }, 'trash')
  for (const at of [...combinations.slice(0, 6), combinations[12] ?? nobodys]) await customer(at)
  // A customer reached through a lead: linked by conversion, whose opportunity then goes to somebody else.
  for (const at of combinations.slice(3, 12)) {
    const [from, to] = [await lead(at), await customer(elsewhere)]
    const { body } = await t.admin.post(`/leads/${from.id}/conversion`, { action: 'convert', customer: { mode: 'link', customerId: to.id } })
    const word = wordOf('opportunity', n++)
    await t.admin.patch(`/opportunities/${body.opportunityId}`, { title: word, ...elsewhere })
    const made = (await t.admin.get(`/opportunities/${body.opportunityId}`)).body
    from.customerId = to.id
    // The conversion adds the lead's person to the customer's contacts only where there is one: an organisation alone has none.
    known('opportunity', body.opportunityId, word, { ...elsewhere, customerId: to.id, leadIds: [from.id], amount: Number(made.amount), stageId: made.stageId })
  }
  return { people, things, teams: { north, south } }
}

/** The rule of the design in plain words, written a second time on purpose. */
export function sees(world: World, who: Who, thing: Thing): boolean {
  if (who.role !== 'salesperson' || who.scope === 'all') return true
  const id = who.client.userId
  if (thing.kind === 'contact') return world.things.some((one) => one.kind === 'customer' && one.id === thing.customerId && sees(world, who, one))
  const ours = thing.teamId !== null && who.teams.includes(thing.teamId)
  const nobodys = thing.ownerId === null
  const assigned = thing.ownerId === id || (who.scope === 'own' ? ours && nobodys : ours || (nobodys && thing.teamId === null))
  if (thing.kind !== 'customer') return assigned
  return assigned || world.things.some((one) => (one.kind === 'lead' || one.kind === 'opportunity') && one.customerId === thing.id && one.shelf !== 'trash' && sees(world, who, one))
}

/** Words a person may read somewhere: of what they see, of the leads their opportunities came from, of whom these are about. */
export function readable(world: World, who: Who): Set<string> {
  const mine = world.things.filter((one) => sees(world, who, one))
  const linked = mine.flatMap((one) => (one.kind === 'opportunity' ? [...one.leadIds, one.customerId] : []))
  return new Set([...mine, ...world.things.filter((one) => linked.includes(one.id))].map((one) => one.word))
}
