import { Button, Checkbox, Group, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageView } from '#contract/lists.ts'
import { ApiProblem } from '#web/api.ts'
import { ColourPicker } from '#web/ui/ColourPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { edited } from '#web/ui/draft.ts'
import { Problem } from '#web/ui/Problem.tsx'
import { useChange } from '#web/ui/use-change.ts'
import { addStage, changeStage } from './queries.ts'

type Props = { teamId: string | null; stage: StageView | null; /** Where a new one goes. */ position: number; onClose: () => void }

/** A new stage of a pipeline, or changes to one. */
export function StageDialog({ teamId, stage, position, onClose }: Props) {
  const { t } = useTranslation('settings')
  const change = useChange()
  const [values, setValues] = useState({
    name: stage?.name ?? '', nameEn: stage?.nameEn ?? '', kind: stage?.kind ?? ('open' as const), colour: stage?.colour ?? 'blue', probability: stage?.probability ?? 50, folded: stage?.folded ?? false,
  })
  const [before] = useState(values)
  const missing = values.name.trim() === ''
  const submit = async () => {
    const act = () => (stage ? changeStage(stage, edited(before, values)) : addStage({ ...values, teamId, position }))
    if (await change.run(act, t(stage ? 'done.saved' : 'done.added', { name: values.name.trim() }))) onClose()
  }
  const kindInUse = change.error instanceof ApiProblem && change.error.problem.code === 'in_use'
  return (
    <Dialog onClose={onClose} title={stage ? t('edit', { name: stage.label }) : t('stages.new')}>
      <form noValidate onSubmit={(event) => {
        event.preventDefault()
        if (!missing) void submit()
      }}>
        <Stack>
          <TextInput label={t('name')} data-autofocus maxLength={200} value={values.name} error={change.errorOf('name')} onChange={(event) => setValues({ ...values, name: event.currentTarget.value })} />
          <TextInput label={t('nameEn')} description={t('nameEnHelp')} maxLength={200} value={values.nameEn} onChange={(event) => setValues({ ...values, nameEn: event.currentTarget.value })} />
          <Radio.Group label={t('stages.kind')} value={values.kind} error={kindInUse ? t('stages.kindInUse') : undefined} onChange={(kind) => setValues({ ...values, kind: kind as 'open', ...(kind === 'won' ? { probability: 100 } : {}) })}>
            <Stack gap={8} mt={4}>
              <Radio value="open" label={t('stages.open')} description={t('stages.openWhat')} />
              <Radio value="won" label={t('stages.won')} description={t('stages.wonWhat')} />
            </Stack>
          </Radio.Group>
          <NumberInput label={t('stages.probability')} description={t('stages.probabilityHelp')} min={0} max={100} step={5} clampBehavior="strict" allowDecimal={false} suffix={t('percentSign')} value={values.probability} onChange={(probability) => setValues({ ...values, probability: Number(probability) || 0 })} />
          <ColourPicker label={t('colourLabel')} value={values.colour} onChange={(colour) => setValues({ ...values, colour })} />
          <Checkbox label={t('stages.folded')} description={t('stages.foldedHelp')} checked={values.folded} onChange={(event) => setValues({ ...values, folded: event.currentTarget.checked })} />
          {!kindInUse && <Problem error={change.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('cancel')}</Button><Button type="submit" disabled={missing} loading={change.busy}>{t(stage ? 'save' : 'add')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  )
}
