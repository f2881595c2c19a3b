import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './draft-bar.module.css'
import type { Versioned } from './draft.ts'
import type { Draft } from './use-draft.ts'

type Props<T extends Versioned> = { draft: Draft<T>; /** How a field is called and its value shown. */ label: (field: keyof T & string) => string; show: (field: keyof T & string, value: unknown) => string }

/** What could not be saved and why; and, when someone else saved the same fields first, whose values to keep. */
export function DraftBar<T extends Versioned>({ draft, label, show }: Props<T>) {
  const { t } = useTranslation('draft')
  const { conflict, error } = draft
  if (!conflict && !error) return null
  if (!conflict) {
    const sentences = [...new Set(error?.problem.errors?.map((one) => one.message) ?? [])]
    return (
      <div className={classes.bar} role="region" aria-label={t('notSaved')}>
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" role="alert"><strong>{t('notSaved')}</strong> {sentences.length > 0 ? sentences.join(' ') : error?.message}</Text>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" size="xs" onClick={draft.discard}>{t('discard')}</Button>
            <Button size="xs" onClick={() => void draft.retry()} loading={draft.saving}>{t('retry')}</Button>
          </Group>
        </Group>
      </div>
    )
  }
  return (
    <div className={classes.bar} role="region" aria-label={t('conflictTitle')}>
      <Alert color="orange" title={t('conflictTitle')} role="alert">
        <Text size="sm">{t('conflictText')}</Text>
        <Table my="xs">
          <Table.Thead><Table.Tr><Table.Th>{t('field')}</Table.Th><Table.Th>{t('mine')}</Table.Th><Table.Th>{t('theirs')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {conflict.fields.map((field) => (
              <Table.Tr key={field}><Table.Th scope="row">{label(field)}</Table.Th><Table.Td>{show(field, draft.values[field])}</Table.Td><Table.Td>{show(field, conflict.theirs[field])}</Table.Td></Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Group gap="xs"><Button size="xs" onClick={() => void draft.keepMine()} loading={draft.saving}>{t('keepMine')}</Button><Button size="xs" variant="default" onClick={() => void draft.keepTheirs()}>{t('keepTheirs')}</Button></Group>
      </Alert>
    </div>
  )
}
