import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportListItem } from '#contract/imports.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { formatCount, formatInstant } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/PageHeader.tsx'
import { Problem } from '#web/ui/Problem.tsx'
import { DropZone } from './DropZone.tsx'
import classes from './imports.module.css'
import { useImports } from './queries.ts'

/** The door by which lists of leads come in, and those that came. */
export function ImportListPage() {
  const { t } = useTranslation('imports')
  const { data, error } = useImports()
  return (
    <Stack maw={900} gap="lg" className={classes.page}>
      <PageHeader title={t('drop')}><Text>{t('intro')}</Text></PageHeader>
      <DropZone />
      <section>
        <Title order={2} size="h4" mb="xs">{t('imports')}</Title>
        <Problem error={error} />
        {data?.items.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
        <ul className={classes.plain}>{data?.items.map((one) => <Item key={one.id} one={one} />)}</ul>
      </section>
    </Stack>
  )
}

export function StateBadge({ state, undone }: { state: ImportListItem['state']; undone: boolean }) {
  const { t } = useTranslation('imports')
  return <Badge variant="default" tt="none">{t(`state.${undone ? 'undone' : state}`)}</Badge>
}

function Item({ one }: { one: ImportListItem }) {
  const { t } = useTranslation('imports')
  return (
    <Paper component="li" withBorder p="sm" mb="xs">
      <Group justify="space-between" gap="xs">
        <div>
          <Anchor component={Link} to={`/imports/${one.id}` as never} fw={600}>{one.fileName}</Anchor>
          <Text size="sm">{formatInstant(one.createdAt)} · {t('by', { name: one.createdBy.name })}</Text>
          {one.counts && <Text size="sm">{t('brought', { created: formatCount(one.counts.created), updated: formatCount(one.counts.updated), refused: formatCount(one.counts.refused) })}</Text>}
        </div>
        <StateBadge state={one.state} undone={one.undone} />
      </Group>
    </Paper>
  )
}
