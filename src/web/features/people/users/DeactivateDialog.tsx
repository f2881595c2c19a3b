import { Alert, Anchor, Button, Group, List, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { UserView } from '#contract/people.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { formatCount } from '../../../ui/format.ts'
import { useUndoToast } from '../../../ui/use-undo-toast.tsx'
import { changeUser, leadsOf, leadsOfQuery } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'

/** Says what will and will not happen before somebody is shut out. */
export function DeactivateDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const toast = useUndoToast()
  const attempt = useAttempt()
  const leads = useQuery(leadsOfQuery(user.id)).data?.total
  const deactivate = () => attempt.run(async () => {
    const { operationId } = await changeUser(user.id, { active: false }, user.version)
    toast(t('deactivated', { name: user.name }), operationId)
    onClose()
    await client.invalidateQueries()
  })
  return (
    <Dialog onClose={onClose} title={t('deactivateTitle', { name: user.name })}>
      <Stack>
        {attempt.above() && <Alert color="red" role="alert">{attempt.above()}</Alert>}
        <List size="sm" spacing={6}>
          <List.Item>{t('deactivate1')}</List.Item>
          <List.Item>{t('deactivate2')}</List.Item>
          <List.Item>{t('deactivate3')}</List.Item>
        </List>
        {leads && leads.count > 0 && <Text size="sm">{t('hasLeads', { count: leads.count, shown: formatCount(leads.count), name: user.name })} <Anchor underline="always" component={Link} to="/leads" search={leadsOf(user.id) as never}>{t('seeLeads')}</Anchor></Text>}
        <Group justify="flex-end"><Button variant="default" onClick={onClose} data-autofocus>{t('cancel')}</Button><Button color="red" loading={attempt.busy} onClick={() => void deactivate()}>{t('deactivate')}</Button></Group>
      </Stack>
    </Dialog>
  )
}
