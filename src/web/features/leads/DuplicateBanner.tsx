import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { DuplicateList } from './DuplicateList.tsx'
import { duplicatesQuery, useDismissDuplicate } from './queries.ts'

const FIRST = 3

/** Who this lead probably is already, with the reasons. */
export function DuplicateBanner({ id }: { id: string }) {
  const { t } = useTranslation('lead')
  const undoToast = useUndoToast()
  const dismiss = useDismissDuplicate(id)
  const [all, setAll] = useState(false)
  const items = useQuery(duplicatesQuery(id)).data?.items ?? []
  if (items.length === 0) return null
  return (
    <Alert color="yellow" title={t('duplicates', { count: items.length })}>
      <DuplicateList items={all ? items : items.slice(0, FIRST)} onDismiss={(otherId) => dismiss(otherId, ({ operationId }) => undoToast(t('done.notDuplicate'), operationId))} />
      {items.length > FIRST && !all && <Button mt="xs" size="compact-sm" variant="default" onClick={() => setAll(true)}>{t('allDuplicates', { count: items.length })}</Button>}
    </Alert>
  )
}
