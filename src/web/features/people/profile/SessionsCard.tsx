import { Badge, Button, Group, Loader, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionView } from '#contract/people.ts'
import { formatInstant } from '../../../ui/format.ts'
import { Problem } from '../../../ui/Problem.tsx'
import { useReportFailure } from '../../../ui/use-report-failure.ts'
import { deviceOf, isHandheld } from '../device.ts'
import { endOtherSessions, endSession, sessionsQuery } from '../queries.ts'
import { Card } from './Card.tsx'

const SHOWN = 6

/** Where one is signed in; any but this one can be signed out from here. */
export function SessionsCard() {
  const { t } = useTranslation('profile')
  const client = useQueryClient()
  const report = useReportFailure()
  const { data, error } = useQuery(sessionsQuery)
  const end = (act: Promise<unknown>) => void act.catch(report).finally(() => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }))
  const items = data?.items ?? []
  const [all, setAll] = useState(false)
  return (
    <Card title={t('sessions')} text={t('sessionsText')} action={items.length > 1 && <Button variant="default" onClick={() => end(endOtherSessions())}>{t('endOthers')}</Button>}>
      <Problem error={error} />
      {!data && !error && <Loader size="sm" />}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.slice(0, all ? undefined : SHOWN).map((one) => <Session key={one.id} session={one} onEnd={() => end(endSession(one.id))} />)}
      </Stack>
      {!all && items.length > SHOWN && <Button mt="xs" variant="default" size="compact-sm" onClick={() => setAll(true)}>{t('allSessions', { count: items.length })}</Button>}
    </Card>
  )
}

function Session({ session, onEnd }: { session: SessionView; onEnd: () => void }) {
  const { t } = useTranslation('profile')
  const { browser, system } = deviceOf(session.userAgent)
  const name = browser && system ? t('browserOn', { browser, system }) : (browser ?? system ?? t('unknownDevice'))
  const Icon = isHandheld(system) ? Smartphone : Laptop
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="sm">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Icon size={20} aria-hidden style={{ flex: 'none' }} />
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={550} span>{name}</Text>
          <Text size="xs" c="var(--mantine-color-text)">{t('seen', { at: formatInstant(session.lastSeenAt) })}{session.address ? ` · ${session.address}` : ''}</Text>
        </div>
      </Group>
      {session.current ? <Badge flex="none" variant="dot" color="green" tt="none">{t('thisOne')}</Badge> : <Button flex="none" variant="default" size="compact-sm" onClick={onEnd} aria-label={`${t('end')} : ${name}`}>{t('end')}</Button>}
    </Group>
  )
}
