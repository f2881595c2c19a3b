import { Group, MultiSelect, Radio, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { UserView } from '#contract/people.ts'
import { useReferences } from '../../lists/panel.tsx'
import { Help } from '../../../ui/Help.tsx'
import { scopeMatters } from './scope-words.ts'

export type Rights = { role: NonNullable<UserView['role']>; scope: NonNullable<UserView['scope']>; teamIds: string[] }
const ROLES = ['salesperson', 'manager', 'administrator'] as const
const SCOPES = ['own', 'team', 'all'] as const

/** Role, teams and, for a salesperson, what they see. */
export function RightsFields({ value, onChange, teamError }: { value: Rights; onChange: (value: Rights) => void; teamError?: string | undefined }) {
  const { t } = useTranslation('people')
  const { teams } = useReferences()
  return (
    <Stack gap="md">
      <Radio.Group label={t('roleLabel')} value={value.role} onChange={(role) => onChange({ ...value, role: role as Rights['role'] })}>
        <Stack gap={8} mt={6}>{ROLES.map((role) => <Radio key={role} value={role} label={t(`role.${role}`)} description={t(`roleText.${role}`)} />)}</Stack>
      </Radio.Group>
      <MultiSelect label={t('teams')} data={teams.filter((one) => !one.archivedAt || value.teamIds.includes(one.id)).map((one) => ({ value: one.id, label: one.name }))} value={value.teamIds} onChange={(teamIds) => onChange({ ...value, teamIds })} searchable clearable clearButtonProps={{ 'aria-label': t('clear') }} error={teamError} />
      {scopeMatters(value.role) && (
        <Radio.Group label={<Group gap={8} display="inline-flex">{t('scopeLabel')}<Help word={t('scopeLabel')}>{t('scopeHelp')}</Help></Group>} value={value.scope} onChange={(scope) => onChange({ ...value, scope: scope as Rights['scope'] })}>
          <Stack gap={8} mt={6}>{SCOPES.map((scope) => <Radio key={scope} value={scope} label={t(`scope.${scope}`)} description={t(`scopeText.${scope}`)} />)}</Stack>
        </Radio.Group>
      )}
      {!scopeMatters(value.role) && <Text size="sm">{t('sees.all')}</Text>}
    </Stack>
  )
}
