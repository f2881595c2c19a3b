import { Badge, Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Help } from '../../../ui/Help.tsx'
import { Card } from './Card.tsx'
import type { SecondFactorStep } from './SecondFactorDialog.tsx'

const SecondFactorDialog = lazy(() => import('./SecondFactorDialog.tsx').then((module) => ({ default: module.SecondFactorDialog })))

/** Whether a code is asked besides the password, and how to turn that on or off. */
export function SecondFactorCard({ on }: { on: boolean }) {
  const { t } = useTranslation('profile')
  const client = useQueryClient()
  const [open, setOpen] = useState<SecondFactorStep | null>(null)
  const close = () => {
    setOpen(null)
    void client.invalidateQueries({ queryKey: ['me'] })
    void client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <Card title={t('secondFactor')} help={<Help word={t('secondFactor')}>{t('secondFactorHelp')}</Help>} text={t(on ? 'secondFactorOn' : 'secondFactorOff')} action={<Badge color={on ? 'green' : 'gray'} variant="dot" tt="none" size="lg">{t(on ? 'on' : 'off')}</Badge>}>
      <Group gap="xs">
        {on ? <><Button variant="default" onClick={() => setOpen('codes')}>{t('newCodes')}</Button><Button variant="default" onClick={() => setOpen('off')}>{t('turnOff')}</Button></> : <Button onClick={() => setOpen('on')}>{t('turnOn')}</Button>}
      </Group>
      <Suspense>{open && <SecondFactorDialog step={open} onClose={close} />}</Suspense>
    </Card>
  )
}
