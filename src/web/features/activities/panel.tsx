import { CloseButton, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { UserSelect } from '#web/features/people/panel.tsx'

type NextContact = { userId: string | null; startsAt: string; endsAt: string | null }

/** An instant as the local day and time a datetime box shows. */
function local(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
const instantOf = (text: string): string | null => {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

type Props = { value: NextContact | null; ownerId: string | null; error?: string | undefined; /** `now`: a choice, to be saved at once. */ onChange: (next: NextContact | null, now: boolean) => void }

/** Who calls back, when, and until when; the salesperson unless said otherwise. The end moves with the beginning. */
export function NextContactField({ value, ownerId, error, onChange }: Props) {
  const { t } = useTranslation('activities')
  const begin = (text: string) => {
    const startsAt = instantOf(text)
    if (!startsAt) return
    const lasts = value?.endsAt ? Date.parse(value.endsAt) - Date.parse(value.startsAt) : null
    onChange({ userId: value ? value.userId : ownerId, startsAt, endsAt: lasts === null ? null : new Date(Date.parse(startsAt) + lasts).toISOString() }, false)
  }
  return (
    <>
      <TextInput type="datetime-local" label={t('nextContact')} value={value ? local(value.startsAt) : ''} error={error}
        rightSection={value && <CloseButton size="sm" aria-label={t('clear')} onClick={() => onChange(null, true)} />} onChange={({ currentTarget }) => begin(currentTarget.value)} />
      {value && (
        <>
          <TextInput type="datetime-local" label={t('until')} min={local(value.startsAt)} value={value.endsAt ? local(value.endsAt) : ''} onChange={({ currentTarget }) => onChange({ ...value, endsAt: instantOf(currentTarget.value) }, false)} />
          <UserSelect label={t('by')} value={value.userId} onChange={(userId) => onChange({ ...value, userId }, true)} />
        </>
      )}
    </>
  )
}
