import { Anchor, Avatar, Badge, Button, Group, Menu, Text, Title, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Archive, ArchiveRestore, ChevronDown, KanbanSquare, Settings2, Signpost, UserRoundSearch } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TeamView } from '#contract/organisation.ts'
import { formatCount, formatMoney } from '#web/ui/format.ts'
import { useReferences } from '../lists/panel.tsx'
import type { TeamFigures } from './queries.ts'
import classes from './teams.module.css'

type Props = { team: TeamView; figures: TeamFigures | undefined; /** May configure. */ manages: boolean; onConfigure: () => void; onArchive: (archived: boolean) => void }

/** What a team has open, who is in it, and behind «Plus» its configuration. */
export function TeamCard({ team, figures, manages, onConfigure, onArchive }: Props) {
  const { t } = useTranslation('teams')
  const { users } = useReferences()
  const leader = users.find((one) => one.id === team.leaderId)
  const members = team.memberIds.flatMap((id) => users.find((one) => one.id === id && one.id !== team.leaderId) ?? [])
  const people = [...(leader ? [leader] : []), ...members]
  const toLeads = { to: '/leads' as never, search: { filter: { all: [{ field: 'teamId', op: 'in', value: [team.id] }] } } as never }
  const toPipeline = { to: '/pipeline' as never, search: { team: team.id } as never }
  const showsLeads = team.usesLeads || (figures?.openLeads ?? 0) > 0
  return (
    <article className={classes.card} aria-labelledby={`team-${team.id}`} style={{ '--team': `var(--mantine-color-${team.colour}-6)` }}>
      <header className={classes.head}>
        <Title order={2} size="h4" id={`team-${team.id}`} className={classes.name}>{team.name}</Title>
        <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
          <Menu.Target><Button variant="subtle" color="gray" size="compact-sm" flex="none" rightSection={<ChevronDown size={14} aria-hidden />} aria-label={t('moreFor', { team: team.name })}>{t('more')}</Button></Menu.Target>
          <Menu.Dropdown>
            {showsLeads && <Menu.Item component={Link} {...toLeads} leftSection={<UserRoundSearch size={16} aria-hidden />}>{t('leads')}</Menu.Item>}
            <Menu.Item component={Link} {...toPipeline} leftSection={<KanbanSquare size={16} aria-hidden />}>{t('pipeline')}</Menu.Item>
            {manages && (
              <>
                <Menu.Divider />
                <Menu.Item leftSection={<Settings2 size={16} aria-hidden />} onClick={onConfigure}>{t('configuration')}</Menu.Item>
                {!team.archivedAt && <Menu.Item component={Link} to={'/settings/stages' as never} search={{ team: team.id } as never} leftSection={<Signpost size={16} aria-hidden />}>{t('stages')}</Menu.Item>}
                {team.archivedAt
                  ? <Menu.Item leftSection={<ArchiveRestore size={16} aria-hidden />} onClick={() => onArchive(false)}>{t('unarchive')}</Menu.Item>
                  : <Menu.Item leftSection={<Archive size={16} aria-hidden />} onClick={() => onArchive(true)}>{t('archive')}</Menu.Item>}
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </header>
      {figures && (
        <dl className={classes.figures}>
          {showsLeads && <div><dt>{t('openLeads')}</dt><dd><Anchor component={Link} {...toLeads} className={classes.number}>{formatCount(figures.openLeads)}</Anchor></dd></div>}
          <div><dt>{t('openOpportunities')}</dt><dd><Anchor component={Link} {...toPipeline} className={classes.number}>{formatCount(figures.openOpportunities)}</Anchor></dd></div>
          <div className={classes.amount}><dt>{t('amount')}</dt><dd><span className={classes.number}>{formatMoney(figures.amount, figures.currency)}</span>{figures.otherCurrencies.map((one) => <Text key={one.currency} span size="sm" c="dimmed">{t('andOther', { sum: formatMoney(one.sum, one.currency) })}</Text>)}</dd></div>
        </dl>
      )}
      <footer className={classes.foot}>
        {people.length === 0 ? <Text size="sm" c="dimmed">{t('nobody')}</Text> : (
          <>
            <Group gap={4} aria-hidden>
              {people.slice(0, 5).map((one) => <Tooltip key={one.id} label={one.name}><Avatar size={30} radius="xl" name={one.name} color="gray" /></Tooltip>)}
              {people.length > 5 && <Avatar size={30} radius="xl">+{people.length - 5}</Avatar>}
            </Group>
            <Text size="sm" className={classes.people}>{leader ? t('ledBy', { name: leader.name, count: people.length }) : t('memberCount', { count: people.length })}</Text>
          </>
        )}
        {!team.usesLeads && <Badge variant="light" color="gray" tt="none" size="sm">{t('noLeads')}</Badge>}
      </footer>
    </article>
  )
}
