import { sql } from 'kysely'
import type { Duplicate, LeadInput } from '#contract/leads.ts'
import { leadLabel } from '#domain/leads/lead.ts'
import { normaliseDetails } from '#domain/leads/normalise.ts'
import { matchKeys } from '#domain/matching/match-keys.ts'
import { type MatchRecord, scoreMatch } from '#domain/matching/matcher.ts'
import { foldText } from '#domain/values/text.ts'
import type { Actor } from '../../context.ts'
import type { Db } from '../../db/client.ts'
import { findHome } from '../../db/home.ts'
import { visibleContact, visibleCustomer, visibleLead } from '../../db/visibility.ts'
import { Refused } from '../../refused.ts'

type CandidateRow = {
  kind: 'lead' | 'customer' | 'contact'; id: string; owner_id: string | null; visible: boolean
  is_organisation: boolean; name: string | null; title: string | null; first_name: string | null; last_name: string | null
  customer_id: string | null
  emails: string[]; phones: string[]; email: string | null; phone: string | null; website: string | null; registry_number: string | null; postal_code: string | null
}

/** Below this two records are not worth a salesperson's look. */
const THRESHOLD = 55
const MOST = 20

const recordOf = (row: CandidateRow): MatchRecord => ({
  isOrganisation: row.is_organisation, companyName: row.name, firstName: row.first_name, lastName: row.last_name,
  emails: row.emails, phones: row.phones, website: row.website, registryNumber: row.registry_number, postalCode: row.postal_code,
})

/** Records sharing a key with this one, or whose name is near by trigrams; by index, never a scan. */
async function candidates(db: Db, actor: Actor, record: MatchRecord, self: string | null): Promise<CandidateRow[]> {
  const keys = matchKeys({ ...record, directoryId: null })
  const name = foldText(record.companyName ?? [record.firstName, record.lastName].filter(Boolean).join(' '))
  const { rows } = await sql<CandidateRow>`
    with shared as (
      select k.record_kind as kind, k.record_id as id from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as w(kind text, value text)
      join lateral (select record_kind, record_id from match_key m where m.kind = w.kind and m.value = w.value limit 200) k on true
    ), named as (
      select 'lead' as kind, id from (select id from lead where ${name.length >= 5} and sort_name >= left(${name}, 5) and sort_name < left(${name}, 5) || chr(1114111) and deleted_at is null limit 100) l
      union all
      select 'customer', id from (select id from customer where ${name.length >= 5} and sort_name >= left(${name}, 5) and sort_name < left(${name}, 5) || chr(1114111) and deleted_at is null limit 100) c
    ), found as (select distinct kind, id from (select * from shared union all select * from named) both_ways where id is distinct from ${self}::uuid limit 400)
    select 'lead' as kind, lead.id, lead.owner_id, ${visibleLead(actor)} as visible, lead.is_organisation, lead.company_name as name, lead.title, lead.first_name, lead.last_name,
      array_remove(lead.email || array(select c.email from lead_contact c where c.lead_id = lead.id), null) as emails,
      array_remove(array[lead.phone, lead.mobile] || array(select c.phone from lead_contact c where c.lead_id = lead.id), null) as phones,
      lead.email, coalesce(lead.mobile, lead.phone) as phone, lead.website, lead.registry_number, (select a.postal_code from address a where a.lead_id = lead.id and a.is_primary) as postal_code, null::uuid as customer_id
    from found join lead on found.kind = 'lead' and lead.id = found.id where lead.deleted_at is null and lead.merged_into_id is null
    union all
    select 'customer', customer.id, customer.owner_id, ${visibleCustomer(actor)}, customer.is_organisation, case when customer.is_organisation then customer.name end, null, customer.first_name, customer.last_name,
      array_remove(array[customer.email], null), array_remove(array[customer.phone, customer.mobile], null), customer.email, coalesce(customer.phone, customer.mobile), customer.website, customer.registry_number,
      (select a.postal_code from address a where a.customer_id = customer.id and a.is_primary), null
    from found join customer on found.kind = 'customer' and customer.id = found.id where customer.deleted_at is null
    union all
    select 'contact', contact.id, company.owner_id, ${visibleContact(actor)}, false, null, null, contact.first_name, contact.last_name,
      array_remove(array[contact.email], null), array_remove(array[contact.phone, contact.mobile], null), contact.email, coalesce(contact.mobile, contact.phone), null, null, null, contact.customer_id
    from found join contact on found.kind = 'contact' and contact.id = found.id join customer company on company.id = contact.customer_id where contact.deleted_at is null`.execute(db)
  return rows
}

