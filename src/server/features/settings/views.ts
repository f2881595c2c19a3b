import type { SettingsView } from '#contract/organisation.ts'
import type { Context } from '../../context.ts'

export async function readSettings(ctx: Context): Promise<SettingsView> {
  const row = await ctx.db.selectFrom('setting').selectAll().executeTakeFirstOrThrow()
  return {
    leadsEnabled: row.leads_enabled, leadAliasEnabled: row.lead_alias_enabled, mailDomain: row.mail_domain, fallbackAlias: row.fallback_alias, miningEnabled: row.mining_enabled,
    organisation: row.organisation as SettingsView['organisation'], baseCurrency: row.base_currency, timeZone: row.time_zone, language: row.language as 'fr', country: row.country,
    mailConfigured: ctx.config.smtpUrl !== null, sampleOperationId: row.sample_operation_id, version: String(row.version),
  }
}
