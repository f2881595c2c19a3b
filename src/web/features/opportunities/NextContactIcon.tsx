import { Tooltip } from '@mantine/core'
import { AlarmClock, CalendarCheck, CalendarClock, CalendarPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#web/ui/format.ts'
import classes from './board.module.css'
import { contactState } from './next-contact.ts'

const ICONS = { late: AlarmClock, today: CalendarClock, planned: CalendarCheck, none: CalendarPlus }

/** When the next contact is, in shape, colour and words. */
export function NextContactIcon({ next }: { next: { startsAt: string } | null }) {
  const { t } = useTranslation('opportunities')
  const state = contactState(next, new Date())
  const Icon = ICONS[state]
  const words = next ? t(`nextContact.${state}`, { at: formatInstant(next.startsAt) }) : t('nextContact.none')
  return (
    <Tooltip label={words}>
      <span role="img" aria-label={words} className={classes.nextContact} data-state={state}>
        <Icon size={16} aria-hidden />
      </span>
    </Tooltip>
  )
}
