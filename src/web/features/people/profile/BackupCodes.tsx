import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { Check, Copy, Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from '../../../ui/CopyField.tsx'

/** Codes for the day the phone is lost: shown once, to be put aside. */
export function BackupCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation('profile')
  const [copied, setCopied] = useState(false)
  const sheet = `${t('sheetTitle')}\n\n${codes.join('\n')}\n`
  const print = () => {
    const frame = document.createElement('iframe')
    frame.hidden = true
    document.body.append(frame)
    const page = frame.contentDocument
    if (!page) return
    const text = page.createElement('pre')
    text.textContent = sheet
    page.body.append(text)
    frame.contentWindow?.addEventListener('afterprint', () => frame.remove())
    frame.contentWindow?.print()
  }
  return (
    <Stack gap="sm">
      <Alert color="yellow">{t('backupText')}</Alert>
      <SimpleGrid cols={2} spacing={4} component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {codes.map((code) => <Text key={code} component="li" ff="monospace" ta="center" py={4}>{code}</Text>)}
      </SimpleGrid>
      <Group gap="xs" justify="center">
        {navigator.clipboard && <Button variant="default" size="sm" leftSection={copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />} onClick={() => void copyText(sheet, null).then(() => setCopied(true))}><span role="status">{t(copied ? 'copied' : 'copy')}</span></Button>}
        <Button variant="default" size="sm" component="a" download="piste.txt" href={`data:text/plain;charset=utf-8,${encodeURIComponent(sheet)}`} leftSection={<Download size={16} aria-hidden />}>{t('download')}</Button>
        <Button variant="default" size="sm" leftSection={<Printer size={16} aria-hidden />} onClick={print}>{t('print')}</Button>
      </Group>
      <Group justify="flex-end"><Button onClick={onDone}>{t('putAside')}</Button></Group>
    </Stack>
  )
}
