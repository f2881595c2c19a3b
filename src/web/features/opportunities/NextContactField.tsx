import { CloseButton, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { UserSelect } from '#web/features/people/panel.tsx'

type NextContact = { userId: string | null; startsAt: string; endsAt: string | null }

/** An instant as the local day and time a datetime box shows. */
function local(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** Who calls back, and when; the salesperson unless said otherwise. */
export function NextContactField({ value, ownerId, onChange }: { value: NextContact | null; ownerId: string | null; onChange: (next: NextContact | null) => void }) {
  const { t } = useTranslation('opportunities')
  return (
    <>
      <TextInput type="datetime-local" label={t('field.nextContact')} value={value ? local(value.startsAt) : ''}
        rightSection={value && <CloseButton size="sm" aria-label={t('clearNextContact')} onClick={() => onChange(null)} />}
        onChange={({ currentTarget }) => {
          const at = new Date(currentTarget.value)
          onChange(Number.isNaN(at.getTime()) ? null : { userId: value?.userId ?? ownerId, startsAt: at.toISOString(), endsAt: null })
        }} />
      {value && <UserSelect label={t('nextContactBy')} value={value.userId} onChange={(userId) => onChange({ ...value, userId })} />}
    </>
  )
}
