import { Button, type ButtonProps } from '@mantine/core'
import { SlidersHorizontal } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './icon-on-narrow.module.css'
import type { TriggerProps } from './on-demand.tsx'

export function ColumnsButton(props: TriggerProps & ButtonProps & { ref?: Ref<HTMLButtonElement> }) {
  const { t } = useTranslation('table')
  return <Button variant="default" className={classes.iconOnNarrow} leftSection={<SlidersHorizontal size={16} aria-hidden />} {...props}>{t('columns')}</Button>
}
