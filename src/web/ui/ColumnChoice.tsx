import { Checkbox, Popover, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Choice } from './ColumnChooser.tsx'
import { ColumnsButton } from './ColumnsButton.tsx'

/** The columns to tick, open under their button. */
export function ColumnChoice({ columns, shown, onChange }: Choice<string>) {
  const { t } = useTranslation('table')
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus defaultOpened>
      <Popover.Target><ColumnsButton /></Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group aria-label={t('columns')} value={shown} onChange={(keys) => onChange(columns.map((one) => one.key).filter((key, index) => index === 0 || keys.includes(key)))}>
          <Stack gap={8}>{columns.map((one, index) => <Checkbox key={one.key} value={one.key} label={one.label} disabled={index === 0} />)}</Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  )
}
