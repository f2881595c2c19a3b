import { Checkbox, Fieldset, Input, NumberInput, Rating, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import { NextContactField } from '#web/features/activities/panel.tsx'
import { type ReferenceList, ReferenceSelect, TagsSelect, useHome } from '#web/features/lists/panel.tsx'
import { UserSelect } from '#web/features/people/panel.tsx'
import { TeamSelect } from '#web/features/teams/panel.tsx'
import { AddressesField } from '#web/ui/AddressesField.tsx'
import { languageOptions } from '#web/ui/languages.ts'
import { ReachInput } from '#web/ui/Reach.tsx'
import type { Draft } from '#web/ui/use-draft.ts'
import { LeadPeople } from './LeadPeople.tsx'
import classes from './lead.module.css'

type TextField = 'title' | 'firstName' | 'lastName' | 'companyName' | 'jobTitle' | 'email' | 'phone' | 'mobile' | 'fax' | 'website' | 'registryNumber'
type ReferenceField = 'salutationId' | 'sourceId' | 'mediumId' | 'campaignId' | 'industryId' | 'marketSegmentId' | 'territoryId'
const REACH = { email: 'email', phone: 'tel', mobile: 'tel', website: 'url', fax: 'tel' } as const
const GENDERS = ['female', 'male', 'other'] as const

/** All fields of a lead, in the order one learns them on the phone. */
export function LeadForm({ draft }: { draft: Draft<LeadView> }) {
  const { t, i18n } = useTranslation('lead')
  const home = useHome()
  const { values, set, choose, errorOf } = draft
  const shared = (field: TextField) => ({ label: t(`field.${field}`), autoComplete: 'off', maxLength: 200, error: errorOf(field), onChange: (event: ChangeEvent<HTMLInputElement>) => set(field, event.currentTarget.value || null) })
  const text = (field: TextField, more: { className?: string | undefined; required?: boolean } = {}) => <TextInput key={field} {...shared(field)} {...more} value={values[field] ?? ''} />
  const reference = (field: ReferenceField, list: ReferenceList) => <ReferenceSelect key={field} list={list} label={t(`field.${field}`)} value={values[field]} onChange={(id) => choose(field, id)} error={errorOf(field)} />
  return (
    <Stack gap="md">
      <Fieldset legend={t('identity')}>
        <Checkbox mb="sm" label={t('field.isOrganisation')} checked={values.isOrganisation} onChange={(event) => choose('isOrganisation', event.currentTarget.checked)} />
        <div className={classes.fields}>
          {text('companyName', { required: values.isOrganisation, className: classes.wide })}
          {reference('salutationId', 'salutations')}
          {text('firstName')}
          {text('lastName')}
          {text('jobTitle')}
          <Select label={t('field.gender')} clearable data={GENDERS.map((value) => ({ value, label: t(`gender.${value}`) }))} value={values.gender} onChange={(gender) => choose('gender', gender)} error={errorOf('gender')} />
          {text('title', { className: classes.wide })}
        </div>
      </Fieldset>
      <Fieldset legend={t('contactDetails')}>
        <div className={classes.fields}>
          {(['email', 'phone', 'mobile', 'website', 'fax'] as const).map((field) => <ReachInput key={field} kind={REACH[field]} {...shared(field)} value={values[field]} />)}
          <Select label={t('field.language')} searchable clearable data={languageOptions(i18n.language)} value={values.language} onChange={(language) => choose('language', language)} error={errorOf('language')} />
          <Switch className={classes.wide} label={t('field.unsubscribed')} description={t(values.email ? 'unsubscribedMeans' : 'unsubscribedNeedsEmail')} disabled={!values.email} checked={values.unsubscribed} onChange={(event) => choose('unsubscribed', event.currentTarget.checked)} error={errorOf('unsubscribed')} />
        </div>
      </Fieldset>
      <Fieldset legend={t('following')}>
        <div className={classes.fields}>
          <UserSelect label={t('field.ownerId')} teamId={values.teamId ?? undefined} value={values.ownerId} onChange={(ownerId) => choose('ownerId', ownerId)} error={errorOf('ownerId')} />
          <TeamSelect label={t('field.teamId')} value={values.teamId} onChange={(teamId) => choose('teamId', teamId)} error={errorOf('teamId')} />
          <Input.Wrapper label={t('field.priority')} labelElement="div">
            <Rating count={3} allowClear size="lg" mt={4} value={values.priority} onChange={(priority) => choose('priority', priority)} getSymbolLabel={(count) => t('priorityOf', { count })} aria-label={t('field.priority')} />
          </Input.Wrapper>
          <NextContactField value={values.nextContact} ownerId={values.ownerId} onChange={(next, now) => (now ? choose : set)('nextContact', next)} error={errorOf('nextContact')} />
        </div>
      </Fieldset>
      <Fieldset legend={t('people')}>
        <LeadPeople contacts={values.contacts} errorOf={errorOf} onChange={(contacts, now) => (now ? choose : set)('contacts', contacts as LeadView['contacts'])} />
      </Fieldset>
      <Fieldset legend={t('addresses')}>
        <AddressesField addresses={values.addresses} home={home} onChange={(addresses, now) => (now ? choose : set)('addresses', addresses as LeadView['addresses'])} />
      </Fieldset>
      <Fieldset legend={t('qualification')}>
        <div className={classes.fields}>
          {reference('sourceId', 'sources')}
          {reference('mediumId', 'mediums')}
          {reference('campaignId', 'campaigns')}
          <TagsSelect label={t('field.tagIds')} value={values.tagIds} onChange={(tagIds) => choose('tagIds', tagIds)} />
          {reference('industryId', 'industries')}
          {reference('marketSegmentId', 'market-segments')}
          {reference('territoryId', 'territories')}
          <NumberInput label={t('field.employees')} min={0} max={100_000_000} allowDecimal={false} thousandSeparator={i18n.language === 'fr' ? '\u202f' : ','} value={values.employees ?? ''} onChange={(value) => set('employees', typeof value === 'number' ? value : null)} error={errorOf('employees')} />
          {text('registryNumber')}
        </div>
      </Fieldset>
      <Textarea label={t('field.notes')} autosize minRows={3} maxLength={20_000} value={values.notes ?? ''} onChange={(event) => set('notes', event.currentTarget.value || null)} error={errorOf('notes')} />
    </Stack>
  )
}
