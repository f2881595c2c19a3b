import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { undoOperation } from '../features/operations/queries.ts'
import { showProblem } from './use-report-failure.ts'

/** The toast shown last about each record. */
const shown = new Map<string, string>()

/** Takes an operation back and says so; where somebody's later changes stand in the way, says whose and offers the rest. */
export function useUndo() {
  const { t } = useTranslation()
  const { t: draft } = useTranslation('draft')
  const client = useQueryClient()
  const undo = async (operationId: string, keepTheirs = false): Promise<void> => {
    try {
      const answer = await undoOperation(operationId, keepTheirs)
      const who = answer.conflicts.map((one) => one.by?.name).find(Boolean) ?? t('somebody')
      if (answer.undone) notifications.show({ message: t('undone') })
      else {
        const id = `rest-${operationId}`
        notifications.show({ id, color: 'orange', autoClose: 15_000, message: <Told message={t('notUndone', { who })} action={draft('undoRest')} onAction={() => {
          notifications.hide(id)
          void undo(operationId, true)
        }} /> })
      }
    } catch (error) {
      showProblem(error)
    }
    await client.invalidateQueries()
  }
  return (operationId: string) => undo(operationId)
}

function Told({ message, action, onAction }: { message: string; action: string; onAction: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="light" flex="none" onClick={onAction}>{action}</Button>
    </Group>
  )
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
      id, autoClose: 8000,
      message: operationId ? <Told message={message} action={t('undo')} onAction={() => {
        notifications.hide(id)
        void undo(operationId)
      }} /> : <Text size="sm">{message}</Text>,
    })
  }
}
