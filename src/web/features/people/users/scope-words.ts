import { useTranslation } from 'react-i18next'
import type { UserView } from '#contract/people.ts'

type Rights = Pick<UserView, 'role' | 'scope'>

/** Only a salesperson's view is narrowed; managers and administrators see everything. */
export const scopeMatters = (role: UserView['role']): boolean => role === 'salesperson'

/** What somebody sees, in words. */
export function useScopeWords(): (rights: Rights) => string {
  const { t } = useTranslation('people')
  return ({ role, scope }) => t(`sees.${scopeMatters(role) ? scope : 'all'}`)
}
