import { Button, Group, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput, useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/people.ts'
import { type Language, setLanguage } from '../../../i18n/index.ts'
import type { Theme } from '../../../ui/LanguageTheme.tsx'
import { timeZoneOptions } from '../../../ui/time-zones.ts'
import { useUndoToast } from '../../../ui/use-undo-toast.tsx'
import { changeMe } from '../queries.ts'
import { useAttempt } from '../use-attempt.ts'
import { Card } from './Card.tsx'

/** Name, language, time zone, theme; kept with the account, so the same on every machine. */
export function PreferencesCard({ me }: { me: Me }) {
  const { t, i18n } = useTranslation('profile')
  const client = useQueryClient()
  const toast = useUndoToast()
  const attempt = useAttempt()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [name, setName] = useState(me.name)
  const [timeZone, setTimeZone] = useState(me.timeZone)
  const change = (body: Parameters<typeof changeMe>[0]) => attempt.run(async () => {
    const { operationId } = await changeMe(body)
    toast(t('saved'), operationId)
    await client.invalidateQueries()
  })
  const zones = useMemo(() => timeZoneOptions(me.timeZone), [me.timeZone])
  return (
    <Card title={t('preferences')} text={me.email}>
      <form onSubmit={(event) => {
        event.preventDefault()
        void change({ name: name.trim(), timeZone })
      }}>
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <TextInput label={t('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required withAsterisk={false} maxLength={200} autoComplete="name" error={attempt.errorOf('name')} />
            <Select label={t('timeZone')} data={zones} value={timeZone} onChange={(value) => value && setTimeZone(value)} searchable allowDeselect={false} error={attempt.errorOf('timeZone')} nothingFoundMessage={t('noZone')} limit={60} />
          </SimpleGrid>
          {attempt.above('name', 'timeZone') && <Text c="red" role="alert">{attempt.above('name', 'timeZone')}</Text>}
          {(name.trim() !== me.name || timeZone !== me.timeZone) && <Group><Button type="submit" loading={attempt.busy} disabled={name.trim() === ''}>{t('save')}</Button></Group>}
        </Stack>
      </form>
      <Group mt="md" gap="xl">
        <Choice label={t('language')} value={i18n.language} data={[{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }]} onChange={(value) => void setLanguage(value as Language).then(() => change({ language: value as Language }))} />
        <Choice label={t('theme')} value={colorScheme} data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))} onChange={(value) => {
          setColorScheme(value as Theme)
          void change({ theme: value as Theme })
        }} />
      </Group>
    </Card>
  )
}

function Choice({ label, ...props }: { label: string; value: string; data: { value: string; label: string }[]; onChange: (value: string) => void }) {
  return <div><Text size="sm" fw={500} mb={4} aria-hidden>{label}</Text><SegmentedControl aria-label={label} {...props} /></div>
}
