import type { RefusalCode } from '#contract/errors.ts'

export type FieldRefusal = { field: string; code: RefusalCode }

/** A refusal the caller caused: becomes its status in http/errors.ts and a sentence in i18n. Nothing has been written. */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly fields: FieldRefusal[]
  readonly details: Record<string, unknown>
  constructor(code: RefusalCode, more: { fields?: FieldRefusal[]; details?: Record<string, unknown> } = {}) {
    super(code)
    this.code = code
    this.fields = more.fields ?? []
    this.details = more.details ?? {}
  }
}
