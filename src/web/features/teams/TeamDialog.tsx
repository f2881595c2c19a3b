import { Button, Group, MultiSelect, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamInput, TeamView } from '#contract/organisation.ts'
import { ColourPicker } from '#web/ui/ColourPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { edited } from '#web/ui/draft.ts'
import { Problem } from '#web/ui/Problem.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { useReferences } from '../lists/panel.tsx'
import { UserSelect } from '../people/panel.tsx'
import { useSettings } from '../settings/panel.tsx'
import { changeTeam, createTeam } from './queries.ts'

type Values = Required<Pick<TeamInput, 'name' | 'colour' | 'leaderId' | 'memberIds' | 'leadsMode'>>
const MODES = ['inherit', 'leads', 'opportunities'] as const

/** A team's configuration: its name and colour, who leads and is in it, whether it works with leads. */
export function TeamDialog({ team, onClose }: { team: TeamView | null; onClose: () => void }) {
  const { t } = useTranslation('teams')
  const change = useChange()
  const { users } = useReferences()
  const { data: settings } = useSettings()
  const [values, setValues] = useState<Values>({ name: team?.name ?? '', colour: team?.colour ?? 'blue', leaderId: team?.leaderId ?? null, memberIds: team?.memberIds ?? [], leadsMode: team?.leadsMode ?? 'inherit' })
  const [before] = useState(values)
  const set = (patch: Partial<Values>) => setValues({ ...values, ...patch })
  const missing = (values.name ?? '').trim() === ''
  const submit = async () => {
    const name = (values.name ?? '').trim()
    const act = () => (team ? changeTeam(team, edited(before, values)) : createTeam({ ...values, name }))
    if (await change.run(act, t(team ? 'saved' : 'created', { team: name }))) onClose()
  }
  const people = users.filter((one) => one.active || values.memberIds?.includes(one.id)).map((one) => ({ value: one.id, label: one.name }))
  return (
    <Dialog onClose={onClose} size="lg" title={team ? t('configure', { team: team.name }) : t('new')}>
      <form noValidate onSubmit={(event) => {
        event.preventDefault()
        if (!missing) void submit()
      }}>
        <Stack>
          <TextInput label={t('name')} data-autofocus maxLength={200} value={values.name ?? ''} error={change.errorOf('name')} onChange={(event) => set({ name: event.currentTarget.value })} />
          <UserSelect label={t('leader')} value={values.leaderId ?? null} error={change.errorOf('leaderId')} onChange={(leaderId) => set({ leaderId })} />
          <MultiSelect label={t('members')} description={t('membersHelp')} data={people} value={values.memberIds ?? []} error={change.errorOf('memberIds')} searchable clearable clearButtonProps={{ 'aria-label': t('clearMembers') }} onChange={(memberIds) => set({ memberIds })} />
          <Radio.Group label={t('leadsMode')} value={values.leadsMode ?? 'inherit'} onChange={(mode) => set({ leadsMode: mode as (typeof MODES)[number] })}>
            <Stack gap={8} mt={4}>
              {MODES.map((mode) => <Radio key={mode} value={mode} label={t(`mode.${mode}`)} description={mode === 'inherit' ? t(settings?.leadsEnabled === false ? 'mode.inheritOff' : 'mode.inheritOn') : t(`mode.${mode}Text`)} />)}
            </Stack>
          </Radio.Group>
          <ColourPicker label={t('colour')} value={values.colour ?? 'blue'} onChange={(colour) => set({ colour })} />
          <Problem error={change.error} />
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" disabled={missing} loading={change.busy}>{t(team ? 'save' : 'create')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
