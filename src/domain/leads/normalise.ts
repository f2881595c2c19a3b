import { parseEmail } from '../values/email-address.ts'
import { parsePhone } from '../values/phone.ts'
import { parseRegistryNumber } from '../values/registry-number.ts'
import { parseWebsite } from '../values/website.ts'

type Refusal = { field: string; code: 'email_invalid' | 'phone_invalid' | 'website_invalid' | 'registry_number_invalid' }
type Text = string | null | undefined
export type ContactDetails = { email?: Text; phone?: Text; mobile?: Text; fax?: Text; website?: Text; registryNumber?: Text }

/**
 * Contact details in the form they are stored in: email in lower case, phones as E.164, website as an address, registry
 * number without spaces. Fields that are absent stay absent, empty ones become null. Refuses each one it cannot read.
 */
export function normaliseDetails<T extends ContactDetails>(input: T, country: string, prefix = ''): { values: T; refusals: Refusal[] } {
  const values: T = { ...input }
  const refusals: Refusal[] = []
  const read = <F extends keyof ContactDetails>(field: F, parse: (text: string) => string | Refusal['code']) => {
    const text = input[field]
    if (text === undefined) return
    const trimmed = text?.trim() ?? ''
    if (trimmed === '') {
      values[field] = null as T[F]
      return
    }
    const answer = parse(trimmed)
    if (answer.endsWith('_invalid')) refusals.push({ field: prefix + field, code: answer as Refusal['code'] })
    else values[field] = answer as T[F]
  }
  read('email', (text) => {
    const parsed = parseEmail(text)
    return 'refused' in parsed ? parsed.refused : parsed.email
  })
  for (const field of ['phone', 'mobile', 'fax'] as const) {
    read(field, (text) => {
      const parsed = parsePhone(text, country)
      return 'refused' in parsed ? parsed.refused : parsed.e164
    })
  }
  read('website', (text) => {
    const parsed = parseWebsite(text)
    return 'refused' in parsed ? parsed.refused : parsed.url
  })
  read('registryNumber', (text) => {
    const parsed = parseRegistryNumber(text, country)
    return 'refused' in parsed ? parsed.refused : parsed.value
  })
  return { values, refusals }
}
