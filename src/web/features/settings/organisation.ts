import type { SettingsInput, SettingsView } from '#contract/organisation.ts'
import { formatRegistryNumber } from '#domain/values/registry-number.ts'
import { formatPhone } from '#web/ui/format.ts'

const OWN = ['name', 'addressLines', 'siret', 'vatNumber', 'phone', 'email', 'website', 'logo'] as const
const GENERAL = ['country', 'timeZone', 'baseCurrency', 'language'] as const
type Own = (typeof OWN)[number]
/** The form's fields, called as the server calls them when it refuses one. */
export type OrganisationForm = { [K in Own as `organisation.${K}`]: string } & Record<(typeof GENERAL)[number], string> & { version: string }
export type OrganisationField = keyof OrganisationForm & string

/** As people write it: phone and registry numbers in groups. */
const SHOWN: Partial<Record<Own, (value: string) => string>> = { phone: formatPhone, siret: formatRegistryNumber, vatNumber: formatRegistryNumber }

export function formOf(settings: SettingsView): OrganisationForm {
  return {
    ...Object.fromEntries(OWN.map((field) => [`organisation.${field}`, (SHOWN[field] ?? String)(settings.organisation[field] ?? '')])),
    ...Object.fromEntries(GENERAL.map((field) => [field, settings[field]])),
    version: settings.version,
  } as OrganisationForm
}

/** What has been changed, as the server wants it; an emptied logo is none. */
export function inputOf(changes: Partial<OrganisationForm>): SettingsInput {
  const own: Record<string, string | null> = {}
  const input: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(changes)) {
    if (field.startsWith('organisation.')) own[field.slice('organisation.'.length)] = field === 'organisation.logo' && value === '' ? null : value
    else if (field !== 'version') input[field] = value
  }
  return { ...input, ...(Object.keys(own).length > 0 ? { organisation: own } : {}) } as SettingsInput
}