async function dismissed(db: Db, self: string): Promise<Set<string>> {
  const rows = await db.selectFrom('not_duplicate').select(['first_id', 'second_id']).where((either) => either.or([either('first_id', '=', self), either('second_id', '=', self)])).execute()
  return new Set(rows.map((row) => (row.first_id === self ? row.second_id : row.first_id)))
}

async function ranked(db: Db, actor: Actor, record: MatchRecord, self: string | null): Promise<Duplicate[]> {
  const not = self ? await dismissed(db, self) : new Set<string>()
  const scored = (await candidates(db, actor, record, self))
    .filter((row) => !not.has(row.id))
    .map((row) => ({ row, match: scoreMatch(record, recordOf(row)) }))
    .filter(({ row, match }) => match.score >= THRESHOLD && (row.visible || match.identifies))
    .sort((a, b) => b.match.score - a.match.score || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, MOST)
  return scored.map(({ row, match }) =>
    row.visible
      ? {
          hidden: false as const, kind: row.kind, id: row.id, score: match.score, reasons: match.reasons, email: row.email, phone: row.phone, ownerId: row.owner_id, customerId: row.customer_id,
          label: leadLabel({ isOrganisation: row.is_organisation, title: row.title, firstName: row.first_name, lastName: row.last_name, companyName: row.name, email: row.email }),
        }
      : { hidden: true as const, askUserId: row.owner_id },
  )
}

/** Probable duplicates of a lead the actor sees. What they may not see answers only that it is known, and whom to ask. */
export async function duplicatesOfLead(db: Db, actor: Actor, id: string): Promise<Duplicate[]> {
  const { rows } = await sql<CandidateRow>`
    select 'lead' as kind, lead.id, lead.owner_id, true as visible, lead.is_organisation, lead.company_name as name, lead.title, lead.first_name, lead.last_name,
      array_remove(lead.email || array(select c.email from lead_contact c where c.lead_id = lead.id), null) as emails,
      array_remove(array[lead.phone, lead.mobile] || array(select c.phone from lead_contact c where c.lead_id = lead.id), null) as phones,
      lead.email, lead.phone, lead.website, lead.registry_number, (select a.postal_code from address a where a.lead_id = lead.id and a.is_primary) as postal_code
    from lead where lead.id = ${id} and ${visibleLead(actor)}`.execute(db)
  const row = rows[0]
  if (!row) throw new Refused('not_found')
  return ranked(db, actor, recordOf(row), id)
}

/** Probable duplicates of what is being typed; what cannot be read yet is left out rather than refused. */
export async function duplicatesOfDraft(db: Db, actor: Actor, draft: LeadInput): Promise<Duplicate[]> {
  const { country } = await findHome(db)
  const { values, refusals } = normaliseDetails(draft, country)
  const readable = (field: 'email' | 'phone' | 'mobile' | 'website' | 'registryNumber') => (refusals.some((one) => one.field === field) ? null : (values[field] ?? null))
  return ranked(db, actor, {
    isOrganisation: draft.isOrganisation ?? false, companyName: draft.companyName ?? null, firstName: draft.firstName ?? null, lastName: draft.lastName ?? null,
    emails: [readable('email')].filter((one) => one !== null), phones: [readable('phone'), readable('mobile')].filter((one) => one !== null),
    website: readable('website'), registryNumber: readable('registryNumber'), postalCode: draft.addresses?.[0]?.postalCode ?? null,
  }, null)
}
