import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { UserRoundPlus } from 'lucide-react'
import { type ChangeEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LeadView } from '#contract/leads.ts'
import { FoldedItem } from '#web/ui/FoldedItem.tsx'
import classes from '#web/ui/folded-item.module.css'
import { formatPhone } from '#web/ui/format.ts'
import { ReachInput } from '#web/ui/Reach.tsx'

export type LeadPerson = Omit<LeadView['contacts'][number], 'id'> & { id?: string }
const TEXTS = ['firstName', 'lastName', 'jobTitle', 'role', 'seniority', 'email', 'phone'] as const
const NOBODY: LeadPerson = { isPrimary: false, firstName: null, lastName: null, jobTitle: null, role: null, seniority: null, email: null, phone: null }

type Props = { contacts: LeadPerson[]; errorOf: (field: string) => string | undefined; /** `now`: a choice, to be saved at once. */ onChange: (contacts: LeadPerson[], now: boolean) => void }

/** The people one knows at the lead's company; the main one is the lead's own person. */
export function LeadPeople({ contacts, errorOf, onChange }: Props) {
  const { t } = useTranslation('lead')
  const [opened, setOpened] = useState<number | null>(null)
  const change = (at: number, patch: Partial<LeadPerson>, now = false) => onChange(contacts.map((one, index) => (index === at ? { ...one, ...patch } : patch.isPrimary ? { ...one, isPrimary: false } : one)), now)
  const add = () => {
    onChange([...contacts, { ...NOBODY }], false)
    setOpened(contacts.length)
  }
  return (
    <Stack gap="sm">
      {contacts.length > 0 && (
        <ul className={classes.list}>
          {contacts.map((one, at) => {
            const name = [one.firstName, one.lastName].filter(Boolean).join(' ') || one.email || t('newPerson')
            return (
              <FoldedItem key={at} title={name} badge={one.isPrimary ? t('mainPerson') : undefined} summary={[one.jobTitle, one.email, formatPhone(one.phone)].filter(Boolean).join(' · ')}
                opened={opened === at || TEXTS.some((field) => errorOf(`contacts.${at}.${field}`))} onToggle={() => setOpened(opened === at ? null : at)} removeLabel={t('removePerson', { name })} onRemove={() => {
                  setOpened(null)
                  onChange(contacts.filter((_, index) => index !== at), true)
                }}>
                {TEXTS.map((field) => {
                  const shared = { label: t(`person.${field}`), autoComplete: 'off', maxLength: 200, error: errorOf(`contacts.${at}.${field}`), onChange: (event: ChangeEvent<HTMLInputElement>) => change(at, { [field]: event.currentTarget.value || null }) }
                  return field === 'email' || field === 'phone'
                    ? <ReachInput key={field} kind={field === 'phone' ? 'tel' : 'email'} {...shared} value={one[field]} />
                    : <TextInput key={field} autoFocus={field === 'firstName' && one.id === undefined} {...shared} value={one[field] ?? ''} />
                })}
                <Checkbox className={classes.wide} label={t('isMainPerson')} checked={one.isPrimary} onChange={(event) => change(at, { isPrimary: event.currentTarget.checked }, one.id !== undefined)} />
              </FoldedItem>
            )
          })}
        </ul>
      )}
      <Group><Button variant="default" size="xs" leftSection={<UserRoundPlus size={16} aria-hidden />} onClick={add}>{t('addPerson')}</Button></Group>
    </Stack>
  )
}
