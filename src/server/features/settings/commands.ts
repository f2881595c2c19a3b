import type { SettingsInput } from '#contract/organisation.ts'
import { parseRegistryNumber } from '#domain/values/registry-number.ts'
import type { Actor, Context } from '../../context.ts'
import { operation, type Work } from '../../db/operation.ts'
import { type FieldRefusal, Refused } from '../../refused.ts'
import { lockSetting, updateSetting } from './store.ts'

/** Changes settings of the organisation; each field it cannot read is named. */
export function changeSettings(ctx: Context, actor: Actor, input: SettingsInput, ifMatch: string | null) {
  return operation(ctx, actor, 'settings.change', async (work) => {
    const row = await lockSetting(work.trx)
    if (ifMatch !== null && ifMatch !== row.version) throw new Refused('changed_meanwhile', { details: { version: row.version } })
    const fields: FieldRefusal[] = []
    if (input.timeZone !== undefined && !Intl.supportedValuesOf('timeZone').includes(input.timeZone) && input.timeZone !== 'UTC') fields.push({ field: 'timeZone', code: 'invalid_input' })
    if (input.baseCurrency !== undefined && !Intl.supportedValuesOf('currency').includes(input.baseCurrency)) fields.push({ field: 'baseCurrency', code: 'invalid_input' })
    for (const field of ['siret', 'vatNumber'] as const) {
      const text = input.organisation?.[field]
      if (text?.trim() && 'refused' in parseRegistryNumber(text, input.country ?? row.country)) fields.push({ field: `organisation.${field}`, code: 'registry_number_invalid' })
    }
    if (fields.length > 0) throw new Refused('invalid_input', { fields })
    const columns: Record<string, unknown> = {}
    const names = { leadsEnabled: 'leads_enabled', leadAliasEnabled: 'lead_alias_enabled', mailDomain: 'mail_domain', fallbackAlias: 'fallback_alias', miningEnabled: 'mining_enabled', baseCurrency: 'base_currency', timeZone: 'time_zone', language: 'language', country: 'country' } as const
    for (const [field, column] of Object.entries(names)) {
      const value = input[field as keyof typeof names]
      if (value !== undefined) columns[column] = value
    }
    if (input.organisation) columns.organisation = JSON.stringify({ ...(row.organisation as object), ...input.organisation })
    await updateSetting(work.trx, row.id, columns)
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
