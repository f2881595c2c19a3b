import { Alert, Anchor, Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../../ui/CopyField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { formatDay, formatInstant } from '../../../ui/format.ts'
import { Help } from '../../../ui/Help.tsx'
import { Problem } from '../../../ui/Problem.tsx'
import { useReportFailure } from '../../../ui/use-report-failure.ts'
import { type ApiKey, apiKeysQuery, createApiKey, revokeApiKey } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'
import { Card } from './Card.tsx'

const DAYS = ['30', '90', '365', 'never'] as const

/** Keys with which other software acts in one's name. */
export function ApiKeysCard() {
  const { t } = useTranslation('profile')
  const { data, error } = useQuery(apiKeysQuery)
  const [making, setMaking] = useState(false)
  const keys = data?.apiKeys ?? []
  return (
    <Card title={t('apiKeys')} help={<Help word={t('apiKeys')}>{t('apiKeysHelp')}</Help>} text={t(data && keys.length === 0 ? 'noApiKeys' : 'apiKeysText')} action={<Button variant="default" onClick={() => setMaking(true)}>{t('newKey')}</Button>}>
      <Problem error={error} />
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>{keys.map((key) => <KeyLine key={key.id} apiKey={key} />)}</Stack>
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
    </Card>
  )
}

function KeyLine({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation('profile')
  const client = useQueryClient()
  const report = useReportFailure()
  const [sure, setSure] = useState(false)
  const isExpired = apiKey.expiresAt !== null && Date.parse(apiKey.expiresAt) < Date.now()
  const revoke = () => void revokeApiKey(apiKey.id).catch(report).finally(() => client.invalidateQueries({ queryKey: apiKeysQuery.queryKey }))
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="sm">
      <div style={{ minWidth: 0 }}>
        <Group gap={8}><Text size="sm" fw={550}>{apiKey.name}</Text><Text size="xs" ff="monospace">{apiKey.start}…</Text>{isExpired && <Badge color="red" variant="dot" tt="none">{t('expired')}</Badge>}</Group>
        <Text size="xs">{apiKey.lastRequest ? t('lastUsed', { at: formatInstant(apiKey.lastRequest) }) : t('neverUsed')} · {apiKey.expiresAt ? t(isExpired ? 'expiredOn' : 'expiresOn', { day: formatDay(apiKey.expiresAt) }) : t('noExpiry')}</Text>
      </div>
      {sure ? <Group gap={4} wrap="nowrap" flex="none"><Button size="compact-sm" color="red" onClick={revoke}>{t('revokeSure')}</Button><Button size="compact-sm" variant="default" onClick={() => setSure(false)}>{t('cancel')}</Button></Group>
        : <Button flex="none" variant="default" size="compact-sm" onClick={() => setSure(true)} aria-label={`${t('revoke')} : ${apiKey.name}`}>{t('revoke')}</Button>}
    </Group>
  )
}

function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('profile')
  const client = useQueryClient()
  const attempt = useAttempt()
  const [days, setDays] = useState<string>('90')
  const [key, setKey] = useState<string | null>(null)
  return (
    <Dialog onClose={onClose} closeOnClickOutside={!key} title={t('newKey')}>
      {key ? (
        <Stack gap="md">
          <Alert color="yellow">{t('keyOnce')}</Alert>
          <CopyField label={t('key')} value={key} />
          <Text size="sm">{t('keyUse')} <Anchor underline="always" href="/api/v1/openapi.json" target="_blank" rel="noreferrer">OpenAPI</Anchor></Text>
          <Group justify="flex-end"><Button onClick={onClose}>{t('keyKept')}</Button></Group>
        </Stack>
      ) : (
        <form onSubmit={(event) => {
          event.preventDefault()
          const name = String(new FormData(event.currentTarget).get('name')).trim()
          void attempt.run(async () => {
            setKey((await createApiKey(name, days === 'never' ? null : Number(days))).key)
            await client.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
          })
        }}>
          <Stack gap="sm">
            {attempt.above() && <Alert color="red" role="alert">{attempt.above()}</Alert>}
            <TextInput name="name" label={t('keyName')} description={t('keyNameHint')} inputWrapperOrder={['label', 'input', 'description']} required withAsterisk={false} maxLength={60} pattern=".*\S.*" data-autofocus />
            <Select label={t('expiry')} value={days} onChange={(value) => value && setDays(value)} allowDeselect={false} data={DAYS.map((value) => ({ value, label: t(`days.${value}`) }))} />
            <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" loading={attempt.busy}>{t('create')}</Button></Group>
          </Stack>
        </form>
      )}
    </Dialog>
  )
}
