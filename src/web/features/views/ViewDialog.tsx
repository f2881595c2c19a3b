import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '#contract/records.ts'
import { useReferences } from '#web/features/lists/panel.tsx'
import { meQuery } from '#web/features/people/queries.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import type { ViewBody } from './queries.ts'

type Props = { view: SavedView | null; title: string; onSave: (body: ViewBody & { name: string }) => Promise<unknown>; onClose: () => void }

/** What a view is called, and who else has it. */
export function ViewDialog({ view, title, onSave, onClose }: Props) {
  const { t } = useTranslation('views')
  const me = useQuery(meQuery).data
  const { teams } = useReferences()
  const [name, setName] = useState(view?.name ?? '')
  const [visibility, setVisibility] = useState(view?.visibility ?? 'private')
  const mine = teams.filter((one) => !one.archivedAt && (me?.role !== 'salesperson' || me.teamIds.includes(one.id)))
  const [teamId, setTeamId] = useState(view?.teamId ?? mine[0]?.id ?? null)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    setBusy(true)
    try {
      await onSave({ name: name.trim(), visibility, teamId: visibility === 'team' ? teamId : null })
      onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Problem error={error} />
          <TextInput label={t('name')} value={name} maxLength={200} required data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
          <Radio.Group label={t('sharedWith')} value={visibility} onChange={(value) => setVisibility(value as SavedView['visibility'])}>
            <Stack gap="xs" mt={6}>
              <Radio value="private" label={t('private')} />
              {mine.length > 0 && <Radio value="team" label={t('team')} />}
              <Radio value="everyone" label={t('everyone')} />
            </Stack>
          </Radio.Group>
          {visibility === 'team' && <Select label={t('whichTeam')} data={mine.map((one) => ({ value: one.id, label: one.name }))} value={teamId} allowDeselect={false} onChange={setTeamId} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" loading={busy} disabled={!name.trim()}>{t('save')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
