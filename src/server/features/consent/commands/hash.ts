import { createHmac } from 'node:crypto'
import { parseEmail } from '#domain/values/email-address.ts'
import { parsePhone } from '#domain/values/phone.ts'
import { foldText } from '#domain/values/text.ts'
import type { Channel } from '../store.ts'

/** An address in the one spelling that is hashed, or null where it is none. */
export function normalAddress(channel: Channel, text: string, country: string): string | null {
  if (channel === 'email') {
    const parsed = parseEmail(text)
    return 'email' in parsed ? parsed.email : null
  }
  if (channel === 'phone') {
    const parsed = parsePhone(text, country)
    return 'e164' in parsed ? parsed.e164 : null
  }
  return foldText(text) || null
}

/** The keyed hash by which a normalised address is known without being kept: of no use to who has the list but not the key. */
export function hashOf(secret: string, channel: Channel, address: string): string {
  return createHmac('sha256', secret).update(`suppression ${channel} ${address}`).digest('hex')
}
