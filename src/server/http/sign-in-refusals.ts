import type { RefusalCode } from '#contract/errors.ts'
import { Refused } from '../refused.ts'

/** What the sign-in library refuses, in our words. */
const REFUSAL: Record<string, RefusalCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong_credentials', INVALID_EMAIL: 'wrong_credentials', ACCOUNT_DEACTIVATED: 'account_deactivated',
  INVALID_PASSWORD: 'password_wrong', PASSWORD_TOO_SHORT: 'password_weak', PASSWORD_TOO_LONG: 'password_weak',
  INVALID_CODE: 'code_wrong', INVALID_BACKUP_CODE: 'code_wrong', INVALID_TWO_FACTOR_COOKIE: 'sign_in_expired', TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'sign_in_expired', ACCOUNT_TEMPORARILY_LOCKED: 'too_many_codes',
  TOTP_ALREADY_ENABLED: 'second_factor_on', TOTP_NOT_ENABLED: 'second_factor_off', TWO_FACTOR_NOT_ENABLED: 'second_factor_off', BACKUP_CODES_NOT_ENABLED: 'second_factor_off',
  INVALID_ORIGIN: 'other_site', MISSING_OR_NULL_ORIGIN: 'other_site', CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: 'other_site',
  UNAUTHORIZED: 'not_signed_in', UNAUTHORIZED_SESSION: 'not_signed_in', KEY_NOT_FOUND: 'not_found',
}
/** The field to show it at. */
const FIELD: Partial<Record<RefusalCode, string>> = { password_wrong: 'currentPassword', password_weak: 'newPassword', code_wrong: 'code' }
const BY_STATUS: Record<number, RefusalCode> = { 401: 'not_signed_in', 403: 'forbidden', 404: 'not_found', 409: 'changed_meanwhile', 429: 'too_many_requests' }

/** The library's refusal as one of ours; what it does not name is told by its status. Its failures stay failures. */
export async function refusalOf(answer: Response): Promise<Error> {
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string }
  if (answer.status >= 500) return new Error(`sign-in failed: ${code ?? answer.status}`)
  const ours = REFUSAL[code ?? ''] ?? BY_STATUS[answer.status] ?? 'invalid_input'
  const field = FIELD[ours]
  return new Refused(ours, field ? { fields: [{ field, code: ours }] } : {})
}
