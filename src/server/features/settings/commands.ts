import type { SettingsInput } from '#contract/organisation.ts'
import { parseEmail } from '#domain/values/email-address.ts'
import { parsePhone } from '#domain/values/phone.ts'
import { parseRegistryNumber } from '#domain/values/registry-number.ts'
import { blankToNull } from '#domain/values/text.ts'
import { parseWebsite } from '#domain/values/website.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { type FieldRefusal, Refused } from '../../refused.ts'
import { forgetRates } from '../rates/commands.ts'
import { lockSetting, updateSetting } from './store.ts'

type Organisation = NonNullable<SettingsInput['organisation']>
const NAMES = { leadsEnabled: 'leads_enabled', leadAliasEnabled: 'lead_alias_enabled', mailDomain: 'mail_domain', fallbackAlias: 'fallback_alias', miningEnabled: 'mining_enabled', baseCurrency: 'base_currency', timeZone: 'time_zone', language: 'language', country: 'country' } as const

const LOGO_BYTES = 200 * 1024
const LOGO_SIGNATURES = { png: '89504e470d0a1a0a', jpeg: 'ffd8ff' } as const

/** Whether a data: URL is really the picture it says it is, and of at most 200 kB. */
function isLogo(url: string): boolean {
  const [, kind, data] = /^data:image\/(png|jpeg);base64,(.+)$/.exec(url) ?? []
  const bytes = Buffer.from(data ?? '', 'base64')
  return kind !== undefined && bytes.length <= LOGO_BYTES && bytes.toString('hex', 0, 8).startsWith(LOGO_SIGNATURES[kind as 'png'])
}

/** The organisation's details as they are kept: contact details normalised, what is emptied gone. Every field that cannot be read is named. */
function readOrganisation(input: Organisation, country: string): { values: Record<string, string | null>; refusals: FieldRefusal[] } {
  const refusals: FieldRefusal[] = []
  const values: Record<string, string | null> = {}
  const refuse = (field: string, code: FieldRefusal['code']) => {
    refusals.push({ field: `organisation.${field}`, code })
    return null
  }
  const readers: Partial<Record<keyof Organisation, (text: string, field: string) => string | null>> = {
    email: (text, field) => { const read = parseEmail(text); return 'refused' in read ? refuse(field, read.refused) : read.email },
    phone: (text, field) => { const read = parsePhone(text, country); return 'refused' in read ? refuse(field, read.refused) : read.e164 },
    website: (text, field) => { const read = parseWebsite(text); return 'refused' in read ? refuse(field, read.refused) : read.url },
    siret: (text, field) => { const read = parseRegistryNumber(text, country); return 'refused' in read || !['siren', 'siret', 'other'].includes(read.kind) ? refuse(field, 'registry_number_invalid') : read.value },
    vatNumber: (text, field) => { const read = parseRegistryNumber(text, country); return 'refused' in read || !['vat', 'other'].includes(read.kind) ? refuse(field, 'registry_number_invalid') : read.value },
    logo: (url, field) => (isLogo(url) ? url : refuse(field, 'logo_invalid')),
  }
  for (const [field, given] of Object.entries(input)) {
    const text = blankToNull(given)
    const read = readers[field as keyof Organisation]
    values[field] = text === null || !read ? text : read(text, field)
  }
  return { values, refusals }
}

/**
 * Changes settings of the organisation; each field it cannot read is named. Another base currency forgets the rates, which
 * say what a unit is worth in the former one.
 */
export function changeSettings(ctx: Context, actor: Actor, input: SettingsInput, ifMatch: string | null) {
  return operation(ctx, actor, 'settings.change', async (work) => {
    const row = await lockSetting(work.trx)
    if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
    const fields: FieldRefusal[] = []
    if (input.timeZone !== undefined && !Intl.supportedValuesOf('timeZone').includes(input.timeZone) && input.timeZone !== 'UTC') fields.push({ field: 'timeZone', code: 'invalid_input' })
    if (input.baseCurrency !== undefined && !Intl.supportedValuesOf('currency').includes(input.baseCurrency)) fields.push({ field: 'baseCurrency', code: 'invalid_input' })
    const { values, refusals } = readOrganisation(input.organisation ?? {}, input.country ?? row.country)
    fields.push(...refusals)
    if (fields.length > 0) throw new Refused('invalid_input', { fields })
    const columns: Record<string, unknown> = {}
    for (const [field, column] of Object.entries(NAMES)) {
      const value = input[field as keyof typeof NAMES]
      if (value !== undefined) columns[column] = value
    }
    if (input.organisation) {
      const kept = Object.entries({ ...(row.organisation as object), ...values }).filter(([, value]) => value !== null)
      columns.organisation = JSON.stringify(Object.fromEntries(kept))
    }
    await updateSetting(work.trx, row.id, columns)
    if (input.baseCurrency !== undefined && input.baseCurrency !== row.base_currency) await forgetRates(work)
    return {}
  })
}

/** Which operation loaded the sample data, held until the transaction ends; null where there is none. */
export async function lockSampleOperation(work: Work): Promise<string | null> {
  return (await lockSetting(work.trx)).sample_operation_id
}
export async function rememberSampleOperation(work: Work, operationId: string | null): Promise<void> {
  await updateSetting(work.trx, (await lockSetting(work.trx)).id, { sample_operation_id: operationId })
}
