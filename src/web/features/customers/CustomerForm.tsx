import { Fieldset, NumberInput, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerView } from '#contract/customers.ts'
import { ReferenceSelect, TagsSelect } from '#web/features/lists/panel.tsx'
import { UserSelect } from '#web/features/people/panel.tsx'
import { TeamSelect } from '#web/features/teams/panel.tsx'
import { AddressesField } from '#web/ui/AddressesField.tsx'
import { ReachInput } from '#web/ui/Reach.tsx'
import type { Draft } from '#web/ui/use-draft.ts'
import classes from './customer.module.css'
import { CustomerSelect } from './panel.tsx'

type TextField = 'name' | 'firstName' | 'lastName' | 'email' | 'phone' | 'mobile' | 'fax' | 'website' | 'registryNumber'
const REACH = { email: 'email', phone: 'tel', mobile: 'tel', website: 'url', fax: 'tel' } as const

/** The fields of a customer. */
export function CustomerForm({ draft, home }: { draft: Draft<CustomerView>; home: string }) {
  const { t } = useTranslation('customers')
  const { values, set, choose, errorOf } = draft
  const shared = (field: TextField) => ({ label: t(field === 'name' ? 'field.companyName' : `field.${field}`), autoComplete: 'off', maxLength: 200, error: errorOf(field), onChange: (event: ChangeEvent<HTMLInputElement>) => set(field, (field === 'name' ? event.currentTarget.value : event.currentTarget.value || null) as string) })
  const text = (field: TextField, className?: string) => <TextInput key={field} className={className} {...shared(field)} value={values[field] ?? ''} />
  return (
    <Stack>
      <Fieldset legend={t('identity')}>
        <Stack gap="sm">
          <SegmentedControl aria-label={t('kind')} value={values.isOrganisation ? 'organisation' : 'individual'} onChange={(kind) => choose('isOrganisation', kind === 'organisation')} data={[{ value: 'organisation', label: t('organisation') }, { value: 'individual', label: t('individual') }]} />
          <div className={classes.fields}>
            {values.isOrganisation ? text('name', classes.wide) : [text('firstName'), text('lastName')]}
            {(['email', 'phone', 'mobile', 'website', 'fax'] as const).map((field) => <ReachInput key={field} kind={REACH[field]} {...shared(field)} value={values[field]} />)}
            {values.isOrganisation && text('registryNumber')}
            {values.isOrganisation && <NumberInput label={t('field.employees')} min={0} max={100_000_000} allowDecimal={false} value={values.employees ?? ''} onChange={(value) => set('employees', typeof value === 'number' ? value : null)} error={errorOf('employees')} />}
            {values.isOrganisation && <CustomerSelect label={t('field.parentId')} value={values.parentId} onChange={(parentId) => choose('parentId', parentId)} error={errorOf('parentId')} />}
          </div>
        </Stack>
      </Fieldset>
      <Fieldset legend={t('addresses')}>
        <AddressesField addresses={values.addresses} home={home} onChange={(addresses, now) => (now ? choose : set)('addresses', addresses as CustomerView['addresses'])} />
      </Fieldset>
      <Fieldset legend={t('following')}>
        <div className={classes.fields}>
          <TeamSelect label={t('field.teamId')} value={values.teamId} onChange={(teamId) => choose('teamId', teamId)} error={errorOf('teamId')} />
          <UserSelect label={t('field.ownerId')} teamId={values.teamId ?? undefined} value={values.ownerId} onChange={(ownerId) => choose('ownerId', ownerId)} error={errorOf('ownerId')} />
          <ReferenceSelect list="industries" label={t('field.industryId')} value={values.industryId} onChange={(id) => choose('industryId', id)} />
          <ReferenceSelect list="market-segments" label={t('field.marketSegmentId')} value={values.marketSegmentId} onChange={(id) => choose('marketSegmentId', id)} />
          <ReferenceSelect list="territories" label={t('field.territoryId')} value={values.territoryId} onChange={(id) => choose('territoryId', id)} />
          <ReferenceSelect list="sources" label={t('field.sourceId')} value={values.sourceId} onChange={(id) => choose('sourceId', id)} />
          <TagsSelect label={t('field.tagIds')} value={values.tagIds} onChange={(tagIds) => choose('tagIds', tagIds)} />
        </div>
      </Fieldset>
      <Textarea label={t('field.notes')} autosize minRows={4} maxLength={20_000} value={values.notes ?? ''} onChange={(event) => set('notes', event.currentTarget.value || null)} />
    </Stack>
  )
}
