import { sql } from 'kysely'
import type { ContactInput, CustomerInput } from '#contract/customers.ts'
import { normaliseDetails } from '#domain/leads/normalise.ts'
import type { Actor, Context } from '../../../context.ts'
import { findHome } from '../../../db/home.ts'
import { operation, type Work } from '../../../db/operation.ts'
import { seesCustomer, visibleContact, visibleCustomer } from '../../../db/visibility.ts'
import { Refused } from '../../../refused.ts'
import { saveAddresses } from '../../addresses/commands.ts'
import { comingAddresses, refuseSuppressed } from '../../consent/commands.ts'
import { refuseUnknownTags } from '../../lists/commands.ts'
import { refuseAssignment } from '../../teams/commands.ts'
import { isBelow, lockContact, lockCustomer, updateContact, updateCustomer } from '../store.ts'
import { createContactIn, createCustomerIn, deriveContacts, deriveCustomers } from './create.ts'

type Saved = { id: string; operationId: string }
const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const blank = (value: unknown) => (typeof value === 'string' ? value.trim() || null : value)

async function columnsOf(work: Work, input: CustomerInput | ContactInput, before: { email?: string | null; phone?: string | null; mobile?: string | null } = {}): Promise<Record<string, unknown>> {
  const { country } = await findHome(work.trx)
  const { values, refusals } = normaliseDetails(input, country)
  if (refusals.length > 0) throw new Refused('invalid_input', { fields: refusals })
  await refuseSuppressed(work, comingAddresses(values, before))
  const { addresses: _, customFields, ...fields } = values as CustomerInput
  if (fields.tagIds) {
    fields.tagIds = [...new Set(fields.tagIds)]
    await refuseUnknownTags(work, fields.tagIds)
  }
  const columns = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined).map(([field, value]) => [snake(field), blank(value)]))
  return { ...columns, ...(customFields === undefined ? {} : { custom_fields: JSON.stringify(customFields) }) }
}

/** An individual is called by first and last name; a company must have one. */
function nameOf(row: { is_organisation?: unknown; name?: unknown; first_name?: unknown; last_name?: unknown }): string {
  const person = [row.first_name, row.last_name].filter(Boolean).join(' ')
  const name = String((row.is_organisation === false ? person || row.name : row.name) ?? '').trim()
  if (!name) throw new Refused('invalid_input', { fields: [row.is_organisation === false ? { field: 'lastName', code: 'person_name_required' } : { field: 'name', code: 'company_name_required' }] })
  return name
}

/** The company it belongs to: one the actor sees, and not itself, however far up. */
async function refuseParent(work: Work, id: string | null, parentId: string | null | undefined): Promise<void> {
  if (!parentId) return
  const refused = new Refused('unknown_reference', { fields: [{ field: 'parentId', code: 'unknown_reference' }] })
  if (!(await seesCustomer(work.trx, work.actor, parentId)) || (id && (await isBelow(work.trx, parentId, id)))) throw refused
}

export function createCustomer(ctx: Context, actor: Actor, input: CustomerInput): Promise<Saved> {
  return operation(ctx, actor, 'customer.create', async (work) => {
    const columns = await columnsOf(work, input)
    await refuseParent(work, null, input.parentId)
    await refuseAssignment(work, input)
    const isOrganisation = input.isOrganisation ?? true
    const id = await createCustomerIn(work, { owner_id: actor.userId, team_id: actor.teamIds[0] ?? null, ...columns, is_organisation: isOrganisation, name: nameOf({ ...columns, is_organisation: isOrganisation }) })
    if (input.addresses) await saveAddresses(work, { customerId: id }, input.addresses)
    await deriveCustomers(work.trx, [id])
    return { id }
  })
}

async function takeCustomer(work: Work, id: string, ifMatch: string | null) {
  const row = await lockCustomer(work.trx, id)
  const { rows } = row ? await sql<{ seen: boolean }>`select ${visibleCustomer(work.actor)} as seen from customer where id = ${id}`.execute(work.trx) : { rows: [] }
  if (!row || !rows[0]?.seen) throw new Refused('not_found')
  if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
  return row
}

export function changeCustomer(ctx: Context, actor: Actor, id: string, input: CustomerInput, ifMatch: string | null): Promise<Saved> {
  return operation(ctx, actor, 'customer.change', async (work) => {
    const row = await takeCustomer(work, id, ifMatch)
    if (row.deleted_at) throw new Refused('record_in_trash')
    await refuseParent(work, id, input.parentId)
    await refuseAssignment(work, input, row)
    const columns = await columnsOf(work, input, row)
    await updateCustomer(work.trx, id, { ...columns, name: nameOf({ ...row, ...columns }) })
    if (input.addresses) await saveAddresses(work, { customerId: id }, input.addresses)
    await deriveCustomers(work.trx, [id])
    return { id }
  })
}

export function shelveCustomer(ctx: Context, actor: Actor, id: string, trashed: boolean, ifMatch: string | null): Promise<Saved> {
  return operation(ctx, actor, trashed ? 'customer.trash' : 'customer.restore', async (work) => {
    await takeCustomer(work, id, ifMatch)
    await updateCustomer(work.trx, id, trashed ? { deleted_at: work.at } : { deleted_at: null, archived_at: null })
    await deriveCustomers(work.trx, [id])
    return { id }
  })
}

function refuseNameless(row: { first_name?: unknown; last_name?: unknown; email?: unknown }): void {
  if (!row.first_name && !row.last_name && !row.email) throw new Refused('invalid_input', { fields: [{ field: 'lastName', code: 'person_name_required' }] })
}

export function createContact(ctx: Context, actor: Actor, input: ContactInput & { customerId: string }): Promise<Saved> {
  return operation(ctx, actor, 'contact.create', async (work) => {
    if ((await takeCustomer(work, input.customerId, null)).deleted_at) throw new Refused('record_in_trash')
    const columns = await columnsOf(work, input)
    refuseNameless(columns)
    return { id: await createContactIn(work, { ...columns, customer_id: input.customerId }) }
  })
}

async function takeContact(work: Work, id: string, ifMatch: string | null) {
  const row = await lockContact(work.trx, id)
  const { rows } = row ? await sql<{ seen: boolean }>`select ${visibleContact(work.actor)} as seen from contact where id = ${id}`.execute(work.trx) : { rows: [] }
  if (!row || !rows[0]?.seen) throw new Refused('not_found')
  if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
  return row
}

export function changeContact(ctx: Context, actor: Actor, id: string, input: ContactInput, ifMatch: string | null): Promise<Saved> {
  return operation(ctx, actor, 'contact.change', async (work) => {
    const row = await takeContact(work, id, ifMatch)
    if (row.deleted_at) throw new Refused('record_in_trash')
    if (input.customerId && input.customerId !== row.customer_id) await takeCustomer(work, input.customerId, null)
    const columns = await columnsOf(work, input, row)
    refuseNameless({ ...row, ...columns })
    await updateContact(work.trx, id, columns)
    await deriveContacts(work.trx, [id])
    return { id }
  })
}

export function shelveContact(ctx: Context, actor: Actor, id: string, trashed: boolean, ifMatch: string | null): Promise<Saved> {
  return operation(ctx, actor, trashed ? 'contact.trash' : 'contact.restore', async (work) => {
    await takeContact(work, id, ifMatch)
    await updateContact(work.trx, id, trashed ? { deleted_at: work.at } : { deleted_at: null, archived_at: null })
    await deriveContacts(work.trx, [id])
    return { id }
  })
}
