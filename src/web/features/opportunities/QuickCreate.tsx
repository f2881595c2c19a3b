import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '#web/ui/Problem.tsx'
import { useUndoToast } from '#web/ui/use-undo-toast.tsx'
import { parseAmount } from './amount.ts'
import classes from './board.module.css'
import { PartyField } from './PartyField.tsx'
import { type Party, partyInput } from './party.ts'
import { useCreateOpportunity } from './queries.ts'

type Props = { stageId?: string | undefined; teamId?: string | undefined; party?: Party | undefined; onDone: (id: string | null) => void }

/** The least an opportunity needs: a title, somebody, an amount. Enter creates, Escape gives up. */
export function QuickCreate({ stageId, teamId, party: given, onDone }: Props) {
  const { t } = useTranslation('opportunities')
  const undoToast = useUndoToast()
  const create = useCreateOpportunity()
  const [title, setTitle] = useState('')
  const [party, setParty] = useState<Party>(given ?? { kind: 'company', name: '' })
  const [amount, setAmount] = useState('')
  const [tried, setTried] = useState(false)
  const who = partyInput(party)
  const decimal = amount.trim() === '' ? undefined : parseAmount(amount)
  const submit = () => {
    setTried(true)
    if (title.trim() === '' || !who || decimal === null) return
    create.mutate({ title: title.trim(), ...who, ...(stageId ? { stageId } : {}), ...(teamId ? { teamId } : {}), ...(decimal ? { amount: decimal } : {}) }, {
      onSuccess: ({ id, operationId }) => {
        undoToast(t('done.created', { title: title.trim() }), operationId)
        onDone(id)
      },
    })
  }
  return (
    <form className={classes.quick} aria-label={t('new')} onKeyDown={(event) => event.key === 'Escape' && onDone(null)} onSubmit={(event) => {
      event.preventDefault()
      submit()
    }}>
      <Stack gap="xs">
        <TextInput data-autofocus autoFocus label={t('title')} required withAsterisk={false} value={title} maxLength={200} onChange={(event) => setTitle(event.currentTarget.value)} error={tried && title.trim() === '' ? t('titleMissing') : undefined} />
        {!given && <PartyField party={party} onChange={setParty} error={tried && !who ? t('party.missing') : undefined} />}
        <TextInput label={t('amount')} inputMode="decimal" value={amount} maxLength={30} onChange={(event) => setAmount(event.currentTarget.value)} error={decimal === null ? t('amountWrong') : undefined} />
        {create.error && <Problem error={create.error} />}
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={() => onDone(null)}>{t('cancel')}</Button>
          <Button size="xs" type="submit" loading={create.isPending}>{t('create')}</Button>
        </Group>
      </Stack>
    </form>
  )
}
