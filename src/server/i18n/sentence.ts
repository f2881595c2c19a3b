import type { RefusalCode } from '#contract/errors.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The sentence for a refusal, in the reader's language. */
export function sentence(code: RefusalCode, language: 'fr' | 'en'): string {
  return (language === 'fr' ? fr : en)[code]
}
