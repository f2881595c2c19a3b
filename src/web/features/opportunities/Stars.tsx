import { useTranslation } from 'react-i18next'
import classes from './board.module.css'

/** Priority 0 to 3; nothing at all for 0. */
export function Stars({ priority }: { priority: number }) {
  const { t } = useTranslation('opportunities')
  if (priority === 0) return null
  return <span role="img" className={classes.stars} aria-label={t('priorityOf', { count: priority })} title={t('priorityOf', { count: priority })}>{'★'.repeat(priority)}</span>
}
