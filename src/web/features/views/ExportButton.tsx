import { Button, type ButtonProps } from '@mantine/core'
import { Download } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '#web/ui/icon-on-narrow.module.css'
import type { TriggerProps } from '#web/ui/on-demand.tsx'

export function ExportButton(trigger: { ref?: Ref<HTMLButtonElement>; loading?: boolean } & TriggerProps & ButtonProps) {
  const { t } = useTranslation('views')
  return <Button variant="default" className={classes.iconOnNarrow} leftSection={<Download size={16} aria-hidden />} aria-haspopup="menu" {...trigger}>{t('export')}</Button>
}
