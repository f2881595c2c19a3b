import { Alert, Anchor, Badge, Button, Group, Select, Stack, Switch, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamInput, TeamView } from '#contract/organisation.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { LabelBadge } from '#web/ui/LabelBadge.tsx'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { useReferences } from '../lists/panel.tsx'
import { changeTeam } from '../teams/panel.tsx'
import { changeSettings, remainingLeadsQuery, settingsQuery } from './queries.ts'
import classes from './settings.module.css'

type Mode = NonNullable<TeamInput['leadsMode']>
const MODES: Mode[] = ['inherit', 'leads', 'opportunities']

/** Whether people qualify leads before they become opportunities: for everybody, and team by team. */
export function LeadsSettingsPage() {
  const { t } = useTranslation('settings')
  const settings = useQuery(settingsQuery)
  const teams = useReferences().teams.filter((one) => !one.archivedAt)
  const inheriting = teams.filter((one) => one.leadsMode === 'inherit')
  const remaining = useQuery({ ...remainingLeadsQuery(inheriting.map((one) => one.id)), enabled: settings.data !== undefined }).data ?? 0
  const change = useChange()
  const [asking, setAsking] = useState(false)
  if (!settings.data) return <Problem error={settings.error} />
  const { leadsEnabled, version } = settings.data
  const set = (on: boolean) => {
    setAsking(false)
    void change.aloud(() => changeSettings({ leadsEnabled: on }, version), t(on ? 'leads.turnedOn' : 'leads.turnedOff'))
  }
  return (
    <Stack className={classes.narrow}>
      <PageHeader title={t('nav.leads')}><Text size="sm" c="dimmed">{t('leads.what')}</Text></PageHeader>
      <Switch size="md" label={t('leads.use')} description={t(leadsEnabled ? 'leads.onText' : 'leads.offText')} checked={leadsEnabled} disabled={change.busy} onChange={(event) => (!event.currentTarget.checked && remaining > 0 ? setAsking(true) : set(event.currentTarget.checked))} />
      {!leadsEnabled && remaining > 0 && (
        <Alert color="yellow" title={t('leads.remain', { count: remaining })}><Text size="sm">{t('leads.remainText')} <Anchor component={Link} to="/leads" size="sm" underline="always">{t('leads.seeThem')}</Anchor></Text></Alert>
      )}
      <Title order={2} size="h4" mt="sm">{t('leads.byTeam')}</Title>
      <Text size="sm" c="dimmed">{t('leads.byTeamText')}</Text>
      <ul className={classes.teams}>{teams.map((team) => <TeamMode key={team.id} team={team} />)}</ul>
      {asking && (
        <Dialog onClose={() => setAsking(false)} title={t('leads.turnOffTitle')}>
          <Stack>
            <Text size="sm">{t('leads.turnOffRemain', { count: remaining })}</Text>
            <Text size="sm">{t('leads.turnOffText', { teams: inheriting.map((one) => one.name).join(', ') || t('leads.noTeam') })}</Text>
            <Group justify="flex-end"><Button variant="default" onClick={() => setAsking(false)}>{t('cancel')}</Button><Button onClick={() => set(false)}>{t('leads.turnOff')}</Button></Group>
          </Stack>
        </Dialog>
      )}
    </Stack>
  )
}

function TeamMode({ team }: { team: TeamView }) {
  const { t } = useTranslation('settings')
  const change = useChange()
  return (
    <li className={classes.team}>
      <Group gap="xs"><LabelBadge label={team.name} colour={team.colour} /><Badge variant="light" tt="none" color={team.usesLeads ? 'cyan' : 'gray'}>{t(team.usesLeads ? 'mode.uses' : 'mode.usesNot')}</Badge></Group>
      <Select aria-label={t('mode.of', { team: team.name })} w={280} maw="100%" data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))} value={team.leadsMode} allowDeselect={false} disabled={change.busy}
        onChange={(mode) => mode && mode !== team.leadsMode && void change.aloud(() => changeTeam(team, { leadsMode: mode as Mode }), t('mode.changed', { team: team.name }))} />
    </li>
  )
}
