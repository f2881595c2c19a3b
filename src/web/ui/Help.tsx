import { Popover, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './help.module.css'

/** A «?» beside a word that needs one: opens what it means, by pointer or keyboard; Escape closes it. */
export function Help({ word, children }: { word: string; children: string }) {
  const { t } = useTranslation('shell')
  return (
    <Popover position="bottom-start" width={300} withArrow shadow="md" withinPortal>
      <Popover.Target><button type="button" className={classes.help} aria-label={t('helpOn', { word })}>?</button></Popover.Target>
      <Popover.Dropdown><Text size="sm" role="status">{children}</Text></Popover.Dropdown>
    </Popover>
  )
}
