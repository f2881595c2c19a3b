import { Alert, Button, Group, Loader, Select, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#web/api.ts'
import { type ReferenceList, ReferenceSelect, TagsSelect, useReferences } from '#web/features/lists/panel.tsx'
import { UserSelect } from '#web/features/people/panel.tsx'
import { TeamSelect } from '#web/features/teams/panel.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { formatCount } from '#web/ui/format.ts'
import { Problem } from '#web/ui/Problem.tsx'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { type BulkBody, useBulk, useBulkPlan } from './queries.ts'

type Changes = NonNullable<BulkBody['changes']>
type Field = keyof Changes
const FIELDS: Field[] = ['ownerId', 'teamId', 'statusId', 'sourceId', 'addTagIds', 'removeTagIds', 'priority', 'campaignId', 'mediumId', 'industryId', 'marketSegmentId', 'territoryId']
const LISTS: Partial<Record<Field, ReferenceList>> = { sourceId: 'sources', campaignId: 'campaigns', mediumId: 'mediums', industryId: 'industries', marketSegmentId: 'market-segments', territoryId: 'territories' }

/** What a bulk change would do, counted by the server before anything is done. */
export function BulkDialog({ action, target, onClose }: { action: BulkBody['action']; target: Pick<BulkBody, 'ids' | 'query'>; onClose: (done: boolean) => void }) {
  const { t } = useTranslation('leads')
  const toast = useUndoToast()
  const [field, setField] = useState<Field>('ownerId')
  const [changes, setChanges] = useState<Changes | null>(null)
  const wanted: BulkBody | null = action !== 'change' ? { ...target, action } : changes ? { ...target, action, changes } : null
  const plan = useBulkPlan(wanted)
  const bulk = useBulk()
  const changed = plan.data?.changed ?? 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!wanted || !plan.data || changed === 0) return
    try {
      const done = await bulk.mutateAsync({ ...wanted, planVersion: plan.data.planVersion })
      toast(t(`bulk.done.${action}`, { count: done.changed, shown: formatCount(done.changed) }), done.operationId)
      onClose(true)
    } catch (error) {
      // The new count is shown; what was to be done is asked again.
      if (error instanceof ApiProblem && error.problem.code === 'plan_changed') await plan.refetch()
    }
  }
  return (
    <Dialog onClose={() => onClose(false)} title={t(`bulk.title.${action}`)}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          {action === 'change' && <ChangeFields field={field} changes={changes} onField={(next) => {
            setField(next)
            setChanges(null)
          }} onChanges={setChanges} />}
          {wanted && (plan.error ? <Problem error={plan.error} /> : plan.data && !plan.isFetching ? (
            <Alert color="cyan" variant="light" role="status">
              <Text size="sm" fw={600}>{t('bulk.willChange', { count: changed, shown: formatCount(changed) })}</Text>
              {plan.data.unchanged > 0 && <Text size="sm">{t('bulk.unchanged', { count: plan.data.unchanged, shown: formatCount(plan.data.unchanged) })}</Text>}
              {plan.data.notAllowed > 0 && <Text size="sm">{t('bulk.notAllowed', { count: plan.data.notAllowed, shown: formatCount(plan.data.notAllowed) })}</Text>}
            </Alert>
          ) : <Group gap="xs"><Loader size="xs" /><Text size="sm" role="status">{t('bulk.counting')}</Text></Group>)}
          <Problem error={bulk.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onClose(false)}>{t('cancel')}</Button>
            <Button type="submit" color={action === 'trash' ? 'red' : undefined} loading={bulk.isPending} disabled={changed === 0 || plan.isFetching} data-autofocus={action !== 'change' || undefined}>{t(`bulk.do.${action}`)}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function ChangeFields({ field, changes, onField, onChanges }: { field: Field; changes: Changes | null; onField: (field: Field) => void; onChanges: (changes: Changes | null) => void }) {
  const { t } = useTranslation('leads')
  const { statuses } = useReferences()
  const label = t('bulk.value')
  const id = (changes?.[field] ?? null) as string | null
  const set = (value: string | null) => onChanges({ [field]: value })
  const priorities = (t('priorities', { returnObjects: true }) as string[]).map((text, index) => ({ value: String(index), label: text }))
  const list = LISTS[field]
  return (
    <>
      <Select label={t('bulk.field')} data={FIELDS.map((value) => ({ value, label: t(`bulk.fields.${value}`) }))} value={field} allowDeselect={false} onChange={(value) => value && onField(value as Field)} data-autofocus />
      {field === 'ownerId' && <UserSelect label={label} value={id} onChange={set} />}
      {field === 'teamId' && <TeamSelect label={label} value={id} onChange={set} />}
      {field === 'statusId' && <Select label={label} data={statuses.filter((one) => one.settable).map((one) => ({ value: one.id, label: one.label }))} value={id} allowDeselect={false} onChange={(value) => value && set(value)} />}
      {field === 'priority' && <Select label={label} data={priorities} value={changes?.priority === undefined ? null : String(changes.priority)} allowDeselect={false} onChange={(value) => value && onChanges({ priority: Number(value) })} />}
      {(field === 'addTagIds' || field === 'removeTagIds') && <TagsSelect label={label} value={changes?.[field] ?? []} onChange={(ids) => onChanges(ids.length > 0 ? { [field]: ids } : null)} />}
      {list && <ReferenceSelect list={list} label={label} value={id} onChange={set} />}
      {!['statusId', 'priority', 'addTagIds', 'removeTagIds'].includes(field) && <Button variant="subtle" size="compact-sm" onClick={() => set(null)} style={{ alignSelf: 'start' }}>{t('bulk.empty')}</Button>}
    </>
  )
}
