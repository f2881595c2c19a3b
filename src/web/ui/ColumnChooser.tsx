import { Button, Checkbox, Popover, Stack } from '@mantine/core'
import { SlidersHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Which columns a list shows; the first one always stays. */
export function ColumnChooser<K extends string>({ columns, shown, onChange }: { columns: { key: K; label: string }[]; shown: K[]; onChange: (shown: K[]) => void }) {
  const { t } = useTranslation('table')
  return (
    <Popover position="bottom-end" withArrow trapFocus>
      <Popover.Target><Button variant="default" leftSection={<SlidersHorizontal size={16} aria-hidden />}>{t('columns')}</Button></Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group aria-label={t('columns')} value={shown} onChange={(keys) => onChange(columns.map((one) => one.key).filter((key, index) => index === 0 || keys.includes(key)))}>
          <Stack gap={8}>{columns.map((one, index) => <Checkbox key={one.key} value={one.key} label={one.label} disabled={index === 0} />)}</Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  )
}
