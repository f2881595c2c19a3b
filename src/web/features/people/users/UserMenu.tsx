import { ActionIcon, Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Ellipsis, KeyRound, Pencil, ShieldOff, UserRoundCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserView } from '#contract/people.ts'
import { useReportFailure } from '../../../ui/use-report-failure.ts'
import { useUndoToast } from '../../../ui/use-undo-toast.tsx'
import { changeUser } from '../queries.ts'
import { ChangeUserDialog } from './ChangeUserDialog.tsx'
import { DeactivateDialog } from './DeactivateDialog.tsx'
import { ResetLinkDialog } from './ResetLinkDialog.tsx'
import { SecondFactorResetDialog } from './SecondFactorResetDialog.tsx'

type Open = 'change' | 'deactivate' | 'reset' | 'second-factor'

/** What an administrator can do about somebody. One's own password and second factor are in one's profile. */
export function UserMenu({ user, isMe }: { user: UserView; isMe: boolean }) {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const toast = useUndoToast()
  const report = useReportFailure()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const reactivate = () => void changeUser(user.id, { active: true }, user.version).then(({ operationId }) => toast(t('reactivated', { name: user.name }), operationId)).catch(report).finally(() => client.invalidateQueries())
  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target><ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" aria-label={t('actionsFor', { name: user.name })}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={16} aria-hidden />} onClick={() => setOpen('change')}>{t('change')}</Menu.Item>
          {!isMe && user.active && <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={() => setOpen('reset')}>{t('makeReset')}</Menu.Item>}
          {!isMe && user.twoFactor && <Menu.Item leftSection={<ShieldOff size={16} aria-hidden />} onClick={() => setOpen('second-factor')}>{t('resetSecondFactor')}</Menu.Item>}
          {user.active ? !isMe && <Menu.Item leftSection={<UserRoundX size={16} aria-hidden />} onClick={() => setOpen('deactivate')}>{t('deactivate')}</Menu.Item>
            : <Menu.Item leftSection={<UserRoundCheck size={16} aria-hidden />} onClick={reactivate}>{t('reactivate')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {open === 'change' && <ChangeUserDialog user={user} onClose={close} />}
      {open === 'deactivate' && <DeactivateDialog user={user} onClose={close} />}
      {open === 'reset' && <ResetLinkDialog user={user} onClose={close} />}
      {open === 'second-factor' && <SecondFactorResetDialog user={user} onClose={close} />}
    </>
  )
}
