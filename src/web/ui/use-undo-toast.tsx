import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { undoOperation } from '../features/operations/queries.ts'
import { showProblem } from './use-report-failure.ts'

/** The toast shown last about each record. */
const shown = new Map<string, string>()

/** Takes an operation back and says so, or whose later changes stand in the way. */
export function useUndo() {
  const { t } = useTranslation()
  const client = useQueryClient()
  return async (operationId: string): Promise<void> => {
    try {
      const answer = await undoOperation(operationId)
      const who = answer.conflicts.map((one) => one.by?.name).find(Boolean) ?? t('somebody')
      notifications.show(answer.undone ? { message: t('undone') } : { color: 'orange', message: t('notUndone', { who }) })
    } catch (error) {
      showProblem(error)
    }
    await client.invalidateQueries()
  }
}

/** Says what was done, with a button that takes it back. A toast about the same thing (`about`: a record's id) replaces the one before. */
export function useUndoToast() {
  const { t } = useTranslation()
  const undo = useUndo()
  return (message: string, operationId: string | null | undefined, about?: string) => {
    const id = `op-${operationId ?? message}`
    if (about) {
      const before = shown.get(about)
      if (before) notifications.hide(before)
      shown.set(about, id)
    }
    notifications.show({
      id,
      autoClose: 8000,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          {operationId && <Button size="compact-sm" variant="light" onClick={() => {
            notifications.hide(id)
            void undo(operationId)
          }}>{t('undo')}</Button>}
        </Group>
      ),
    })
  }
}
