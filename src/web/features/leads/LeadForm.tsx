import { Button, Checkbox, Fieldset, Group, NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import type { ApiProblem } from '../../api.ts'
import { formatPhone } from '../../ui/format.ts'
import { type ReferenceList, ReferenceSelect, TagsSelect } from '../lists/panel.tsx'
import { UserSelect } from '../people/panel.tsx'
import { TeamSelect } from '../teams/panel.tsx'
import type { LeadBody } from './queries.ts'

type Save = (body: LeadBody) => Promise<ApiProblem | null>
type TextField = 'title' | 'firstName' | 'lastName' | 'companyName' | 'jobTitle' | 'email' | 'phone' | 'mobile' | 'fax' | 'website' | 'registryNumber' | 'notes'
const PHONES = new Set<TextField>(['phone', 'mobile', 'fax'])

/** Each field is saved when one leaves it; what the server cannot read is said beside it and kept on screen. */
function SavedText({ lead, field, onSave, area }: { lead: LeadView; field: TextField; onSave: Save; area?: boolean }) {
  const { t } = useTranslation()
  const kept = PHONES.has(field) ? formatPhone(lead[field]) : (lead[field] ?? '')
  const [value, setValue] = useState(kept)
  const [error, setError] = useState<string>()
  useEffect(() => setValue(kept), [kept])
  const save = async () => {
    if (value.trim() === kept) return setError(undefined)
    const problem = await onSave({ [field]: value.trim() || null })
    setError(problem?.problem.errors?.map((one) => one.message).join(' '))
  }
  const props = { label: t(field), value, error, onChange: (event: { currentTarget: { value: string } }) => setValue(event.currentTarget.value), onBlur: () => void save() }
  return area ? <Textarea {...props} autosize minRows={3} /> : <TextInput {...props} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
}

export function LeadForm({ lead, onSave }: { lead: LeadView; onSave: Save }) {
  const { t } = useTranslation()
  const text = (field: TextField) => <SavedText key={field} lead={lead} field={field} onSave={onSave} />
  const reference = (list: ReferenceList, label: string, field: keyof LeadView & keyof LeadBody) => <ReferenceSelect key={field} list={list} label={label} value={lead[field] as string | null} onChange={(id) => void onSave({ [field]: id })} />
  return (
    <Stack gap="md">
      <Fieldset legend={t('identity')}>
        <Checkbox mb="sm" label={t('isOrganisation')} checked={lead.isOrganisation} onChange={(event) => void onSave({ isOrganisation: event.currentTarget.checked })} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>{(['title', 'companyName', 'firstName', 'lastName', 'jobTitle', 'registryNumber'] as const).map(text)}</SimpleGrid>
      </Fieldset>
      <Fieldset legend={t('contactDetails')}><SimpleGrid cols={{ base: 1, sm: 2 }}>{(['email', 'phone', 'mobile', 'fax', 'website'] as const).map(text)}</SimpleGrid></Fieldset>
      <Addresses lead={lead} onSave={onSave} />
      <Fieldset legend={t('qualification')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <UserSelect label={t('owner')} teamId={lead.teamId ?? undefined} value={lead.ownerId} onChange={(ownerId) => void onSave({ ownerId })} />
          <TeamSelect label={t('team')} value={lead.teamId} onChange={(teamId) => void onSave({ teamId })} />
          {reference('sources', t('source'), 'sourceId')}
          {reference('mediums', t('medium'), 'mediumId')}
          {reference('campaigns', t('campaign'), 'campaignId')}
          {reference('industries', t('industry'), 'industryId')}
          {reference('market-segments', t('segment'), 'marketSegmentId')}
          {reference('territories', t('territory'), 'territoryId')}
          <Select label={t('priority')} allowDeselect={false} value={String(lead.priority)} data={(t('priorities', { returnObjects: true }) as string[]).map((label, index) => ({ value: String(index), label }))} onChange={(value) => void onSave({ priority: Number(value) })} />
          <NumberInput label={t('employees')} min={0} value={lead.employees ?? ''} thousandSeparator=" " onBlur={(event) => { const digits = event.currentTarget.value.replace(/\D/g, ''); const employees = digits === '' ? null : Number(digits); if (employees !== lead.employees) void onSave({ employees }) }} />
        </SimpleGrid>
        <TagsSelect label={t('tags')} value={lead.tagIds} onChange={(tagIds) => void onSave({ tagIds })} />
      </Fieldset>
      <SavedText lead={lead} field="notes" onSave={onSave} area />
    </Stack>
  )
}

const TYPES = ['billing', 'shipping', 'shop', 'office', 'warehouse', 'home', 'other'] as const
type Address = LeadView['addresses'][number]

function Addresses({ lead, onSave }: { lead: LeadView; onSave: Save }) {
  const { t } = useTranslation()
  const save = (addresses: Partial<Address>[]) => void onSave({ addresses: addresses as NonNullable<LeadBody['addresses']> })
  const change = (id: string, values: Partial<Address>) => save(lead.addresses.map((one) => (one.id === id ? { ...one, ...values } : values.isPrimary ? { ...one, isPrimary: false } : one)))
  return (
    <Fieldset legend={t('addresses')}>
      <Stack gap="md">
        {lead.addresses.map((address) => (
          <Stack key={address.id} gap="xs">
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Select label={t('type')} allowDeselect={false} value={address.type} data={TYPES.map((value) => ({ value, label: t(`addressType.${value}`) }))} onChange={(type) => type && change(address.id, { type: type as Address['type'] })} />
              {(['title', 'line1', 'line2', 'postalCode', 'city', 'state', 'country'] as const).map((field) => (
                <TextInput key={`${field} ${address[field] ?? ''}`} label={t(field)} defaultValue={address[field] ?? ''} maxLength={field === 'country' ? 2 : 200}
                  onBlur={(event) => { const value = event.currentTarget.value.trim(); const next = (field === 'country' ? value.toUpperCase() : value) || null; if (next !== address[field]) change(address.id, { [field]: next }) }} />
              ))}
            </SimpleGrid>
            <Group>
              <Checkbox label={t('primary')} checked={address.isPrimary} onChange={() => change(address.id, { isPrimary: true })} />
              <Button size="compact-sm" variant="subtle" color="red" onClick={() => save(lead.addresses.filter((one) => one.id !== address.id))}>{t('remove')}</Button>
            </Group>
          </Stack>
        ))}
        <Group><Button size="xs" variant="default" onClick={() => save([...lead.addresses, { type: 'billing', country: 'FR' }])}>{t('addAddress')}</Button></Group>
      </Stack>
    </Fieldset>
  )
}
