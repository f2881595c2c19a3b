import { Fieldset, Input, NumberInput, Rating, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpportunityView } from '#contract/opportunities.ts'
import { NextContactField } from '#web/features/activities/panel.tsx'
import { ContactSelect, CustomerSelect } from '#web/features/customers/panel.tsx'
import { ReferenceSelect, TagsSelect } from '#web/features/lists/panel.tsx'
import { UserSelect } from '#web/features/people/panel.tsx'
import { TeamSelect } from '#web/features/teams/panel.tsx'
import { formatMoney } from '#web/ui/format.ts'
import type { Draft } from '#web/ui/use-draft.ts'
import { fromCents, parseAmount, weigh } from './amount.ts'
import classes from './opportunity.module.css'

const CURRENCIES = ['EUR', 'CHF', 'GBP', 'USD', 'CAD', 'MAD']

/** The fields of an opportunity. */
export function OpportunityForm({ draft, opportunity }: { draft: Draft<OpportunityView>; opportunity: OpportunityView }) {
  const { t } = useTranslation('opportunities')
  const { values, set, choose, errorOf } = draft
  const text = (field: 'sourceId' | 'mediumId' | 'campaignId', list: 'sources' | 'mediums' | 'campaigns') => <ReferenceSelect list={list} label={t(`field.${field}`)} value={values[field]} onChange={(value) => choose(field, value)} error={errorOf(field)} />
  return (
    <Stack>
      <Fieldset legend={t('sale')}>
        <div className={classes.fields}>
          <TextInput className={classes.wide} label={t('field.title')} value={values.title} onChange={(event) => set('title', event.currentTarget.value)} maxLength={200} error={errorOf('title')} />
          <div className={classes.pair}>
            <AmountInput amount={values.amount} onChange={(amount) => set('amount', amount)} error={errorOf('amount')} />
            <Select label={t('field.currency')} data={[...new Set([opportunity.currency, ...CURRENCIES])]} value={values.currency} onChange={(value) => value && choose('currency', value)} allowDeselect={false} error={errorOf('currency')} />
          </div>
          <NumberInput label={t('field.probability')} suffix={t('percent')} min={0} max={100} allowDecimal={false} value={values.probability} onChange={(value) => typeof value === 'number' && set('probability', value)} error={errorOf('probability')}
            description={t('weighted', { sum: formatMoney(fromCents(weigh(values.amount, values.probability)), values.currency) })} inputWrapperOrder={['label', 'input', 'description', 'error']} />
          <TextInput type="date" label={t('field.expectedCloseOn')} value={values.expectedCloseOn ?? ''} onChange={(event) => set('expectedCloseOn', event.currentTarget.value || null)} error={errorOf('expectedCloseOn')} />
          <Input.Wrapper label={t('field.priority')} labelElement="div">
            <Rating count={3} allowClear size="lg" mt={4} value={values.priority} onChange={(priority) => choose('priority', priority)} getSymbolLabel={(count) => t('priorityOf', { count })} aria-label={t('field.priority')} />
          </Input.Wrapper>
        </div>
      </Fieldset>
      <Fieldset legend={t('who')}>
        <div className={classes.fields}>
          <CustomerSelect label={t('field.customerId')} value={values.customerId} known={opportunity.customer} onChange={(customerId) => {
            set('contactId', null)
            choose('customerId', customerId)
          }} error={errorOf('customerId')} />
          <ContactSelect label={t('field.contactId')} customerId={values.customerId} value={values.contactId} onChange={(contactId) => choose('contactId', contactId)} error={errorOf('contactId')} />
          <TeamSelect label={t('field.teamId')} value={values.teamId} onChange={(teamId) => choose('teamId', teamId)} error={errorOf('teamId')} />
          <UserSelect label={t('field.ownerId')} teamId={values.teamId ?? undefined} value={values.ownerId} onChange={(ownerId) => choose('ownerId', ownerId)} error={errorOf('ownerId')} />
          <NextContactField value={values.nextContact} ownerId={values.ownerId} onChange={(next, now) => (now ? choose : set)('nextContact', next)} error={errorOf('nextContact')} />
        </div>
      </Fieldset>
      <Fieldset legend={t('origin')}>
        <div className={classes.fields}>
          {text('sourceId', 'sources')}
          {text('mediumId', 'mediums')}
          {text('campaignId', 'campaigns')}
          <TagsSelect label={t('field.tagIds')} value={values.tagIds} onChange={(tagIds) => choose('tagIds', tagIds)} />
        </div>
      </Fieldset>
      <Textarea label={t('field.notes')} autosize minRows={4} maxLength={20_000} value={values.notes ?? ''} onChange={(event) => set('notes', event.currentTarget.value || null)} error={errorOf('notes')} />
    </Stack>
  )
}

/** Money as people write it; what cannot be read stays in the box with a word about it. */
function AmountInput({ amount, onChange, error }: { amount: string; onChange: (amount: string) => void; error: string | undefined }) {
  const { t, i18n } = useTranslation('opportunities')
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? new Intl.NumberFormat(i18n.language === 'fr' ? 'fr-FR' : 'en-GB', { minimumFractionDigits: amount.endsWith('.00') ? 0 : 2 }).format(amount as `${number}`)
  return (
    <TextInput label={t('field.amount')} inputMode="decimal" value={shown} maxLength={30} error={typed !== null && parseAmount(typed) === null ? t('amountWrong') : error}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        const read = parseAmount(event.currentTarget.value)
        if (read) onChange(read)
      }}
      onBlur={() => typed !== null && parseAmount(typed) !== null && setTyped(null)} />
  )
}
