import { Alert, Badge, Button, Loader, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserView } from '#contract/people.ts'
import { useReferences } from '../../lists/panel.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Problem } from '../../../ui/Problem.tsx'
import { meQuery, usersQuery } from '../queries.ts'
import { InviteDialog } from './InviteDialog.tsx'
import { Invitations } from './Invitations.tsx'
import { UserMenu } from './UserMenu.tsx'
import { useScopeWords } from './scope-words.ts'
import classes from './users.module.css'

/** Who works here, what each may do and see; an administrator invites, changes and deactivates. */
export function UsersPage() {
  const { t } = useTranslation('people')
  const me = useQuery(meQuery).data
  const users = useQuery(usersQuery)
  const [inviting, setInviting] = useState(false)
  if (!me) return null
  const isAdministrator = me.role === 'administrator'
  return (
    <>
      <PageHeader title={t('users')} actions={isAdministrator && <Button leftSection={<UserRoundPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>{t('invite')}</Button>}>
        {!isAdministrator && <Alert>{t('onlyAdministrators')}</Alert>}
      </PageHeader>
      <Problem error={users.error} />
      {users.isPending && <Loader size="sm" />}
      {users.data && (
        <Table className={classes.table} verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr><Table.Th>{t('person')}</Table.Th><Table.Th>{t('roleAndScope')}</Table.Th><Table.Th>{t('teams')}</Table.Th><Table.Th>{t('state')}</Table.Th>{isAdministrator && <Table.Th><span className={classes.hidden}>{t('actions')}</span></Table.Th>}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>{users.data.items.map((user) => <UserRow key={user.id} user={user} isMe={user.id === me.id} canChange={isAdministrator} />)}</Table.Tbody>
        </Table>
      )}
      {isAdministrator && <Invitations />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  )
}

function UserRow({ user, isMe, canChange }: { user: UserView; isMe: boolean; canChange: boolean }) {
  const { t } = useTranslation('people')
  const { nameOf } = useReferences()
  const sees = useScopeWords()
  return (
    <Table.Tr data-inactive={!user.active || undefined}>
      <Table.Td><Text size="sm" fw={600}>{user.name}{isMe && <Text span size="sm" fw={400}> · {t('you')}</Text>}</Text><Text size="xs">{user.email}</Text></Table.Td>
      <Table.Td><Text size="sm">{user.role && t(`role.${user.role}`)}</Text><Text size="xs">{sees(user)}</Text></Table.Td>
      <Table.Td><Text size="sm">{user.teamIds.map(nameOf).filter(Boolean).join(', ') || t('noTeam')}</Text></Table.Td>
      <Table.Td>
        <Badge variant="dot" color={user.active ? 'green' : 'gray'} tt="none">{t(user.active ? 'active' : 'inactive')}</Badge>
        {user.twoFactor && <Text size="xs" mt={2}>{t('withSecondFactor')}</Text>}
      </Table.Td>
      {canChange && <Table.Td className={classes.actions}><UserMenu user={user} isMe={isMe} /></Table.Td>}
    </Table.Tr>
  )
}
