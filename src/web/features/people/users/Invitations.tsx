import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../ui/Dialog.tsx'
import { formatInstant } from '../../../ui/format.ts'
import { useReportFailure } from '../../../ui/use-report-failure.ts'
import { invitationsQuery, invite, revokeInvitation } from '../queries.ts'
import { type Link, LinkToHand } from './LinkToHand.tsx'
import { useScopeWords } from './scope-words.ts'
import classes from './users.module.css'

/** Invitations nobody has taken up yet: withdrawn, or made anew since a link is shown once. */
export function Invitations() {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const report = useReportFailure()
  const sees = useScopeWords()
  const items = useQuery(invitationsQuery).data?.items ?? []
  const [renewed, setRenewed] = useState<{ link: Link; email: string } | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey })
  const revoke = (id: string, email: string) => revokeInvitation(id).then(() => notifications.show({ message: t('revoked', { email }) })).catch(report).finally(refresh)
  if (items.length === 0) return null
  return (
    <section className={classes.invitations} aria-labelledby="invitations">
      <Title order={2} size="h4" id="invitations">{t('invitations')}</Title>
      <Stack component="ul" gap="xs" p={0} m={0} mt="xs" style={{ listStyle: 'none' }}>
        {items.map((one) => (
          <Group component="li" key={one.id} justify="space-between" gap="xs">
            <div><Text size="sm" fw={550}>{one.email}</Text><Text size="xs">{t(`role.${one.role}`)} · {sees(one)} · {t('validUntil', { at: formatInstant(one.expiresAt) })}</Text></div>
            <Group gap={4}>
              <Button variant="default" size="compact-sm" aria-label={`${t('newLink')} : ${one.email}`} onClick={() => void invite({ email: one.email, role: one.role, scope: one.scope, teamIds: one.teamIds }).then((link) => setRenewed({ link, email: one.email })).catch(report).finally(refresh)}>{t('newLink')}</Button>
              <Button variant="default" size="compact-sm" aria-label={`${t('revoke')} : ${one.email}`} onClick={() => void revoke(one.id, one.email)}>{t('revoke')}</Button>
            </Group>
          </Group>
        ))}
      </Stack>
      {renewed && (
        <Dialog onClose={() => setRenewed(null)} closeOnClickOutside={false} title={t('newLink')}>
          <Stack><LinkToHand {...renewed} kind="invitation" /><Group justify="flex-end"><Button onClick={() => setRenewed(null)}>{t('done')}</Button></Group></Stack>
        </Dialog>
      )}
    </section>
  )
}
