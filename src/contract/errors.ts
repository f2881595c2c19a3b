import * as z from 'zod'

/** Every refusal the API can answer, with its HTTP status. The sentence in the user's language is in the catalogues (`errors.<code>`). */
export const REFUSALS = {
  invalid_input: 422,
  body_unreadable: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  merged: 409,
  changed_meanwhile: 412,
  plan_changed: 409,
  too_many_requests: 429,
  idempotency_key_reused: 409,
  request_in_progress: 409,
  file_too_large: 413,
  file_unreadable: 422,
  file_missing: 422,
  email_invalid: 422,
  phone_invalid: 422,
  website_invalid: 422,
  registry_number_invalid: 422,
  amount_invalid: 422,
  day_invalid: 422,
  company_name_required: 422,
  person_name_required: 422,
  unknown_reference: 422,
  salesperson_not_in_team: 422,
  name_taken: 409,
  in_use: 409,
  status_is_automatic: 422,
  replacement_required: 422,
  replacement_not_found: 422,
  status_kind_needs_default: 422,
  stage_kind_needed: 422,
  lead_closed: 409,
  lead_in_trash: 409,
  opportunity_open_already: 409,
  opportunity_not_open: 409,
  opportunity_not_closed: 409,
  opportunity_required: 422,
  customer_required: 422,
  customer_or_lead_required: 422,
  nothing_to_create_customer_from: 422,
  already_customer: 409,
  not_undoable: 409,
  already_undone: 409,
  undo_conflict: 409,
  setup_done: 409,
  link_invalid: 410,
  password_weak: 422,
  email_taken: 409,
  wrong_credentials: 401,
  last_administrator: 409,
  filter_invalid: 422,
  cursor_invalid: 422,
  too_many_records: 422,
  export_too_large: 422,
  view_team_required: 422,
  import_not_ready: 409,
  mapping_incomplete: 422,
  sample_data_present: 409,
  sample_data_absent: 409,
  mail_not_configured: 409,
  internal: 500,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof REFUSALS

export const fieldError = z.object({ field: z.string(), code: z.string(), message: z.string() }).meta({ id: 'FieldError' })

/** RFC 9457 problem details, with a stable `code` and an error for each field. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    errors: z.array(fieldError).optional(),
    /** What the code needs to be acted on: the new plan, the survivor's id, the conflicts. */
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
