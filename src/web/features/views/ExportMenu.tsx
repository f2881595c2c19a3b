import { Menu } from '@mantine/core'
import { FileSpreadsheet, FileText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListResource } from '#contract/columns.ts'
import type { ExportFormat } from '#contract/exports.ts'
import type { ViewQuery } from '#contract/records.ts'
import { showProblem } from '#web/ui/use-report-failure.ts'
import { ExportButton } from './ExportButton.tsx'
import { downloadExport } from './queries.ts'

/** Everything the list finds, with the columns shown, as a file. */
export function ExportMenu({ resource, query }: { resource: ListResource; query: ViewQuery }) {
  const { t } = useTranslation('views')
  const [busy, setBusy] = useState(false)
  const download = async (format: ExportFormat) => {
    setBusy(true)
    try {
      await downloadExport(resource, format, query)
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false} defaultOpened>
      <Menu.Target><ExportButton loading={busy} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<FileText size={16} aria-hidden />} onClick={() => void download('csv')}>{t('csv')}</Menu.Item>
        <Menu.Item leftSection={<FileSpreadsheet size={16} aria-hidden />} onClick={() => void download('xlsx')}>{t('xlsx')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
