import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamView } from '#contract/organisation.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { allTeamsQuery } from '../lists/panel.tsx'
import { meQuery } from '../people/queries.ts'
import { archiveTeam, dashboardQuery, unarchiveTeam } from './queries.ts'
import { TeamCard } from './TeamCard.tsx'
import { TeamDialog } from './TeamDialog.tsx'
import classes from './teams.module.css'

/** The sales teams, each with what it has open. */
export function TeamsPage() {
  const { t } = useTranslation('teams')
  const teams = useQuery(allTeamsQuery)
  const dashboard = useQuery(dashboardQuery)
  const { data: me } = useQuery(meQuery)
  const change = useChange()
  const [opened, setOpened] = useState<string | 'new' | null>(null)
  const [leaving, setLeaving] = useState<TeamView | null>(null)
  const [withArchived, setWithArchived] = useState(false)
  const all = teams.data?.items ?? []
  const living = all.filter((one) => !one.archivedAt)
  const archived = all.filter((one) => one.archivedAt)
  const manages = me !== undefined && me !== null && me.role !== 'salesperson'
  const figuresOf = (team: TeamView) => dashboard.data?.items.find((one) => one.teamId === team.id)
  const shelve = (team: TeamView, away: boolean) => {
    setLeaving(null)
    void change.aloud(() => (away ? archiveTeam(team.id) : unarchiveTeam(team.id)), t(away ? 'archived' : 'unarchived', { team: team.name }))
  }
  const askArchive = (team: TeamView, away: boolean) => {
    const figures = figuresOf(team)
    if (away && figures && figures.openLeads + figures.openOpportunities > 0) setLeaving(team)
    else shelve(team, away)
  }
  const cards = (list: TeamView[]) => (
    <ul className={classes.cards}>
      {list.map((team) => <li key={team.id}><TeamCard team={team} figures={figuresOf(team)} manages={manages} onConfigure={() => setOpened(team.id)} onArchive={(away) => askArchive(team, away)} /></li>)}
    </ul>
  )
  const left = leaving && figuresOf(leaving)
  return (
    <Stack>
      <PageHeader title={t('title')} actions={manages && <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpened('new')}>{t('new')}</Button>} />
      <Problem error={teams.error ?? dashboard.error} />
      {teams.data && living.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {cards(living)}
      {manages && archived.length > 0 && <Switch label={t('showArchived', { count: archived.length })} checked={withArchived} onChange={(event) => setWithArchived(event.currentTarget.checked)} />}
      {withArchived && archived.length > 0 && <><Title order={2} size="h5">{t('archivedTitle')}</Title>{cards(archived)}</>}
      {opened && <TeamDialog team={all.find((one) => one.id === opened) ?? null} onClose={() => setOpened(null)} />}
      {leaving && (
        <Dialog onClose={() => setLeaving(null)} title={t('archiveTitle', { team: leaving.name })}>
          <Stack>
            <Text size="sm">{t('archiveText', { leads: t('leadCount', { count: left?.openLeads ?? 0 }), opportunities: t('opportunityCount', { count: left?.openOpportunities ?? 0 }) })}</Text>
            <Group justify="flex-end"><Button variant="default" onClick={() => setLeaving(null)}>{t('cancel')}</Button><Button onClick={() => shelve(leaving, true)}>{t('archive')}</Button></Group>
          </Stack>
        </Dialog>
      )}
    </Stack>
  )
}
